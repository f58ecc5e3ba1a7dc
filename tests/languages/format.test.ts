import { describe, expect, test } from 'vitest';
import {
  compareTexts,
  fillLabel,
  formatCount,
  formatDate,
  formatDateRange,
  formatList,
  formatNumber,
  formatNumbered,
} from '../../src/languages/format.ts';
import { loadLanguage } from '../../src/languages/index.ts';

const load = async (tag: string) => (await loadLanguage(tag)).language;
/** With no-break spaces visible. */
const show = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^');

describe('a date', () => {
  test.each([
    ['en', '1 May 2022', 'May 2022'],
    ['en-US', 'May 1, 2022', 'May 2022'],
    ['fr', '1er mai 2022', 'mai 2022'],
    ['es', '1 de mayo de 2022', 'mayo de 2022'],
    ['ru', '1 мая 2022 г.', 'май 2022 г.'],
    ['ar', '1 أيار/مايو 2022', 'أيار/مايو 2022'],
    ['zh', '2022年5月1日', '2022年5月'],
    ['de', '1. Mai 2022', 'Mai 2022'],
    ['pt', '1.º de maio de 2022', 'maio de 2022'],
    ['pt-BR', '1º de maio de 2022', 'maio de 2022'],
  ])('in %s', async (tag, day, month) => {
    const language = await load(tag);
    expect(show(formatDate('2022-05-01', language)).replaceAll('~', ' ')).toBe(day);
    expect(show(formatDate('2022-05', language)).replaceAll('~', ' ')).toBe(month);
    expect(formatDate('2022', language)).toBe('2022');
  });

  test('in Arabic digits, where the report chooses them', async () => {
    expect(formatDate('2022-05-31', await load('ar'), 'arab')).toBe('٣١ أيار/مايو ٢٠٢٢');
    expect(formatDate('2022', await load('ar'), 'arab')).toBe('٢٠٢٢');
  });

  test('that is none stays as it is', async () => {
    expect(formatDate('spring 2022', await load('en'))).toBe('spring 2022');
    expect(formatDate('2022-02-30', await load('en'))).toBe('2022-02-30');
  });
});

describe('a range of dates', () => {
  test.each([
    ['en', '30–31 May 2022', '30 May~– 1 June 2022'],
    ['fr', '30–31 mai 2022', '30 mai~– 1er juin 2022'],
    ['es', '30–31 de mayo de 2022', '30 de mayo~– 1 de junio de 2022'],
    ['ru', '30–31 мая 2022~г.', '30 мая~– 1 июня 2022~г.'],
    ['ar', '30–31 أيار/مايو 2022', '30 أيار/مايو~– 1 حزيران/يونيو 2022'],
    ['zh', '2022年5月30日至2022年5月31日', '2022年5月30日至2022年6月1日'],
  ])('in %s', async (tag, days, months) => {
    const language = await load(tag);
    expect(show(formatDateRange('2022-05-30', '2022-05-31', language))).toBe(days);
    expect(show(formatDateRange('2022-05-30', '2022-06-01', language))).toBe(months);
  });

  test('of one day is a date', async () => {
    const language = await load('en');
    expect(formatDateRange('2022-05-31', undefined, language)).toBe('31 May 2022');
    expect(formatDateRange('2022-05-31', '2022-05-31', language)).toBe('31 May 2022');
  });

  test('of months says both', async () => {
    expect(formatDateRange('2018-11', '2022-10', await load('en'))).toBe(
      'November 2018 – October 2022',
    );
  });
});

test.each([
  ['en', 'Panel 2', 'Figure 3', 'Part 1'],
  ['fr', 'Panel 2', 'Figure 3', 'Partie 1'],
  ['es', 'Panel 2', 'Figura 3', 'Parte 1'],
  ['ru', 'Панельная дискуссия 2', 'Рисунок 3', 'Часть 1'],
  ['ar', 'حلقة النقاش 2', 'الشكل 3', 'الجزء 1'],
  ['zh', '专题讨论2', '图3', '第1部分'],
])('what is counted in %s', async (tag, panel, figure, part) => {
  const language = await load(tag);
  expect(formatNumbered('panel', 2, language)).toBe(panel);
  expect(formatNumbered('figure', 3, language)).toBe(figure);
  expect(formatNumbered('part', 1, language)).toBe(part);
});

test('a count takes the plural form of its language', async () => {
  const ru = await load('ru');
  const ar = await load('ar');
  const count = (n: number, language: typeof ru) =>
    formatCount(language.labels.participantCount, n, language);
  expect([1, 2, 5, 12, 21, 22].map((n) => count(n, ru))).toEqual([
    '1 участник',
    '2 участника',
    '5 участников',
    '12 участников',
    '21 участник',
    '22 участника',
  ]);
  expect([1, 2, 3, 12].map((n) => count(n, ar))).toEqual([
    'مشارك واحد',
    'مشاركان',
    '3 مشاركين',
    '12 مشاركا',
  ]);
  expect(count(12, await load('zh'))).toBe('12位与会者');
});

test('numbers are grouped as the language groups', async () => {
  expect(formatNumber(12345.5, await load('en'))).toBe('12,345.5');
  expect(show(formatNumber(12345.5, await load('fr')))).toBe('12^345,5');
  expect(formatNumber(12345, await load('ar'), 'arab')).toBe('١٢٬٣٤٥');
});

test('a list is a sentence in its language', async () => {
  expect(formatList(['A', 'B', 'C'], await load('en'))).toBe('A, B and C');
  expect(formatList(['A', 'B', 'C'], await load('fr'))).toBe('A, B et C');
  expect(formatList(['甲', '乙', '丙'], await load('zh'))).toBe('甲、乙和丙');
});

test('texts are sorted as the language sorts', async () => {
  const es = await load('es');
  expect(['ñandú', 'oca', 'nube', 'Á10', 'á9'].sort((a, b) => compareTexts(a, b, es))).toEqual([
    'á9',
    'Á10',
    'nube',
    'ñandú',
    'oca',
  ]);
});

test('a placeholder without a value stays', () => {
  expect(fillLabel('Page {page} of {pages}', { page: 3 })).toBe('Page 3 of {pages}');
});

test.each(['en', 'fr', 'es', 'ru', 'ar', 'zh', 'de', 'pt', 'en-US', 'fr-CA', 'pt-BR'])(
  'the decimal symbol of %s is that of Latin digits in Intl',
  async (tag) => {
    const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1.5);
    expect((await load(tag)).decimalSymbol).toBe(
      parts.find((part) => part.type === 'decimal')?.value,
    );
  },
);

test.each(['en', 'fr', 'es', 'ru', 'ar', 'zh', 'de', 'pt', 'en-US', 'fr-CA', 'pt-BR'])(
  'the dates of %s are those of Intl',
  async (tag) => {
    const language = await load(tag);
    const write = (date: string, day?: 'numeric') =>
      new Intl.DateTimeFormat(language.locale ?? tag, {
        calendar: 'gregory',
        numberingSystem: 'latn',
        timeZone: 'UTC',
        year: 'numeric',
        month: 'long',
        ...(day === undefined ? {} : { day }),
      }).format(new Date(date));
    // Of the two Arabic names of a month, Intl's is the second.
    const spaced = (text: string) =>
      text
        .replace(/[\u00a0\u2009\u202f]/gu, ' ')
        .replace(/[\p{sc=Arab} ]+\//u, (first) => (first.startsWith(' ') ? ' ' : ''));
    for (let month = 1; month <= 12; month += 1) {
      const date = `2022-${String(month).padStart(2, '0')}`;
      expect(spaced(formatDate(date, language))).toBe(spaced(write(`${date}-01`)));
      expect(spaced(formatDate(`${date}-15`, language))).toBe(
        spaced(write(`${date}-15`, 'numeric')),
      );
    }
    const { format } = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
    // 2 January 2022 was a Sunday.
    expect(language.dates.weekdays).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((day) => format(new Date(Date.UTC(2022, 0, day)))),
    );
  },
);
