import type { AttributeRule, Block } from '../../src/blocks/block.ts';
import { blocks } from '../../src/blocks/index.ts';
import { code, GENERATED, joinBlocks, renderTable } from './markdown.ts';

/** The blocks of the source language. */
export function renderBlocksPage(): string {
  const all = Object.values(blocks) as unknown as Block[];
  return joinBlocks(
    '# Blocks',
    GENERATED,
    'A block begins with three colons and its name, and ends with three colons. A block around others has more colons than they do. Every block takes an id, `{#id}`, by which a link can name it.',
    'The style guide in `source/style-guide/` shows each of them beside what it becomes.',
    ...all
      .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'))
      .map(renderBlock),
  );
}

function renderBlock(block: Block): string {
  const attributes = Object.entries(block.attributes);
  return [
    `## ${code(nameOf(block))}`,
    block.summary,
    ...(block.names.length > 1
      ? [`Also written ${block.names.slice(1).map(code).join(', ')}.`]
      : []),
    `\`\`\`markdown\n${renderExample(block)}\n\`\`\``,
    ...(attributes.length === 0
      ? []
      : [
          renderTable(
            ['attribute', 'is'],
            attributes.map(([name, rule]) => [code(name), describeRule(rule)]),
          ),
        ]),
    ...(block.matter === undefined ? [] : [`It stands in the ${block.matter} matter.`]),
  ].join('\n\n');
}

function renderExample(block: Block): string {
  const label = { required: '[Label]', optional: '[Label]', none: '' }[block.label];
  const note = block.label === 'optional' ? '\n\nThe label may be left out.' : '';
  return `:::${nameOf(block)}${label}\nText.${note}\n:::`;
}

function describeRule(rule: AttributeRule): string {
  switch (rule.kind) {
    case 'choice':
      return `one of ${rule.values.map(code).join(', ')}`;
    case 'flag':
      return 'present or not';
    case 'number':
      return 'a number';
    case 'text':
      return 'text';
    case 'url':
      return 'an address';
  }
}

function nameOf(block: Block): string {
  return block.names[0] ?? block.type;
}
