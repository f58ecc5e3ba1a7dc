import type { Paragraph, Root } from 'mdast';
import type { VFile } from 'vfile';
import { blockNames } from '../../blocks/index.ts';
import { report } from '../../report/diagnostics.ts';
import { CONTINUE, SKIP, visit } from '../../report/visit.ts';

const LABEL_AFTER_ATTRIBUTES = /^\s*:{3,}[\w-]+\s*\{[^}]*\}\s*\[/u;
const SPACE_BEFORE_NAME = /^\s*:{3,}\s+([\w-]+)/u;

/**
 * unified plugin: report what remark-directive passes over in silence, an
 * unclosed fence, a `:::` that stayed text and a label in the wrong place.
 */
export function remarkFences() {
  return (tree: Root, file: VFile): void => {
    const lines = String(file.value).split(/\r\n|\r|\n/u);
    visit(tree, (node) => {
      if (node.type === 'containerDirective') {
        const last = node.position?.end.line ?? 0;
        const first = node.position?.start.line ?? 0;
        // A container in a quotation or a list has their markers before its fence.
        const closes = /^[\s>]*:{3,}\s*$/u.test(lines[last - 1] ?? '');
        if (!closes || last === first) {
          report(
            file,
            node.position?.start,
            'unclosed-fence',
            `“:::${node.name}” is never closed`,
            {
              hint: 'End the block with a line of as many colons as it begins with.',
            },
          );
        }
        return CONTINUE;
      }
      if (node.type === 'paragraph') {
        reportStrayFences(node, lines, file);
        return SKIP;
      }
      return CONTINUE;
    });
  };
}

function reportStrayFences(node: Paragraph, lines: string[], file: VFile): void {
  const { position } = node;
  if (position === undefined) return;
  for (let line = position.start.line; line <= position.end.line; line += 1) {
    const text = lines[line - 1] ?? '';
    const written = line === position.start.line ? text.slice(position.start.column - 1) : text;
    if (!/^[\s>]*:{3,}/u.test(written)) continue;
    const column = text.indexOf(':::') + 1;
    const [rule, message, hint] = describe(written);
    const fence = text.slice(column - 1);
    const fix = mend(fence);
    const place = { start: { line, column }, end: { line, column: text.length + 1 } };
    report(file, fix === undefined ? place.start : place, rule, message, {
      hint,
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

/** The line as it was meant, where it can be meant in one way only. */
function mend(fence: string): string | undefined {
  const misplaced = /^(:{3,}[\w-]+)\s*(\{[^{}]*\})\s*(\[[^[\]]*\])\s*$/u.exec(fence);
  if (misplaced !== null) return `${misplaced[1]}${misplaced[3]}${misplaced[2]}`;
  const spaced = /^(:{3,})\s+([\w-]+)(\s*$|[[{].*$)/u.exec(fence);
  const isBlock = spaced !== null && blockNames.includes(spaced[2] ?? '');
  return isBlock ? `${spaced[1]}${spaced[2]}${spaced[3]}` : undefined;
}

function describe(line: string): [rule: string, message: string, hint: string] {
  if (LABEL_AFTER_ATTRIBUTES.test(line)) {
    return [
      'misplaced-label',
      'The label stands after the attributes, so this block was not opened',
      'Write the label first: “:::name[label]{key=value}”.',
    ];
  }
  const spaced = SPACE_BEFORE_NAME.exec(line);
  if (spaced !== null) {
    return [
      'stray-fence',
      'There is a space between “:::” and the name, so this block was not opened',
      `Write “:::${spaced[1]}”.`,
    ];
  }
  return [
    'stray-fence',
    '“:::” stands here as text: it neither opens nor closes a block',
    'Open a block with “:::name” at the start of a line, close it with as many colons, and take away fences that are left over.',
  ];
}
