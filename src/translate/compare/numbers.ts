/** Numbers in a text, in whatever way its language writes them. */
import { toAsciiDigits } from '../../report/digits.ts';

/** A number as it is written, and what it says. */
export interface WrittenNumber {
  text: string;
  /** What it can be read as, in ASCII: `1000`, `1.5`; several where its separator can be two things. */
  values: readonly string[];
  /** Offset in the text. */
  at: number;
}

/** Between digits: of thousands, or of decimals. Spaces only before three digits. */
const NUMBER =
  /\p{Nd}+(?:[.,٫٬'’](?=\p{Nd})\p{Nd}+|(?<=(?<!\p{Nd})\p{Nd}{1,3}|[\s\u00a0\u202f\u2009]\p{Nd}{3})[ \u00a0\u202f\u2009]\p{Nd}{3}(?!\p{Nd}))*/gu;

/** Words and signs that multiply, in lower case, by their beginnings. */
const SCALES: readonly [pattern: RegExp, power: number][] = [
  [/^\s?(?:thousand|mille\b|mil\b|тыс|ألف|آلاف|الف|tausend)/iu, 3],
  [/^\s?(?:mil millones|milliard|bilhões|billion\b|миллиард|млрд|مليار|mrd)/iu, 9],
  [/^\s?(?:million|millón|millones|milhões|milhão|миллион|млн|مليون|ملايين|mio\b)/iu, 6],
  [/^\s?(?:trillion|billón|billones|триллион|трлн|تريليون)/iu, 12],
  [/^\s?万亿/u, 12],
  [/^\s?亿/u, 8],
  [/^\s?万/u, 4],
];

/**
 * Find the numbers of a text.
 *
 * Digits of every script are the same; which of a comma and a full stop parts
 * thousands is told by what follows, and left open where that does not tell.
 */
function findNumbers(text: string): WrittenNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const ascii = toAsciiDigits(match[0]);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 16);
    const scale = SCALES.find(([pattern]) => pattern.test(after))?.[1];
    const plain = readValues(ascii);
    const values = scale === undefined ? plain : [...plain, ...plain.map((v) => shift(v, scale))];
    return { text: match[0], values: [...new Set(values)], at: match.index };
  });
}

function readValues(written: string): string[] {
  const groups = written.split(/[^0-9]/u);
  const separators = [...written.replace(/[0-9]/gu, '')];
  const whole = trim(groups.join(''));
  if (separators.length === 0) return [whole];
  const last = separators.at(-1) ?? '';
  const fraction = groups.at(-1) ?? '';
  const decimal = trim(`${groups.slice(0, -1).join('')}.${fraction}`);
  const isGrouped = groups.slice(1).every((group) => group.length === 3);
  // 1,234.5 and 1.234,5: the last separator is another one.
  const isMixed = new Set(separators).size > 1;
  if (isMixed) return [decimal];
  if (last === '٫') return [decimal];
  if (separators.length > 1) return isGrouped ? [whole] : [written];
  if (last === '٬' || /\s/u.test(last)) return [whole];
  return isGrouped && (groups[0] ?? '').length <= 3 ? [whole, decimal] : [decimal];
}

/** Without zeros that say nothing: `007`, `1.50`. */
function trim(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  const integer = whole.replace(/^0+(?=\d)/u, '');
  const rest = fraction.replace(/0+$/u, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}

/** A value times a power of ten. */
function shift(value: string, power: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = `${whole}${fraction.padEnd(power, '0')}`;
  const at = whole.length + power;
  return trim(`${digits.slice(0, at)}.${digits.slice(at)}`);
}

/** Up to here a number may be a word in one language: "douze", "девятнадцатый", "XIXe". */
const SPELT = 21;

/** What differs between the numbers of two texts. */
export interface NumberDifference {
  missing: WrittenNumber[];
  surplus: WrittenNumber[];
}

/**
 * Compare the numbers of a text and of its translation. Order does not count;
 * a small number that only one of the two has may be spelt out in the other.
 */
export function compareNumbers(source: string, target: string): NumberDifference {
  const surplus = findNumbers(target);
  let missing = findNumbers(source).filter((number) => !take(surplus, number));
  // `10:30`, `10.30` and `10 h 30`, `2021-22` and `2021–2022`: by their digits alone.
  if (missing.length > 0 && surplus.length > 0) {
    const runs = (numbers: readonly WrittenNumber[]) =>
      numbers
        .flatMap(({ text }) => toAsciiDigits(text).split(/[^0-9]/u))
        .sort()
        .join(' ');
    if (runs(missing) === runs(surplus)) return { missing: [], surplus: [] };
  }
  if (missing.length === 0 || surplus.length === 0) {
    missing = missing.filter((number) => !isSpelt(number));
    return { missing, surplus: surplus.filter((number) => !isSpelt(number)) };
  }
  return { missing, surplus };
}

function take(numbers: WrittenNumber[], wanted: WrittenNumber): boolean {
  const index = numbers.findIndex(({ values }) =>
    values.some((value) => wanted.values.includes(value)),
  );
  if (index >= 0) numbers.splice(index, 1);
  return index >= 0;
}

function isSpelt({ values }: WrittenNumber): boolean {
  return values.some((value) => /^\d+$/u.test(value) && Number(value) <= SPELT);
}
