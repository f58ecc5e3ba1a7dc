import type { VFile } from 'vfile';
import { location } from 'vfile-location';

/** A file's text once its problems that have one right answer are mended. */
export interface MendedText {
  text: string;
  /** How many problems are mended in it. */
  count: number;
}

/**
 * Mend a text where its diagnostics say how.
 *
 * Edits are those of `expected`, at the stretches that the messages point at.
 * Of two that overlap the second is refused: it was made for a text that is no
 * longer there. Looked over again, the text may have it mended then.
 *
 * @param file with its messages; it is not changed
 */
export function mendText(file: VFile): MendedText {
  const source = String(file.value);
  const places = location(source);
  const edits = file.messages
    .flatMap(({ expected, place }) => {
      const [text, ...others] = expected ?? [];
      if (text === undefined || others.length > 0) return [];
      if (place === undefined || !('start' in place)) return [];
      const start = places.toOffset(place.start);
      const end = places.toOffset(place.end);
      return start === undefined || end === undefined || end < start ? [] : [{ start, end, text }];
    })
    .sort((one, other) => one.start - other.start || one.end - other.end);
  let text = '';
  let at = 0;
  let count = 0;
  for (const edit of edits) {
    if (count > 0 && edit.start < at) continue;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
    count += 1;
  }
  return { text: text + source.slice(at), count };
}
