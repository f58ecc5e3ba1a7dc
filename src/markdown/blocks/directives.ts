import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import type { Block, BlockContext } from '../../blocks/block.ts';
import { blockNames, findBlock } from '../../blocks/index.ts';
import { report } from '../../report/diagnostics.ts';
import type { Language } from '../../report/language.ts';
import { suggestNearest } from '../../report/nearest.ts';
import { textOf } from '../../report/phrasing.ts';
import { checkAttributes } from './attributes.ts';

/** Where in the report a list of nodes stands. */
interface Surroundings {
  /** Depth of the heading that they stand under; 1 at the top. */
  depth: number;
  inPanel: boolean;
  /** Whether they are the top level of the report. */
  top: boolean;
}

/**
 * unified plugin: make blocks of container directives. What a directive says
 * that no block knows is kept as ordinary content, and reported.
 */
export function remarkBlocks(options: { language: Language }) {
  return (tree: Root, file: VFile): void => {
    tree.children = buildAll(
      tree.children,
      { depth: 1, inPanel: false, top: true },
      { file, language: options.language },
    );
  };
}

interface Job {
  file: VFile;
  language: Language;
}

function buildAll(nodes: RootContent[], around: Surroundings, job: Job): RootContent[] {
  let depth = around.depth;
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'heading') depth = node.depth;
    if (node.type === 'containerDirective') {
      return buildBlock(node, { ...around, depth }, job);
    }
    if ('children' in node) {
      node.children = buildAll(
        node.children as RootContent[],
        { ...around, depth, top: false },
        job,
      ) as never;
    }
    return [node];
  });
}

function buildBlock(directive: ContainerDirective, around: Surroundings, job: Job): RootContent[] {
  const block = findBlock(directive.name);
  const { label, children } = splitLabel(directive);
  if (block === undefined) {
    report(
      job.file,
      directive.position?.start,
      'unknown-block',
      `There is no block “${directive.name}”`,
      {
        hint:
          suggestNearest(directive.name, blockNames) ?? `The blocks are: ${blockNames.join(', ')}.`,
      },
    );
    const kept: RootContent[] = label.length > 0 ? [{ type: 'paragraph', children: label }] : [];
    return [...kept, ...buildAll(children, { ...around, top: false }, job)];
  }
  const { attributes, id, lang, level } = checkAttributes(directive, block, job.file);
  const depth = toDepth(level ?? (isChapter(block, around) ? 2 : around.depth + 1));
  const context: BlockContext = {
    language: job.language,
    depth,
    inPanel: around.inPanel,
    report: (place, rule, message, options) => report(job.file, place, rule, message, options),
  };
  checkLabel(directive, block, label, job.file);
  const inside = buildAll(
    children,
    { depth, inPanel: around.inPanel || block.type === 'panel', top: false },
    job,
  );
  const kept: RootContent[] =
    block.label === 'none' && label.length > 0 ? [{ type: 'paragraph', children: label }] : [];
  const node: Node = block.fromDirective(
    {
      directive,
      label: block.label === 'none' ? [] : label,
      attributes,
      children: [...kept, ...inside],
    },
    context,
  );
  if (directive.position !== undefined) node.position = directive.position;
  node.data = {
    ...node.data,
    ...(id === undefined ? {} : { id }),
    ...(lang === undefined ? {} : { lang }),
  };
  if (Object.keys(node.data).length === 0) delete node.data;
  return [node as RootContent];
}

/** Front and back matter and recommendations are chapters where they stand at the top. */
function isChapter(block: Block, around: Surroundings): boolean {
  return around.top && (block.matter !== undefined || block.type === 'recommendations');
}

function toDepth(depth: number): Heading['depth'] {
  return Math.max(2, Math.min(6, depth)) as Heading['depth'];
}

/** remark-directive leaves a label as a marked paragraph in front of the content. */
function splitLabel(directive: ContainerDirective): {
  label: PhrasingContent[];
  children: RootContent[];
} {
  const [first, ...rest] = directive.children;
  if (first?.type !== 'paragraph' || first.data?.directiveLabel !== true) {
    return { label: [], children: directive.children };
  }
  return { label: isBlank(first.children) ? [] : first.children, children: rest };
}

/** What is seen though it has no words: a link shows its address. */
const SEEN = new Set(['image', 'imageReference', 'footnoteReference', 'link', 'linkReference']);

/** Whether there is nothing to read: `[ ]` is no label. */
function isBlank(nodes: readonly PhrasingContent[]): boolean {
  return nodes.every((node) => {
    if (SEEN.has(node.type)) return false;
    return 'children' in node ? isBlank(node.children) : textOf([node]).trim() === '';
  });
}

function checkLabel(
  directive: ContainerDirective,
  block: Block,
  label: PhrasingContent[],
  file: VFile,
): void {
  const place = directive.position?.start;
  if (block.label === 'required' && label.length === 0) {
    report(file, place, 'missing-label', `“:::${directive.name}” has no title`, {
      severity: 'warning',
      hint: `Write it in brackets: “:::${directive.name}[Title]”.`,
    });
  }
  if (block.label === 'none' && label.length > 0) {
    report(
      file,
      place,
      'unexpected-label',
      `“:::${directive.name}” takes no label; its text is kept as a paragraph`,
      {
        severity: 'warning',
        hint: 'Write the text between the fences.',
      },
    );
  }
}
