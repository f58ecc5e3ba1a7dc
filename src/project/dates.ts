import type { Checked } from '../report/identifiers.ts';
import { checkedReader } from './reader.ts';

/**
 * Check a date of the form 2022, 2022-05 or 2022-05-31 (ISO 8601-1:2019, 5.2.2
 * at year, month or day precision) against the calendar.
 */
function checkDate(text: string): Checked<string> {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) {
    // Not turned round by guess: 05/06/2022 is May in one country and June in the other.
    return { problem: `"${text}" is not a date that every language can print` };
  }
  const [, year, month, day] = parts;
  if (year === '0000') return { problem: 'There is no year 0000' };
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) {
    return { problem: `There is no month ${month}` };
  }
  if (
    day !== undefined &&
    (Number(day) < 1 || Number(day) > countDays(Number(year), Number(month)))
  ) {
    return { problem: `There is no ${text} in the calendar` };
  }
  return { value: text };
}

/** Days of a month, 1 to 12, by the Gregorian calendar. */
function countDays(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const dateReader = checkedReader(
  'a date: 2022, 2022-05 or 2022-05-31',
  'invalid-date',
  checkDate,
);

export const dayReader = checkedReader('a day: 2022-05-31', 'invalid-date', (text) => {
  const checked = checkDate(text);
  if ('problem' in checked || text.length === 10) return checked;
  return { problem: `"${text}" has no day` };
});
