import { fillLabel, formatOrdinal } from '../../languages/format.ts';
import type { Report } from '../../report/report.ts';
import type { ConformOptions } from './conformance/options.ts';

/**
 * What links to and from notes say of themselves, since their text is a number
 * or an arrow: `Footnote 3`, `Back to reference 3`. Others are described by
 * their text.
 *
 * @param report whose links they are
 */
export function describeNoteLinks(report: Report): NonNullable<ConformOptions['describeLink']> {
  const { language, metadata, notes } = report;
  const { labels } = language;
  const ordinal = (value: number): string => formatOrdinal(value, language, metadata.digits);
  const descriptions = new Map<string, string>();
  for (const { id, number, references } of notes) {
    const own = ordinal(number);
    descriptions.set(id, fillLabel(labels.numbered, { kind: labels.footnote, number: own }));
    for (const [index, reference] of references.entries()) {
      const shown = references.length > 1 ? `${own}.${ordinal(index + 1)}` : own;
      descriptions.set(reference, fillLabel(labels.backToReference, { number: shown }));
    }
  }
  return ({ destination }) =>
    destination === undefined ? undefined : descriptions.get(destination);
}
