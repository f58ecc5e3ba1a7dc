import type { Definition, FootnoteDefinition, ListItem, PhrasingContent } from 'mdast';
import type { Point } from 'unist';
import { formatNumbered } from '../../languages/format.ts';
import type { Labels, Language } from '../../report/language.ts';
import { type BlockMark, type CellPlace, type Item, isBlank, type Piece } from '../content.ts';
import { kindOf, type SourceBlock, type SourceNode } from './blocks.ts';
import { findCovered } from './cells.ts';
import { type Fence, restoreFences } from './fences.ts';
import { hasHeading, isApart } from './headings.ts';
import { type InlineSource, locateIn, readInline } from './inline.ts';
import { sortKeyOf, sortPeople } from './people.ts';
import { slicePieces, splitLines, withoutSort } from './pieces.ts';
import type { ExpectedContent } from './source.ts';
import { fillReferences, slugsOf, type Target } from './targets.ts';

/** What emitting needs besides the tree. */
export interface Emission {
  fences: readonly Fence[];
  language: Language;
  definitions: ReadonlyMap<string, Definition>;
  notes: readonly FootnoteDefinition[];
  levels: ReadonlyMap<SourceNode, number>;
  lines: readonly string[];
  /** Where the layout puts a table’s caption. */
  tableCaptions: 'above' | 'below';
  parseLabel(label: string): PhrasingContent[];
}

/** What a node's surroundings say of it. */
interface Around {
  list?: { depth: number; isOrdered: boolean; isOpen: boolean };
  cell?: CellPlace;
  lang?: string;
  /** Headings here are titles. */
  isApart: boolean;
  inPanel: boolean;
  block?: BlockMark;
  /** Where the items go. */
  items: Item[];
  /** Ids that the next item gets. */
  ids: Target[];
}

/** The words that a block without a label is called by. */
const TITLES = {
  summary: 'summary',
  about: 'about',
  acknowledgements: 'acknowledgements',
  disclaimer: 'disclaimer',
  recommendations: 'recommendations',
  panel: 'untitled',
  note: 'note',
  'key-messages': 'keyMessages',
  participants: 'participants',
} as const satisfies Record<string, keyof Labels>;

/** Make the items that an artifact must have, in order. */
export function emitItems(nodes: readonly SourceNode[], emission: Emission): ExpectedContent {
  const { language, levels, lines } = emission;
  const source: InlineSource = { lines, definitions: emission.definitions };
  const result: ExpectedContent = {
    body: [],
    notes: new Map(),
    targets: new Map(),
    headings: [],
  };
  let tables = 0;
  let recommendations = 0;

  const addTarget = (id: string, target: Target) => {
    result.targets.set(id, [...(result.targets.get(id) ?? []), target]);
  };
  const push = (pieces: Piece[], around: Around, extra: Partial<Item> = {}): Item => {
    const item: Item = { pieces, anchors: [], place: '', ...extra };
    if (around.lang !== undefined) {
      for (const piece of pieces) piece.lang ??= around.lang;
    }
    if (around.cell !== undefined) item.cell = around.cell;
    if (around.list !== undefined) {
      const { depth, isOrdered, isOpen } = around.list;
      item.list = { depth, isOrdered, isStart: isOpen };
      around.list.isOpen = false;
    }
    if (around.block !== undefined) item.block = around.block;
    for (const target of around.ids.splice(0)) target.item = item;
    around.items.push(item);
    return item;
  };
  const startOf = (node: SourceNode): Point =>
    (node.type === 'block'
      ? (node.title?.node.position?.start ??
        (node.fence === undefined
          ? undefined
          : { line: node.fence.line, column: node.fence.column }))
      : node.position?.start) ?? { line: 1, column: 1 };
  const words = (text: string, place: Point): Piece => ({ text, locate: () => place });

  const pushHeading = (node: SourceNode, pieces: Piece[], around: Around) => {
    const level = around.isApart ? undefined : levels.get(node);
    const text = pieces.map((piece) => piece.text).join('');
    const item = push(pieces, around, level === undefined ? {} : { level });
    if (level !== undefined) result.headings.push(item);
    const target = { label: text.trim(), item };
    for (const id of slugsOf(text)) addTarget(id, target);
    return item;
  };

  const emitAll = (children: readonly SourceNode[], around: Around): void => {
    for (const child of children) emit(child, around);
  };

  const emit = (node: SourceNode, around: Around): void => {
    switch (node.type) {
      case 'block':
        emitBlock(node, around);
        return;
      case 'heading':
        pushHeading(node, readInline(node.children, source), around);
        return;
      case 'paragraph':
        push(readInline(node.children, source), around);
        return;
      case 'list':
        for (const item of node.children) emitListItem(item, node.ordered === true, around);
        return;
      case 'table': {
        const covered = findCovered(node);
        for (const [row, { children }] of node.children.entries()) {
          for (const [column, cell] of children.entries()) {
            if (covered.has(`${row} ${column}`)) continue;
            const place = { table: tables, row, column, isHeader: row === 0 };
            push(readInline(cell.children, source), { ...around, cell: place });
          }
        }
        tables += 1;
        return;
      }
      case 'code': {
        const start = startOf(node);
        const value = restoreFences(node.value, emission.fences);
        const isFenced = /^\s*(?:`{3}|~{3})/u.test(
          (lines[start.line - 1] ?? '').slice(start.column - 1),
        );
        const first = { line: start.line + (isFenced ? 1 : 0), column: 1 };
        push([{ text: value, locate: locateIn(value, first, lines) }], around);
        return;
      }
      case 'html':
        if (!node.value.trim().startsWith('<!--')) {
          push([words(restoreFences(node.value, emission.fences), startOf(node))], around);
        }
        return;
      case 'blockquote':
        emitAll(node.children as SourceNode[], { ...around, isApart: true });
        return;
      default:
    }
  };

  const emitListItem = (item: ListItem, isOrdered: boolean, around: Around) => {
    // A list that begins an item is its beginning.
    if (around.list !== undefined) around.list.isOpen = false;
    const inside: Around = {
      ...around,
      isApart: true,
      list: { depth: (around.list?.depth ?? 0) + 1, isOrdered, isOpen: true },
    };
    const children = item.children as SourceNode[];
    if (typeof item.checked === 'boolean') {
      const [first, ...others] = children;
      const box = words(item.checked ? '[x] ' : '[ ] ', startOf(item));
      if (first?.type === 'paragraph') {
        push([box, ...readInline(first.children, source)], inside);
        emitAll(others, inside);
        return;
      }
    }
    emitAll(children, inside);
  };

  const emitBlock = (block: SourceBlock, around: Around): void => {
    const { name, fence, attributes } = block;
    const place = startOf(block);
    const lang = attributes.get('lang');
    const inside: Around = {
      ...around,
      block: { name },
      isApart: around.isApart || isApart(block),
      inPanel: around.inPanel || name === 'panel',
      ...(lang === undefined ? {} : { lang }),
    };
    const label = readLabel(block);
    const id = attributes.get('id');
    const kind = kindOf(block);
    const open: Target = { label: block.label ?? '' };
    if (id !== undefined) {
      addTarget(id, open);
      inside.ids.push(open);
    } else if (name === 'figure' && block.label !== undefined) {
      const number = [...result.targets.keys()].filter((key) => key.startsWith(`${kind}-`)).length;
      addTarget(`${kind}-${number + 1}`, open);
      inside.ids.push(open);
    }
    const generated = (key: keyof typeof TITLES): Piece =>
      words(language.labels[TITLES[key]], place);
    const prefix = (text: string | undefined): Piece[] =>
      text === undefined ? [] : [words(`${text}${language.labels.separator}`, place)];

    if (name === 'figure') {
      emitFigure(block, label, prefix(block.label), inside);
      return;
    }
    const isTitled = Object.hasOwn(TITLES, name);
    const title =
      label.length > 0 ? label : isTitled ? [generated(name as keyof typeof TITLES)] : [];
    if (hasHeading(block, inside.inPanel)) {
      const item = pushHeading(block, [...prefix(block.label), ...title], inside);
      if (name === 'panel') {
        const text = title.map((piece) => piece.text).join('');
        for (const slug of slugsOf(text)) addTarget(slug, { label: block.label ?? text, item });
      }
      if (open.label === '') open.label = title.map((piece) => piece.text).join('');
    } else if (title.length > 0 && name !== 'quote') {
      const item = push(title, inside, block.title === undefined ? {} : { isFree: true });
      const text = title.map((piece) => piece.text).join('');
      if (open.label === '') open.label = text;
      for (const slug of slugsOf(text)) addTarget(slug, { label: text, item });
    }
    if (name === 'quote' && label.length > 0) push(label, inside);
    if (name === 'participants') emitPeople(block, inside);
    else if (name === 'recommendations') emitRecommendations(block, inside);
    else emitAll(block.children, inside);
    const by = attributes.get('by');
    if (name === 'quote' && by !== undefined && fence !== undefined) {
      push([attributePiece(fence, by)], inside);
    }
  };

  /** The label of a directive, or the words of a plain heading without number and colon. */
  const readLabel = (block: SourceBlock): Piece[] => {
    const { title, fence } = block;
    if (title !== undefined) {
      const pieces = readInline(title.node.children, source);
      return slicePieces(pieces, title.skip, title.take);
    }
    if (fence === undefined || fence.label === '') return [];
    const shift = { line: fence.line, column: fence.labelColumn };
    const pieces = readInline(emission.parseLabel(fence.label), { ...source, shift });
    return isBlank(pieces) ? [] : pieces;
  };

  const attributePiece = (fence: Fence, text: string): Piece => ({
    text,
    locate: () => ({ line: fence.line, column: Math.max(0, fence.written.indexOf(text)) + 1 }),
  });

  const emitFigure = (block: SourceBlock, label: Piece[], prefix: Piece[], around: Around) => {
    const { image, fence, attributes } = block;
    const isTable = kindOf(block) === 'table';
    const place = startOf(block);
    const caption =
      image === undefined ? label : [words(image.title ?? '', image.position?.start ?? place)];
    const pushCaption = () => push([...prefix, ...caption], around);
    const source = attributes.get('source');
    const { source: word } = language.labels;
    const pushSource = () => {
      if (source === undefined || fence === undefined) return;
      push(
        [words(`${word}${language.labels.colon}`, place), attributePiece(fence, source)],
        around,
      );
    };
    // It stands at the table, wherever that is between the fences.
    const isAbove = isTable && emission.tableCaptions === 'above';
    const table = isAbove ? block.children.find(({ type }) => type === 'table') : undefined;
    for (const child of block.children) {
      if (child === table) pushCaption();
      emit(child, around);
    }
    if (table === undefined) pushCaption();
    pushSource();
  };

  const emitPeople = (block: SourceBlock, around: Around) => {
    const hasList = block.children.some((child) => child.type === 'list');
    const people: Item[] = [];
    const pushPerson = (line: Piece[]) => {
      people.push(
        push(withoutSort(line), around, { isPerson: true, sortKey: sortKeyOf(line, language) }),
      );
    };
    for (const child of block.children) {
      if (child.type === 'list') {
        for (const item of child.children) {
          const [first, ...others] = item.children as SourceNode[];
          if (first?.type === 'paragraph') {
            pushPerson(readInline(first.children, source));
            emitAll(others, around);
          } else emitAll(item.children as SourceNode[], around);
        }
      } else if (child.type === 'paragraph' && !hasList) {
        for (const line of splitLines(readInline(child.children, source))) pushPerson(line);
      } else emit(child, around);
    }
    if (block.attributes.get('order') === 'name') sortPeople(around.items, people, language);
  };

  const emitRecommendations = (block: SourceBlock, around: Around) => {
    for (const child of block.children) {
      if (child.type !== 'list') {
        emit(child, around);
        continue;
      }
      for (const item of child.children) {
        recommendations += 1;
        const label = formatNumbered('recommendation', recommendations, language);
        const target: Target = { label };
        addTarget(`rec-${recommendations}`, target);
        around.ids.push(target);
        emitListItem(item, true, around);
      }
    }
  };

  const top: Around = { isApart: false, inPanel: false, items: result.body, ids: [] };
  emitAll(nodes, top);
  for (const note of emission.notes) {
    if (result.notes.has(note.identifier)) continue;
    const items: Item[] = [];
    emitAll(note.children as SourceNode[], { ...top, isApart: true, items, ids: [] });
    result.notes.set(note.identifier, { items, place: startOf(note) });
  }
  fillReferences(result);
  return result;
}
