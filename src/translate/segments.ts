import GithubSlugger from 'github-slugger';
import type {
  Definition,
  Image,
  Link,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { findBlock } from '../blocks/index.ts';
import { parsePlain } from '../markdown/parse.ts';
import type { SourceSpan } from '../markdown/syntax/spans.ts';
import { textOf } from '../report/phrasing.ts';
import { spanMarkOf } from '../report/table-grid.ts';
import { visit } from '../report/visit.ts';
import { collapseSpaces, plainText } from './content.ts';
import { rangeOf, tagPhrasing } from './phrasing.ts';
import { HEADING, type Mark, type Range, type Segment, type SegmentForm } from './segment.ts';

/** Where in the text the walk is. */
interface Surroundings {
  /** First part of the paths: the nearest heading or named block. */
  scope: string;
  /** Titles and names from the outside in. */
  context: readonly string[];
  /** The block's name, of the innermost directive. */
  block: string;
  /** In a list. */
  isItem: boolean;
  /** What the comment before the block says to translators. */
  note?: string;
}

/** What the walk collects, and what it needs to name it. */
interface Job {
  source: string;
  spans: SourceSpan[];
  slugger: GithubSlugger;
  counters: Map<string, number>;
  places: ReturnType<typeof location>;
  /** Ids that the source gives. */
  ids: ReadonlySet<string>;
  segments: Segment[];
}

/**
 * Cut a source's text into segments: every paragraph, heading, item, cell,
 * label, attribute, alternative text and note, in the order of the source.
 * Code, addresses, names of blocks and ids are no text and in no segment.
 *
 * @param file the source; it gets no messages
 */
export function cutText(file: VFile): Segment[] {
  const { tree, spans } = parsePlain(file);
  const job: Job = {
    source: String(file.value),
    spans,
    slugger: new GithubSlugger(),
    counters: new Map(),
    places: location(file),
    ids: listIds(tree),
    segments: [],
  };
  walkAll(tree.children, { scope: 'text', context: [], block: '', isItem: false }, job);
  return job.segments;
}

function listIds(tree: Root): Set<string> {
  const ids = new Set<string>();
  visit(tree, 'containerDirective', (node) => {
    if (node.attributes?.['id']) ids.add(node.attributes['id']);
  });
  return ids;
}

/** Ids by rule, the same in all languages: `src/markdown/resolve/ids.ts`. */
const RULED = /^#(?:fn|fnref|figure|table|rec)-\d/u;

/**
 * A link to a heading leads to an id that is made of the heading's words: in
 * every language another, and the same heading.
 */
function settleTarget(mark: Mark, ids: ReadonlySet<string>): Mark {
  const { kind, target } = mark;
  if (kind !== 'link' || !target.startsWith('#') || RULED.test(target)) return mark;
  return ids.has(target.slice(1)) ? mark : { ...mark, target: HEADING };
}

/** Kinds of segments: what paths call them, and what translators do. */
const kinds = {
  heading: ['h', 'Heading'],
  paragraph: ['p', 'Paragraph'],
  item: ['li', 'List item'],
  person: ['person', 'Person: name, role, affiliation'],
  head: ['th', 'Head of a column'],
  cell: ['td', 'Table cell'],
  label: ['label', 'Title'],
  caption: ['caption', 'Caption'],
  attribute: ['attribute', 'Line under a block'],
  alternative: ['alt', 'Description of a picture, for those who cannot see it'],
  title: ['title', 'Title of a picture or link'],
} as const satisfies Record<string, readonly [string, string]>;

/** `<!-- translator: keep it short -->`, before what it is about. */
const NOTE = /^<!--\s*translators?:\s*(?<text>[\s\S]*?)\s*-->\s*$/iu;

function walkAll(nodes: readonly RootContent[], around: Surroundings, job: Job): void {
  let here = around;
  let note: string | undefined;
  for (const node of nodes) {
    if (node.type === 'html') {
      note = NOTE.exec(node.value)?.groups?.['text'] ?? note;
      continue;
    }
    // A comment goes with the block behind it, and with all that is in the block.
    const { note: _, ...bare } = here;
    const own = note ?? around.note;
    here = own === undefined ? bare : { ...bare, note: own };
    note = undefined;
    if (node.type === 'heading') {
      const text = textOf(node.children);
      // Deeper headings stand under this one, others beside it; a translator needs only the last.
      here = { ...here, scope: makeScope(text, job), context: [...around.context, text] };
      addPhrasing('heading', 'heading', node.children, here, job);
    } else walk(node, here, job);
  }
}

function walk(node: RootContent, around: Surroundings, job: Job): void {
  switch (node.type) {
    case 'paragraph':
      walkParagraph(node, around, job);
      return;
    case 'table':
      walkTable(node, around, job);
      return;
    case 'containerDirective':
      walkDirective(node, around, job);
      return;
    case 'definition':
      addTitle(node, around, job);
      return;
    case 'footnoteDefinition': {
      const label = node.label ?? node.identifier;
      const scope = makeScope(`note-${label}`, job);
      walkAll(node.children, { ...around, scope, context: [`Note ${label}`] }, job);
      return;
    }
    case 'list':
      for (const item of node.children) walkAll(item.children, { ...around, isItem: true }, job);
      return;
    case 'blockquote':
      walkAll(node.children, around, job);
      return;
    default:
  }
}

function walkParagraph(node: Paragraph, around: Surroundings, job: Job): void {
  const isPerson = around.block === 'participants';
  const kind = isPerson ? 'person' : around.isItem ? 'item' : 'paragraph';
  addPhrasing(kind, 'paragraph', node.children, around, job, isPerson && !around.isItem);
}

function walkTable(node: Table, around: Surroundings, job: Job): void {
  for (const [index, row] of node.children.entries()) {
    for (const cell of row.children) {
      // It goes on the cell beside it, and says nothing.
      if (spanMarkOf(cell) !== undefined) continue;
      addPhrasing(index === 0 ? 'head' : 'cell', 'cell', cell.children, around, job);
    }
  }
}

function walkDirective(node: ContainerDirective, around: Surroundings, job: Job): void {
  const id = node.attributes?.['id'] ?? undefined;
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const children = label ? rest : node.children;
  const title = label ? textOf(first.children) : '';
  const inside = {
    ...around,
    scope: makeScope(id ?? node.name, job),
    context: [...around.context, title === '' ? node.name : `${node.name}: ${title}`],
    block: node.name,
    isItem: false,
  };
  if (label) {
    addPhrasing(node.name === 'figure' ? 'caption' : 'label', 'label', first.children, inside, job);
  }
  addAttributes(node, inside, job);
  walkAll(children, inside, job);
}

/** The attributes whose value is text, as the block declares them. */
function addAttributes(node: ContainerDirective, around: Surroundings, job: Job): void {
  const rules = findBlock(node.name)?.attributes ?? {};
  const start = node.position?.start.offset ?? 0;
  const end = job.source.indexOf('\n', start);
  const spans = job.spans.filter(
    (span) => span.start >= start && (end < 0 || span.start < end) && /^attr/u.test(span.type),
  );
  for (const [index, span] of spans.entries()) {
    if (span.type !== 'attributeName') continue;
    const name = job.source.slice(span.start, span.end);
    const value = spans[index + 1];
    const text = node.attributes?.[name];
    if (value?.type !== 'attributeValue' || !text) continue;
    if (!Object.hasOwn(rules, name) || rules[name]?.kind !== 'text') continue;
    addString('attribute', 'attribute', text, value, { ...around, scope: around.scope }, job);
  }
}

/** A paragraph, heading, cell or label, then what stands inside of its pictures and links. */
function addPhrasing(
  kind: keyof typeof kinds,
  form: SegmentForm,
  nodes: readonly PhrasingContent[],
  around: Surroundings,
  job: Job,
  keepsLines = false,
): void {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return;
  const tagged = tagPhrasing(nodes, job.source, { keepsLines });
  const { content } = tagged;
  const marks = tagged.marks.map((mark) => settleTarget(mark, job.ids));
  const range = { start: rangeOf(first).start, end: rangeOf(last).end };
  add(kind, form, { content, marks, range, keepsLines }, around, job);
  const whole: Paragraph = { type: 'paragraph', children: [...nodes] };
  visit(whole, (node) => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const span = spanInside(node, 'alternative', job);
      if (span !== undefined && node.alt) {
        addString('alternative', 'alternative', node.alt, span, around, job);
      }
    }
    if (node.type === 'image' || node.type === 'link') addTitle(node, around, job);
  });
}

function addTitle(node: Image | Link | Definition, around: Surroundings, job: Job): void {
  const span = spanInside(node, 'title', job);
  if (span !== undefined && node.title) {
    addString('title', 'title', node.title, span, around, job);
  }
}

/** The last span of a type in a node: what it holds may have some of its own before. */
function spanInside(
  node: { position?: Image['position'] },
  type: SourceSpan['type'],
  job: Job,
): Range | undefined {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  return job.spans.findLast((span) => span.type === type && span.start >= start && span.end <= end);
}

function addString(
  kind: keyof typeof kinds,
  form: SegmentForm,
  text: string,
  range: Range,
  around: Surroundings,
  job: Job,
): void {
  const content = [{ type: 'text' as const, value: collapseSpaces(text) }];
  const { start, end } = range;
  add(kind, form, { content, marks: [], range: { start, end }, keepsLines: false }, around, job);
}

function add(
  kind: keyof typeof kinds,
  form: SegmentForm,
  what: { content: Segment['content']; marks: Mark[]; range: Range; keepsLines: boolean },
  around: Surroundings,
  job: Job,
): void {
  // What has neither letters nor digits says the same in every language.
  if (!/[\p{L}\p{N}]/u.test(plainText(what.content))) return;
  const [short, words] = kinds[kind];
  const counter = `${around.scope}.${short}`;
  const number = (job.counters.get(counter) ?? 0) + 1;
  job.counters.set(counter, number);
  job.segments.push({
    ...what,
    path: `${counter}${number}`,
    kind: words,
    form,
    file: 'own',
    prefix: prefixOf(what.range, job.source),
    context: around.context,
    ...(around.note === undefined ? {} : { note: collapseSpaces(around.note) }),
    place: job.places.toPoint(what.range.start) ?? { line: 1, column: 1 },
  });
}

/** A name for paths and XML (NMTOKEN), unique in the report. */
function makeScope(text: string, job: Job): string {
  const slug = job.slugger.slug(text).replace(/[^\p{L}\p{Nd}._-]/gu, '-');
  return slug === '' || slug === '-' ? job.slugger.slug('text') : slug;
}

/** What a line of a container begins with where a paragraph goes on: `> `, an item's indent. */
function prefixOf({ start, end }: Range, source: string): string {
  const text = source.slice(start, end);
  const second = /\n([ \t>]*)/u.exec(text);
  if (second !== null) return second[1] ?? '';
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  // A list's or a note's marker is indent for the lines that follow.
  return source
    .slice(lineStart, start)
    .replace(/^(?<quote>[ \t>]*)\[\^[^\]]*\]:[ \t]*/u, '$<quote>    ')
    .replace(/[^>\t]/gu, ' ');
}
