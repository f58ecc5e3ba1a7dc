import type { Root, RootContent } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import type { Chapter, FigureEntry, OutlineEntry } from '../../report/report.ts';
import { matterOf } from './matter.ts';
import { visit } from './visit.ts';

/** The headings of a settled tree as a nested outline. */
export function buildOutline(tree: Root): OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  const open: OutlineEntry[] = [];
  visit(tree, 'heading', (node) => {
    const entry: OutlineEntry = {
      id: node.data?.id ?? '',
      level: node.depth - 1,
      prefix: node.data?.numbering?.prefix ?? '',
      text: textOf(node.children).trim(),
      node,
      children: [],
    };
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? outline).push(entry);
    open.push(entry);
  });
  return outline;
}

/** The content cut at the outline's first level; notes' definitions are left out. */
export function cutChapters(tree: Root, outline: OutlineEntry[]): Chapter[] {
  const entries = new Map(outline.map((entry) => [entry.node, entry]));
  const chapters: Chapter[] = [];
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') continue;
    const heading = headingOf(node);
    const entry = heading === undefined ? undefined : entries.get(heading);
    const matter = matterOf(node);
    const current = chapters.at(-1);
    if (entry !== undefined) chapters.push({ matter, entry, children: [node] });
    else if (current === undefined || current.matter !== matter) {
      chapters.push({ matter, children: [node] });
    } else current.children.push(node);
  }
  return chapters;
}

/** A top-level node's heading: itself, or that of a block that is a section. */
function headingOf(node: RootContent) {
  if (node.type === 'heading') return node;
  const first = 'children' in node ? node.children[0] : undefined;
  return first?.type === 'heading' ? first : undefined;
}

/** The figures and tables that have captions, in order. */
export function listFigures(tree: Root): FigureEntry[] {
  const figures: FigureEntry[] = [];
  visit(tree, 'figure', (node) => {
    const { id = '', numbering } = node.data ?? {};
    const caption = node.children.find((child) => child.type === 'caption');
    figures.push({
      id,
      kind: node.kind,
      label: numbering?.label ?? '',
      prefix: numbering?.prefix ?? '',
      text: caption === undefined ? '' : textOf(caption.children).trim(),
      node,
    });
  });
  return figures;
}
