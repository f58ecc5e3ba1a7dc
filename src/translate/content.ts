/**
 * What a translator reads and writes: text with placeholders in it. A mark
 * (emphasis, link) is a pair of placeholders around text; what has no text of
 * its own (note, image, code, line break) is a single one.
 */

/** A piece of a segment's content; `id` names a mark of the segment. */
export type Piece =
  | { type: 'text'; value: string }
  | { type: 'open'; id: string }
  | { type: 'close'; id: string }
  | { type: 'single'; id: string };

export type Content = readonly Piece[];

/**
 * Content in one line of text: `{1}…{/1}` for a pair, `{2}` for a single
 * placeholder; a brace that is meant is doubled.
 */
export function writeTags(content: Content): string {
  return content
    .map((piece) => {
      switch (piece.type) {
        case 'text':
          return piece.value.replaceAll('{', '{{');
        case 'close':
          return `{/${piece.id}}`;
        default:
          return `{${piece.id}}`;
      }
    })
    .join('');
}

const TAG = /\{\{|\{(\/?)([a-z]?\d+)\}/gu;

/**
 * Content from a line of text with tags.
 *
 * @param text as `writeTags` makes it; braces that are no tag are text
 * @param isPaired whether a placeholder has a beginning and an end; unknown ones are single
 */
export function readTags(text: string, isPaired: (id: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let value = '';
  const flush = () => {
    if (value !== '') pieces.push({ type: 'text', value });
    value = '';
  };
  for (const match of text.matchAll(TAG)) {
    value += text.slice(at, match.index);
    at = match.index + match[0].length;
    const [, slash, id] = match;
    if (id === undefined) {
      value += '{';
      continue;
    }
    flush();
    if (slash === '/') pieces.push({ type: 'close', id });
    else pieces.push({ type: isPaired(id) ? 'open' : 'single', id });
  }
  value += text.slice(at);
  flush();
  return pieces;
}

/** The text alone, as a reader sees it. */
export function plainText(content: Content): string {
  return content.map((piece) => (piece.type === 'text' ? piece.value : '')).join('');
}

const SPACES = /[ \t\r\n]+/gu;

/** A string with one space for each run of white space, and none at its ends; a no-break space is meant. */
export function collapseSpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(/^ | $/gu, '');
}

/**
 * Content in one form for one meaning: runs of white space are one space, none
 * stands at the ends, texts that follow each other are one.
 */
export function normalizeContent(content: Content): Piece[] {
  const joined: Piece[] = [];
  for (const piece of content) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + piece.value };
    } else joined.push(piece);
  }
  const result = joined.flatMap((piece, index): Piece[] => {
    if (piece.type !== 'text') return [piece];
    let value = piece.value.replace(SPACES, ' ');
    if (index === 0) value = value.replace(/^ /u, '');
    if (index === joined.length - 1) value = value.replace(/ $/u, '');
    return value === '' ? [] : [{ type: 'text', value }];
  });
  return result.length < joined.length ? normalizeContent(result) : result;
}

/** Whether two contents mean the same. */
export function sameContent(one: Content, other: Content): boolean {
  return writeTags(normalizeContent(one)) === writeTags(normalizeContent(other));
}

/** Content with its placeholders renamed. */
export function renameMarks(content: Content, rename: (id: string) => string): Piece[] {
  return content.map((piece) =>
    piece.type === 'text' ? piece : { ...piece, id: rename(piece.id) },
  );
}
