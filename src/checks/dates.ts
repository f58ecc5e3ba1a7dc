import { toAsciiDigits } from '../report/digits.ts';
import type { Language } from '../report/language.ts';

/** A date in a text. */
export interface WrittenDate {
  /** Offsets in the text, UTF-16 units. */
  start: number;
  end: number;
  day: number;
  /** From 1. */
  month: number;
  /** Absent where none is written. */
  year?: number;
  /** Where a day of the week stands beside it, 0 being Sunday. */
  weekday?: number;
}

interface Calendar {
  months: Map<string, number>;
  weekdays: Map<string, number>;
  patterns: RegExp[];
}

const calendars = new Map<string, Calendar>();

/**
 * The dates in a text that are written with the name of a month, as the language
 * writes them (`31 May 2022`, `31 мая 2022 г.`, `2022年5月31日`), or as ISO 8601
 * has them.
 */
export function findDates(text: string, language: Language): WrittenDate[] {
  // Most paragraphs have no day beside a word, and the calendar costs.
  if (!CANDIDATE.test(text)) return [];
  const { months, weekdays, patterns } = calendarOf(language);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): WrittenDate[] => {
      const { day = '', month = '', year, weekday } = match.groups ?? {};
      const number = months.get(month.toLowerCase()) ?? readNumber(month);
      if (number === undefined) return [];
      const start = match.index + (weekday === undefined ? 0 : match[0].search(/[\d٠-٩۰-۹]/u));
      const named = weekday === undefined ? undefined : weekdays.get(weekday.toLowerCase());
      return [
        {
          start: named === undefined ? start : match.index,
          end: match.index + match[0].length,
          day: readNumber(day) ?? 0,
          month: number,
          ...(year === undefined ? {} : { year: readNumber(year) ?? 0 }),
          ...(named === undefined ? {} : { weekday: named }),
        },
      ];
    }),
  );
}

/** A number in the digits of any script; `undefined` for what is none. */
function readNumber(text: string): number | undefined {
  const digits = toAsciiDigits(text);
  return /^[0-9]+$/u.test(digits) ? Number(digits) : undefined;
}

function calendarOf(language: Language): Calendar {
  let calendar = calendars.get(language.tag);
  if (calendar === undefined) {
    calendar = makeCalendar(language);
    calendars.set(language.tag, calendar);
  }
  return calendar;
}

function makeCalendar(language: Language): Calendar {
  const { months: named, monthsAlone = [], otherMonths = [], weekdays: days } = language.dates;
  const months = new Map<string, number>();
  for (const names of [named, monthsAlone, ...otherMonths]) {
    for (const [index, name] of names.entries()) {
      if (!/[\d٠-٩۰-۹]/u.test(name)) months.set(name.toLowerCase(), index + 1);
    }
  }
  const weekdays = new Map(days.map((name, day) => [name.toLowerCase(), day]));
  return { months, weekdays, patterns: makePatterns(months, weekdays, language) };
}

/** The digits that our languages write: ASCII, Arabic-Indic and its eastern forms. */
const DIGIT = '[\\d٠-٩۰-۹]';

const CANDIDATE =
  /(?<![\d٠-٩۰-۹])[\d٠-٩۰-۹]{1,2}(?:[a-zº.]{1,2})?(?:[\s\u00a0\u202f]+[^\s\d]{3}|[\s\u00a0\u202f]+de[\s\u00a0\u202f]|,[\s\u00a0\u202f]+[\d٠-٩۰-۹]{4}|月|-[\d]{1,2})/u;

const GAP = '[\\s\u00a0\u202f]';

function makePatterns(
  months: ReadonlyMap<string, number>,
  weekdays: ReadonlyMap<string, number>,
  language: Language,
): RegExp[] {
  const iso =
    /(?<![\d٠-٩۰-۹-])(?<year>[\d٠-٩۰-۹]{4})-(?<month>[\d٠-٩۰-۹]{2})-(?<day>[\d٠-٩۰-۹]{2})(?![\d٠-٩۰-۹-])/gu;
  if (language.tag.startsWith('zh')) {
    const weekday = `(?:[（(](?<weekday>${[...weekdays.keys()].join('|')})[）)])?`;
    const source = `(?<!${DIGIT})(?:(?<year>${DIGIT}{4})年)?(?<month>${DIGIT}{1,2})月(?<day>${DIGIT}{1,2})日${weekday}`;
    return [iso, new RegExp(source, 'gu')];
  }
  const month = [...months.keys()].sort((one, other) => other.length - one.length);
  // Names of months begin with a capital in English and German: `may` and `March` are words too.
  const isCapital = /^(?:en|de)/u.test(language.tag);
  const named = (
    isCapital ? month.map((word) => word.charAt(0).toUpperCase() + word.slice(1)) : month
  ).join('|');
  const week = [...weekdays.keys()].map(
    (word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`,
  );
  const weekday = `(?:(?<![\\p{L}])(?<weekday>${week.join('|')}),?${GAP}+(?:(?:the|le|el|den|dem)${GAP}+)?)?`;
  const dayFirst = `${weekday}(?<![\\d٠-٩۰-۹.,:/-])(?<day>${DIGIT}{1,2})(?:st|nd|rd|th|er|º|\\.)?${GAP}+(?:de${GAP}+)?(?<month>${named})(?![\\p{L}])(?:,?${GAP}+(?:de${GAP}+)?(?<year>${DIGIT}{4})(?!${DIGIT}))?`;
  if (!language.tag.startsWith('en')) return [iso, new RegExp(dayFirst, 'gu')];
  const monthFirst = `${weekday}(?<![\\p{L}])(?<month>${named})${GAP}+(?<day>${DIGIT}{1,2})(?:st|nd|rd|th)?,${GAP}+(?<year>${DIGIT}{4})(?!${DIGIT})`;
  return [iso, new RegExp(dayFirst, 'gu'), new RegExp(monthFirst, 'gu')];
}
