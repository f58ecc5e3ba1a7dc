import type { Definition, FootnoteDefinition, PhrasingContent, Root } from 'mdast';
import type { Point } from 'unist';
import type { Language } from '../../report/language.ts';
import { visit } from '../../report/visit.ts';
import type { Item } from '../content.ts';
import {
  arrangeBlocks,
  findPlainFigures,
  findPlainForms,
  labelBlocks,
  nestBlocks,
  plainText,
} from './blocks.ts';
import { emitItems } from './emit.ts';
import { measureHeadings, settleLevels } from './headings.ts';
import { parseFenced, syntax } from './parse.ts';
import type { Target } from './targets.ts';

/** What a source says, and so every artifact must. */
export interface ExpectedContent {
  /** In the order of a printed report. */
  body: Item[];
  notes: Map<string, { items: Item[]; place: Point }>;
  /** By id, explicit or made from a heading's words. */
  targets: Map<string, Target[]>;
  /** Headings in the outline, in order. */
  headings: Item[];
  /** A first heading that is the report's title. */
  title?: { text: string; place: Point };
}

/** What of a layout changes the order in which a source is read. */
export interface Layout {
  tableCaptions: 'above' | 'below';
}

/**
 * Read what a source says, from its text alone: no part of the code that
 * makes artifacts is used, so that what it drops is missed.
 *
 * @param markdown the source file
 * @param language of the report, for the words that it generates
 * @param title the report's title, which a first heading may repeat
 * @param layout of the artifact that it is to be compared with
 */
export function readSource(
  markdown: string,
  language: Language,
  title: string | undefined,
  layout: Layout,
): ExpectedContent {
  const { root, fences } = parseFenced(markdown.replace(/^\ufeff/u, ''));
  const heading = takeTitle(root, title);
  const definitions = new Map<string, Definition>();
  const notes: FootnoteDefinition[] = [];
  let shallowest = 6;
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if (node.type === 'footnoteDefinition') notes.push(node);
    if (node.type === 'heading') shallowest = Math.min(shallowest, node.depth);
  });
  const nested = nestBlocks(root.children, fences);
  const depths = measureHeadings(nested, shallowest === 1 ? 1 : 0);
  const blocks = findPlainFigures(findPlainForms(arrangeBlocks(nested), language));
  labelBlocks(blocks, language);
  const content = emitItems(blocks, {
    ...layout,
    fences,
    language,
    definitions,
    notes,
    levels: settleLevels(blocks, depths),
    lines: markdown.split(/\r\n|\r|\n/u),
    parseLabel: (label) => {
      const known = [...definitions.values()].map(({ label: name, url }) => `[${name}]: <${url}>`);
      const noted = notes.map(({ label: name }) => `[^${name}]: x`);
      const parsed = syntax.parse(
        [`${LABEL_LEAD}${label}`, '', ...known, '', noted.join('\n\n')].join('\n'),
      );
      return readLabel(parsed);
    },
  });
  return heading === undefined ? content : { ...content, title: heading };
}

/** Before a label that is parsed by itself: no mark of it begins a block, nor follows a letter. */
const LABEL_LEAD = '. ';

/** The content of the first paragraph, without what stands before the label. */
function readLabel({ children: [paragraph] }: Root): PhrasingContent[] {
  if (paragraph?.type !== 'paragraph') return [];
  visit(paragraph, ({ position }) => {
    if (position !== undefined) position.start.column -= LABEL_LEAD.length;
  });
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text' || first.position === undefined) return [];
  first.position.start.column += LABEL_LEAD.length;
  first.value = first.value.slice(LABEL_LEAD.length);
  return first.value === '' ? others : paragraph.children;
}

/** Take a first heading of depth 1 that is the title, or the only one, out of the text. */
function takeTitle(root: Root, title: string | undefined): ExpectedContent['title'] {
  const [first] = root.children;
  if (first?.type !== 'heading' || first.depth !== 1) return undefined;
  const isOnly = root.children.every(
    (node) => node === first || node.type !== 'heading' || node.depth > 1,
  );
  const text = plainText(first).trim();
  if (title === undefined ? !isOnly : text !== title.trim()) return undefined;
  root.children.shift();
  return { text, place: first.position?.start ?? { line: 1, column: 1 } };
}
