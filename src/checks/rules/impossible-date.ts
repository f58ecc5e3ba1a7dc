import { findKey } from '../attribution/properties.ts';
import type { Check } from '../check.ts';
import { findDates, type WrittenDate } from '../dates.ts';
import { listProse } from '../prose.ts';

export const impossibleDate: Check = {
  id: 'impossible-date',
  severity: 'warning',
  summary: 'A date does not exist, or is not on the day of the week beside it.',
  explanation: `31 June, 29 February of a common year, a Tuesday that was a Wednesday: one of the two
words or numbers is wrong. Dates are understood in the words of the report’s language, and as ISO 8601
writes them; without a year, only the length of the month is looked at. A report that the metadata
dates before its meeting is reported too.`,
  example: {
    wrong: 'The roundtable met on 31 June 2022, and again on Monday, 5 July 2022.',
    right: 'The roundtable met on 30 June 2022, and again on Tuesday, 5 July 2022.',
  },
  run(report, context) {
    const { language, metadata } = report;
    for (const prose of listProse(report)) {
      for (const date of findDates(prose.text, language)) {
        const problem = describe(
          date,
          prose.text.slice(date.start, date.end),
          language.locale ?? language.tag,
        );
        if (problem === undefined) continue;
        context.report(
          prose.locate(date.start, date.end),
          problem,
          'Compare it with a calendar, and with what you were given.',
        );
      }
    }
    const start = metadata.event?.start;
    const length = Math.min(metadata.date?.length ?? 0, start?.length ?? 0);
    if (start === undefined || metadata.date === undefined) return;
    if (metadata.date.slice(0, length) >= start.slice(0, length)) return;
    const found = findKey('date', context.files);
    context.report(
      found?.place,
      `The report is dated ${metadata.date}, before its meeting (${start})`,
      'Correct one of the two.',
      found === undefined ? {} : { file: found.file },
    );
  },
};

function describe(date: WrittenDate, written: string, locale: string): string | undefined {
  const { day, month, year, weekday } = date;
  if (month < 1 || month > 12) return `“${written}” does not exist: a year has twelve months`;
  // A leap year where none is named: 29 February may be meant.
  const last = new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
  if (day < 1 || day > last) {
    // `45 March events`: no day of a month, unless a year follows.
    if (year === undefined && day > 31) return undefined;
    return `“${written}” does not exist: the month has ${last} days`;
  }
  if (year === undefined || weekday === undefined) return undefined;
  const real = new Date(Date.UTC(year, month - 1, day));
  if (real.getUTCDay() === weekday) return undefined;
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(real);
  return `“${written}” was not that day of the week: it was a ${name}`;
}
