import type { Content, Piece } from './content.ts';
import {
  encodeCharacter,
  escapeAll,
  escapeCell,
  escapeHeadingEnd,
  escapeLineStart,
  escapeText,
  quoteAttribute,
  quoteTitle,
} from './escape.ts';
import type { Mark, Range, Segment } from './segment.ts';
import { writeScalar } from './write-scalar.ts';

/** How a translated segment is put into its file. */
export interface WritingOptions {
  /** What a range of the source is in the translation: it may hold other segments. */
  render(range: Range): string;
  /** The file's text. */
  source: string;
  /** Marks that only the translation has, by id. */
  extras?: ReadonlyMap<string, Mark>;
  /** 1: what stands beside a mark is a character reference; 2: all punctuation is escaped too. */
  care: 0 | 1 | 2;
}

/** Stands for a space that a line may end at. */
const GAP = '\ue000';

/**
 * The Markdown or YAML for a segment's translation, to stand in the place of
 * the segment's range.
 *
 * @param segment of the source
 * @param content its translation; its placeholders are those of the segment or extras
 */
export function writeContent(segment: Segment, content: Content, options: WritingOptions): string {
  const plain = () => content.map((piece) => (piece.type === 'text' ? piece.value : '')).join('');
  switch (segment.form) {
    case 'attribute':
      return quoteAttribute(plain());
    case 'title':
      return quoteTitle(plain());
    case 'alternative':
      return escapeText(plain());
    case 'yaml':
    case 'shared':
      return writeScalar(plain(), options.source.slice(segment.range.start, segment.range.end));
    case 'cell':
      return escapeCell(writePhrasing(segment, content, options).replaceAll(GAP, ' '));
    case 'label':
      return writePhrasing(segment, content, options).replaceAll(GAP, ' ');
    case 'heading':
      return escapeHeadingEnd(writePhrasing(segment, content, options).replaceAll(GAP, ' '));
    default:
      return writeLines(segment, writePhrasing(segment, content, options), options.source);
  }
}

function writePhrasing(segment: Segment, content: Content, options: WritingOptions): string {
  const marks = new Map(segment.marks.map((mark) => [mark.id, mark]));
  for (const [id, mark] of options.extras ?? []) marks.set(id, mark);
  const written = content.map((piece) => (piece.type === 'text' ? '' : writeMark(piece)));
  function writeMark(piece: Exclude<Piece, { type: 'text' }>): string {
    const mark = marks.get(piece.id);
    const part = piece.type === 'close' ? mark?.close : mark?.open;
    if (part === undefined) return '';
    if (mark?.kind === 'break') return segment.form === 'cell' ? '<br>' : part.toString();
    return typeof part === 'string' ? part : options.render(part);
  }
  return content
    .map((piece, index) => {
      if (piece.type !== 'text') return written[index] ?? '';
      const text = (
        options.care < 2 ? escapeText(piece.value, written[index + 1]) : escapeAll(piece.value)
      ).replace(/ /gu, options.care < 2 ? GAP : ' ');
      if (options.care === 0) return text;
      return encodeEdges(text, content[index - 1], content[index + 1]);
    })
    .join('');
}

/** The characters of a text that touch a mark, written so that they are neither letters nor spaces. */
function encodeEdges(text: string, before: Piece | undefined, after: Piece | undefined): string {
  const characters = [...text];
  const encode = (index: number, isInside: boolean) => {
    const character = characters[index];
    // An escape's second half stays with its first; a space outside does no harm.
    if (character === undefined || !/[\p{L}\p{N}\p{Z}\ue000]/u.test(character)) return;
    if (isInside || /[\p{L}\p{N}]/u.test(character)) {
      characters[index] = character === GAP ? '&#x20;' : encodeCharacter(character);
    }
  };
  if (isPair(before)) encode(0, before?.type === 'open');
  if (isPair(after)) encode(characters.length - 1, after?.type === 'close');
  return characters.join('');
}

function isPair(piece: Piece | undefined): boolean {
  return piece?.type === 'open' || piece?.type === 'close';
}

/** A paragraph in lines as long as the source's. */
function writeLines(segment: Segment, text: string, source: string): string {
  const { start, end } = segment.range;
  const written = source.slice(start, end).split('\n');
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const first = start - lineStart;
  const longest = Math.max(first + (written[0] ?? '').length, ...written.slice(1).map(lengthOf));
  const width = written.length === 1 ? Number.POSITIVE_INFINITY : Math.max(longest, 60);
  const lines = text
    .split('\n')
    .flatMap((line, index) => fold(line, width, index === 0 ? first : segment.prefix.length))
    .map((line) => escapeLineStart(line.replace(/^ +/u, '')));
  return lines.join(`\n${segment.prefix}`);
}

const lengthOf = (line: string) => line.length;

/** Break a line at its gaps; a line that has none is as long as it is. */
function fold(text: string, width: number, column: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = column;
  for (const word of text.split(GAP)) {
    if (line !== '' && used + 1 + word.length > width) {
      lines.push(line);
      line = word;
      used = word.length;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += word.length + 1;
    }
  }
  return [...lines, line];
}
