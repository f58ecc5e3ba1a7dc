import type { Language, NumberedKind, PluralForms } from '../report/language.ts';
import type { Metadata } from '../report/metadata.ts';

type Digits = Metadata['digits'];

/**
 * Put values into a label's placeholders.
 *
 * @param label `Page {page} of {pages}`
 * @param values by placeholder; one that has no value stays as it is
 */
export function fillLabel(label: string, values: Record<string, string | number>): string {
  return label.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/**
 * A whole or decimal number, grouped as the language groups.
 *
 * @param digits CLDR numbering system of the result
 */
export function formatNumber(value: number, language: Language, digits: Digits = 'latn'): string {
  return new Intl.NumberFormat(localeOf(language), { numberingSystem: digits }).format(value);
}

/** ARABIC-INDIC DIGIT ZERO, which CLDR's numbering system `arab` begins with. */
const ARABIC_ZERO = 0x0660;

/**
 * The number of a panel, figure, note: never grouped.
 *
 * @param value a whole number from 0
 */
export function formatOrdinal(value: number, _language: Language, digits: Digits = 'latn'): string {
  return writeDigits(value, digits);
}

/** A whole number from 0 in the digits of a report, without groups. */
export function writeDigits(value: number, digits: Digits): string {
  // Without groups a number is its digits; Intl.NumberFormat takes 15 ms at its first use.
  const latin = String(value);
  if (digits === 'latn') return latin;
  return latin.replace(/\d/gu, (digit) => String.fromCodePoint(ARABIC_ZERO + Number(digit)));
}

/** What is counted, with its number: `Figure 3`, `الشكل ٣`, `第3部分`. */
export function formatNumbered(
  kind: NumberedKind,
  number: number,
  language: Language,
  digits: Digits = 'latn',
): string {
  const { labels } = language;
  return fillLabel(labels.numberedKinds?.[kind] ?? labels.numbered, {
    kind: labels.kinds[kind],
    number: formatOrdinal(number, language, digits),
  });
}

/**
 * A count with its noun in the plural form that the language's CLDR rules ask
 * for: `12 participants`, `12 участников`.
 */
export function formatCount(
  forms: PluralForms,
  count: number,
  language: Language,
  digits: Digits = 'latn',
): string {
  const category = new Intl.PluralRules(localeOf(language)).select(count);
  // Below a thousand no language groups; Intl.NumberFormat takes 15 ms at its first use.
  const number = count < 1000 ? writeDigits(count, digits) : formatNumber(count, language, digits);
  return fillLabel(forms[category] ?? forms.other, { count: number });
}

/**
 * A word for one or for several, without their number. CLDR's categories are
 * those of a word beside a number: of 21 authors Russian says `21 автор`, but
 * `авторы`.
 */
export function formatLabel(forms: PluralForms, count: number): string {
  const form = count === 1 ? forms.one : count === 2 ? forms.two : undefined;
  return form ?? forms.other;
}

/** RIGHT-TO-LEFT MARK. */
const RLM = '\u200f';

/**
 * What stands between two texts in a line. Two texts in Latin letters, or one
 * before figures, would change places in a line that runs from right to left
 * (UAX 9, N1 and W7): a mark keeps them in the order of the line.
 */
export function separate(
  before: string,
  after: string,
  separator: string,
  { direction }: Pick<Language, 'direction'>,
): string {
  if (direction !== 'rtl') return separator;
  const latin =
    /\p{sc=Latn}[^\p{L}]*$/u.test(before) && /^[^\p{L}]*(?:\p{sc=Latn}|\p{Nd})/u.test(after);
  return latin ? `${RLM}${separator}` : separator;
}

/** Texts in a line; those that there are not are left out. */
export function joinTexts(
  texts: readonly (string | undefined)[],
  separator: string,
  language: Pick<Language, 'direction'>,
): string {
  return texts
    .filter((text) => text !== undefined && text !== '')
    .reduce<string>(
      (line, text) =>
        line === '' ? (text ?? '') : line + separate(line, text ?? '', separator, language) + text,
      '',
    );
}

/** Things of one kind in a line: `A, B, C`. */
export function joinItems(items: readonly string[], language: Language): string {
  const { listSeparator, itemSeparator = listSeparator } = language.labels;
  return joinTexts(items, itemSeparator, language);
}

/** Items in a sentence: `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(localeOf(language), { style: 'long', type: 'conjunction' }).format(
    items,
  );
}

/**
 * A date in words, as exact as it is given: `31 May 2022`, `May 2022`, `2022`.
 *
 * @param iso an ISO 8601 calendar date, month or year; anything else is given
 *   back as it is
 */
export function formatDate(iso: string, language: Language, digits: Digits = 'latn'): string {
  const parsed = parseDate(iso);
  if (parsed === undefined) return iso;
  const { date, precision } = parsed;
  const year = formatOrdinal(date.getUTCFullYear(), language, digits);
  if (precision === 'year') return year;
  const { months, monthsAlone = months, ...forms } = language.dates;
  const day = date.getUTCDate();
  return fillLabel(forms[precision], {
    day: language.dayForms?.[day] ?? formatOrdinal(day, language, digits),
    month: (precision === 'day' ? months : monthsAlone)[date.getUTCMonth()] ?? '',
    year,
  });
}

/**
 * Two dates as one range, without repeating what they share: `30–31 May 2022`.
 *
 * @param start ISO 8601 calendar date
 * @param end ISO 8601 calendar date; absent, or the same, for a single day
 */
export function formatDateRange(
  start: string,
  end: string | undefined,
  language: Language,
  digits: Digits = 'latn',
): string {
  const from = parseDate(start);
  const to = end === undefined ? undefined : parseDate(end);
  if (from === undefined || to === undefined || start === end || from.date > to.date) {
    return formatDate(start, language, digits);
  }
  if (language.dateRange !== undefined || from.precision !== 'day' || to.precision !== 'day') {
    return fillLabel(language.dateRange ?? '{start} – {end}', {
      start: formatDate(start, language, digits),
      end: formatDate(end ?? start, language, digits),
    });
  }
  const parts = makeDateFormat(language, digits).formatRangeToParts(from.date, to.date);
  return parts
    .map((part, index) => {
      if (part.type !== 'literal' || !/[\u2013-]/u.test(part.value)) {
        return printPart(part, part.source === 'endRange' ? to.date : from.date, language);
      }
      // Between two days the dash is tight; between longer dates it is spaced,
      // and does not begin a line.
      const tight = parts[index - 1]?.type === 'day' && parts[index + 1]?.type === 'day';
      return part.value.replace(/\s*[\u2013-]\s*/u, tight ? '–' : '\u00a0– ');
    })
    .join('');
}

/** Compare two texts as the language sorts them. */
export function compareTexts(a: string, b: string, language: Language): number {
  return new Intl.Collator(localeOf(language), { numeric: true }).compare(a, b);
}

function localeOf(language: Language): string {
  return language.locale ?? language.tag;
}

function parseDate(iso: string): { date: Date; precision: 'year' | 'month' | 'day' } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (month !== undefined && date.getUTCMonth() !== Number(month) - 1) return undefined;
  return { date, precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year' };
}

function makeDateFormat(language: Language, digits: Digits): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(language), {
    calendar: 'gregory',
    numberingSystem: digits,
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** ICU's thin and narrow spaces are not in every font; a no-break space is. */
function printPart(part: { type: string; value: string }, date: Date, language: Language): string {
  if (part.type === 'day') return language.dayForms?.[date.getUTCDate()] ?? part.value;
  // Arabic has more to say than Intl: `أيار/مايو`.
  if (part.type === 'month') return language.dates.months[date.getUTCMonth()] ?? part.value;
  return part.type === 'literal' ? part.value.replace(/[\u2009\u202f]/gu, '\u00a0') : part.value;
}
