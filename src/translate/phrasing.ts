import type { Link, PhrasingContent } from 'mdast';
import { isLanguageTag } from '../report/language-tag.ts';
import { normalizeContent, type Piece } from './content.ts';
import type { Mark, MarkKind, Range } from './segment.ts';

/** Phrasing content as a translator gets it. */
export interface TaggedPhrasing {
  content: Piece[];
  marks: Mark[];
}

/** A line's end with what a container puts before the next line's text. */
const LINE_END = /[ \t]*\n[ \t]*/gu;
const HAN_JOINT =
  /(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef”’…])[ \t]*\n[ \t]*(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef“‘])/gu;

/** What XML 1.0 has no form for (fifth edition, 2.2). */
const FORBIDDEN = /([^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}])/u;

/** `[mot juste]{lang=fr}`: `src/markdown/source/language-spans.ts`. */
const SPAN_END = /\]\{\s*lang\s*=\s*"?([A-Za-z0-9-]+)"?\s*\}/u;

/** `{sort="Example, Ada"}` at the end of a person's line: `src/report/person-line.ts`. */
const SORT = /\{\s*sort\s*=\s*["“”']([^"“”'{}]*)["“”']\s*\}\s*$/u;

/**
 * Turn phrasing content into text with placeholders.
 *
 * @param nodes as the syntax gives them, with positions
 * @param source the file's text
 * @param options `keepsLines`: line ends of the source are placeholders too
 */
export function tagPhrasing(
  nodes: readonly PhrasingContent[],
  source: string,
  options: { keepsLines: boolean },
): TaggedPhrasing {
  const marks: Mark[] = [];
  const content: Piece[] = [];
  const textIn = (part: Range | string | undefined) =>
    typeof part === 'object' ? source.slice(part.start, part.end) : (part ?? '');
  const addMark = (mark: NewMark): string => {
    const id = String(marks.length + 1);
    marks.push({ id, ...mark, written: [textIn(mark.open), textIn(mark.close)] });
    return id;
  };
  const single = (kind: MarkKind, open: Range | string, target: string) => {
    content.push({ type: 'single', id: addMark({ kind, paired: false, open, target }) });
  };
  const addText = (value: string) => {
    // No file of a translator's can hold what XML forbids: it is a placeholder there.
    const [first = '', ...rest] = value.split(FORBIDDEN);
    addLines(first);
    for (const [index, text] of rest.entries()) {
      if (index % 2 === 1) addLines(text);
      else {
        const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        single('html', text, `U+${code}`);
      }
    }
  };
  const addLines = (value: string) => {
    if (!options.keepsLines) {
      content.push({ type: 'text', value: value.replace(HAN_JOINT, '').replace(LINE_END, ' ') });
      return;
    }
    for (const [index, line] of value.split(LINE_END).entries()) {
      if (index > 0) single('break', '\n', 'line');
      content.push({ type: 'text', value: line });
    }
  };
  const walk = (node: PhrasingContent): void => {
    const range = rangeOf(node);
    switch (node.type) {
      case 'text':
        addText(node.value);
        return;
      case 'inlineCode':
        single('code', range, node.value);
        return;
      case 'break':
        single('break', '\\\n', 'break');
        return;
      case 'html':
        single('html', range, node.value);
        return;
      case 'footnoteReference':
        single('note', range, node.identifier);
        return;
      case 'image':
        single('image', range, node.url);
        return;
      case 'imageReference':
        single('image', range, node.identifier);
        return;
      case 'link':
      case 'linkReference':
      case 'emphasis':
      case 'strong':
      case 'delete':
        pair(node, range);
        return;
      default:
        // What nobody knows is kept as it is.
        single('html', range, source.slice(range.start, range.end));
    }
  };
  const pair = (
    node: Extract<PhrasingContent, { children: PhrasingContent[] }>,
    range: Range,
  ): void => {
    const first = node.children[0];
    const last = node.children.at(-1);
    const kind = node.type === 'linkReference' ? 'link' : (node.type as MarkKind);
    const target =
      node.type === 'link' ? node.url : node.type === 'linkReference' ? node.identifier : '';
    if (node.type === 'link' && isAddress(node, source)) {
      single('address', range, node.url);
      return;
    }
    if (first === undefined || last === undefined) {
      single(kind, range, target);
      return;
    }
    const inner = { start: rangeOf(first).start, end: rangeOf(last).end };
    const id = addMark({
      kind,
      paired: true,
      open: { start: range.start, end: inner.start },
      close: { start: inner.end, end: range.end },
      target,
    });
    content.push({ type: 'open', id });
    for (const child of node.children) walk(child);
    content.push({ type: 'close', id });
  };
  for (const node of nodes) walk(node);
  const found = findSort(findLanguageSpans(normalizeContent(content), addMark), addMark);
  return renumber({ content: normalizeContent(found), marks });
}

/** An address that is its own text: `<https://…>`, `https://…`, `www.…`. */
function isAddress(node: Link, source: string): boolean {
  const { start, end } = rangeOf(node);
  const written = source.slice(start, end);
  return !written.startsWith('[');
}

export function rangeOf(node: PhrasingContent): Range {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} has no place`);
  return { start, end };
}

/** A mark that has no name yet. */
export type NewMark = Omit<Mark, 'id' | 'written'>;

type AddMark = (mark: NewMark) => string;

/** Make placeholders of the brackets around a run in another language. */
export function findLanguageSpans(content: readonly Piece[], addMark: AddMark): Piece[] {
  const result: Piece[] = [];
  for (const piece of content) {
    if (piece.type !== 'text') {
      result.push(piece);
      continue;
    }
    let rest = piece.value;
    for (let match = SPAN_END.exec(rest); match !== null; match = SPAN_END.exec(rest)) {
      const lang = match[1] ?? '';
      const end = match.index + match[0].length;
      result.push({ type: 'text', value: rest.slice(0, match.index) });
      const opened = isLanguageTag(lang) ? takeFromBracket(result) : undefined;
      if (opened === undefined) result.push({ type: 'text', value: match[0] });
      else {
        const open = '[';
        const id = addMark({ kind: 'language', paired: true, open, close: match[0], target: lang });
        result.push({ type: 'open', id }, ...opened, { type: 'close', id });
      }
      rest = rest.slice(end);
    }
    result.push({ type: 'text', value: rest });
  }
  return result;
}

/** What stands behind the last opening bracket, if no mark begins or ends on the way alone. */
function takeFromBracket(pieces: Piece[]): Piece[] | undefined {
  let depth = 0;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index] as Piece;
    if (piece.type === 'close') depth += 1;
    else if (piece.type === 'open') depth -= 1;
    if (depth < 0) return undefined;
    if (piece.type !== 'text' || depth > 0) continue;
    const at = piece.value.lastIndexOf('[');
    if (at < 0) continue;
    const after = pieces.splice(index + 1);
    pieces[index] = { type: 'text', value: piece.value.slice(0, at) };
    return [{ type: 'text', value: piece.value.slice(at + 1) }, ...after];
  }
  return undefined;
}

/** A key for sorting is text: `Example, Ada` is another word in another script. */
function findSort(content: Piece[], addMark: AddMark): Piece[] {
  const last = content.at(-1);
  const match = last?.type === 'text' ? SORT.exec(last.value) : null;
  if (last?.type !== 'text' || match === null) return content;
  const key = match[1] ?? '';
  const id = addMark({ kind: 'sort', paired: true, open: '{sort="', close: '"}', target: '' });
  return [
    ...content.slice(0, -1),
    { type: 'text', value: last.value.slice(0, match.index) },
    { type: 'open', id },
    { type: 'text', value: key },
    { type: 'close', id },
  ];
}

/** Number the marks in the order of the text. */
function renumber({ content, marks }: TaggedPhrasing): TaggedPhrasing {
  const order = content.flatMap((piece) =>
    piece.type === 'open' || piece.type === 'single' ? [piece.id] : [],
  );
  const ids = new Map(order.map((id, index) => [id, String(index + 1)]));
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  return {
    content: content.map((piece) =>
      piece.type === 'text' ? piece : { ...piece, id: ids.get(piece.id) ?? piece.id },
    ),
    marks: order.flatMap((id, index) => {
      const mark = byId.get(id);
      return mark === undefined ? [] : [{ ...mark, id: String(index + 1) }];
    }),
  };
}
