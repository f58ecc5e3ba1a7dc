import type { Definition, PhrasingContent } from 'mdast';
import type { Point } from 'unist';
import type { Piece } from '../content.ts';

/** What the pieces of a source's lines of text need of the source. */
export interface InlineSource {
  /** Lines as they are written. */
  lines: readonly string[];
  definitions: ReadonlyMap<string, Definition>;
  /** Where the text of a label begins, which is parsed by itself. */
  shift?: Point;
}

/** A link without a text: it gets the label of what it leads to. */
export interface OpenReference extends Piece {
  isOpen: true;
}

/** The pieces of a line of text, in order. */
export function readInline(nodes: readonly PhrasingContent[], source: InlineSource): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) addPieces(node, undefined, source, pieces);
  return markLanguages(pieces);
}

function addPieces(
  node: PhrasingContent,
  link: string | undefined,
  source: InlineSource,
  pieces: Piece[],
): void {
  const start = shiftPoint(node.position?.start ?? { line: 1, column: 1 }, source.shift);
  const add = (piece: Piece) => pieces.push({ ...piece, ...(link === undefined ? {} : { link }) });
  switch (node.type) {
    case 'text':
      add({ text: node.value, locate: locateIn(node.value, start, source.lines) });
      return;
    case 'inlineCode':
      // A language span is not looked for in code.
      add({ text: node.value, lang: '', locate: () => start });
      return;
    case 'break':
      add({ text: '\n', locate: () => start });
      return;
    case 'html':
      if (/^<br\s*\/?>$/iu.test(node.value)) add({ text: '\n', locate: () => start });
      else if (!node.value.startsWith('<!--')) add({ text: node.value, locate: () => start });
      return;
    case 'image':
      add({ text: '', image: node.alt ?? '', locate: () => start });
      return;
    case 'imageReference':
      add({ text: '', image: node.alt ?? '', locate: () => start });
      return;
    case 'footnoteReference':
      add({ text: '', note: node.identifier, locate: () => start });
      return;
    case 'link':
    case 'linkReference': {
      const url =
        node.type === 'link' ? node.url : (source.definitions.get(node.identifier)?.url ?? '');
      const before = pieces.length;
      for (const child of node.children) addPieces(child, url, source, pieces);
      const isEmpty = pieces.slice(before).every((piece) => piece.text.trim() === '');
      if (!isEmpty || pieces.slice(before).some((piece) => piece.image !== undefined)) return;
      const open: OpenReference = { text: '', link: url, isOpen: true, locate: () => start };
      // A DOI is shown as the address that leads to it.
      const text = url.replace(/^doi:/iu, 'https://doi.org/');
      pieces.push(url.startsWith('#') ? open : { text, link: url, locate: () => start });
      return;
    }
    default:
      if ('children' in node) {
        for (const child of node.children) {
          addPieces(child as PhrasingContent, link, source, pieces);
        }
      }
  }
}

function shiftPoint(point: Point, shift: Point | undefined): Point {
  if (shift === undefined) return point;
  return { line: shift.line + point.line - 1, column: shift.column + point.column - 1 };
}

/** Where a character of a text node is in the source, whose escapes and indents it lacks. */
export function locateIn(
  value: string,
  start: Point,
  lines: readonly string[],
): (offset: number) => Point {
  return (offset) => {
    const before = value.slice(0, offset).split('\n');
    const line = start.line + before.length - 1;
    const within = before.at(-1)?.length ?? 0;
    const least = before.length === 1 ? start.column - 1 + within : within;
    const word = /^\S+/u.exec(value.slice(offset))?.[0] ?? '';
    const found = word === '' ? -1 : (lines[line - 1] ?? '').indexOf(word, least);
    return { line, column: (found < 0 ? least : found) + 1 };
  };
}

const CLOSE = /\]\{\s*lang\s*=\s*"?([A-Za-z0-9-]+)"?\s*\}/u;

/** Read `[mot juste]{lang=fr}`, which may have marks and links inside. */
function markLanguages(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.lang === '') {
      const { lang: _, ...code } = piece;
      result.push(code);
      continue;
    }
    let rest = piece;
    for (let match = CLOSE.exec(rest.text); match !== null; match = CLOSE.exec(rest.text)) {
      const inside = cutPiece(rest, 0, match.index);
      if (inside.text !== '') result.push(inside);
      rest = cutPiece(rest, match.index + match[0].length);
      setLanguage(result, match[1] ?? '');
    }
    if (rest.text !== '' || rest === piece) result.push(rest);
  }
  return result;
}

/** Give all after the last opening bracket a language, and take the bracket away. */
function setLanguage(pieces: Piece[], lang: string): void {
  const at = pieces.findLastIndex((piece) => piece.text.includes('['));
  const piece = pieces[at];
  if (piece === undefined) return;
  const bracket = piece.text.lastIndexOf('[');
  const after = cutPiece(piece, bracket + 1);
  const before = cutPiece(piece, 0, bracket);
  for (const inside of [after, ...pieces.slice(at + 1)]) inside.lang = lang;
  pieces.splice(at, 1, ...[before, after].filter(({ text }) => text !== ''));
}

/** A part of a piece. */
export function cutPiece(piece: Piece, from: number, to?: number): Piece {
  const { locate } = piece;
  return {
    ...piece,
    text: piece.text.slice(from, to),
    ...(locate === undefined ? {} : { locate: (offset: number) => locate(offset + from) }),
  };
}
