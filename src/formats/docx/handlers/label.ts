import type { Numbering } from '../../../report/nodes.ts';
import { labelBookmark } from '../bookmarks.ts';
import { textField } from '../elements/field.ts';
import { run, splitByDirection } from '../elements/text.ts';
import type { State } from '../state.ts';
import type { Xml } from '../xml.ts';

/** A label as what stands before its number, the number, and what stands after. */
export function splitLabel(label: string): { before: string; number: string; after: string } {
  const match = /\p{Nd}+/u.exec(label);
  if (match === null) return { before: label, number: '', after: '' };
  const end = match.index + match[0].length;
  return { before: label.slice(0, match.index), number: match[0], after: label.slice(end) };
}

/**
 * The generated text before a title: `Figure 1: `, the number a SEQ field, the
 * label in a bookmark for cross-references to repeat.
 *
 * @param name of the bookmark of what is labelled, if it has one
 * @param style the character style of the label
 */
export function writeLabel(
  state: State,
  numbering: Numbering,
  name: string | undefined,
  style: string,
): Xml[] {
  const rtl = state.report.metadata.direction === 'rtl';
  const { label, prefix } = numbering;
  const { before, number, after } = splitLabel(label);
  const text = (value: string) =>
    splitByDirection(value, rtl).map((part) => run(part.text, { style, rtl: part.rtl }));
  const content = [
    ...text(before),
    ...(number === '' ? [] : textField(sequence(numbering, number), number, style)),
    ...text(after),
  ];
  const rest = prefix.startsWith(label) ? prefix.slice(label.length) : '';
  return [
    ...(name === undefined ? content : state.bookmarks.wrap(labelBookmark(name), content)),
    ...text(rest),
  ];
}

/** `SEQ Figure \* ARABIC`; a number in other digits says so (ECMA-376-1, 17.16.4.3.1). */
function sequence({ kind }: Numbering, number: string): string {
  const identifier = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `SEQ ${identifier} \\* ${/^\d+$/u.test(number) ? 'ARABIC' : 'HINDIARABIC'}`;
}
