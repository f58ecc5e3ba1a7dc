import type { Table } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import { placeCells } from './table-layout.ts';

/** A letter's mean width, in the size of the font; East Asian letters are two. */
const LETTER = 0.52;
/** The same where a word must not break: capitals and bold letters are wider. */
const WIDE_LETTER = 0.72;
/** What a cell's margins take, in twips. */
const MARGINS = 170;
/** A column is not asked to be wider than this for the sake of its text, in letters. */
const WIDEST_TEXT = 60;
/** A column's text is readable from this width on, in letters. */
const NARROWEST = 4;

/** How wide a table's columns have to be, and would like to be, in twips. */
export interface ColumnNeeds {
  least: number[];
  wanted: number[];
}

/**
 * Measure a table's columns by their letters.
 *
 * @param size of its text, in twips
 */
export function measureColumns(table: Table, size: number): ColumnNeeds {
  const least: number[] = [];
  const wanted: number[] = [];
  for (const row of placeCells(table)) {
    for (const { cell, column, columns } of row) {
      // A cell of several columns says nothing of the width of each.
      const text = cell === undefined || columns > 1 ? '' : textOf(cell.children);
      const longest = text
        .split(/[\s\u00ad\u200b]+|(?<=[-–/])/u)
        .reduce((most, word) => Math.max(most, lettersIn(word, true)), NARROWEST);
      const letters = Math.max(Math.min(lettersIn(text, false), WIDEST_TEXT), NARROWEST);
      least[column] = Math.max(least[column] ?? 0, longest * WIDE_LETTER * size + MARGINS);
      wanted[column] = Math.max(wanted[column] ?? 0, letters * LETTER * size + MARGINS);
    }
  }
  return { least, wanted };
}

/** A line can break between any two East Asian letters, so a word of them is one letter long. */
function lettersIn(text: string, isWord: boolean): number {
  let letters = 0;
  let eastAsian = 0;
  for (const letter of text) {
    if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u.test(letter)) eastAsian += 2;
    else letters += 1;
  }
  return letters + (isWord ? Math.min(eastAsian, 2) : eastAsian);
}

/**
 * Share a width among columns: each gets what it can't do without, and what is
 * left goes to those that want more, in proportion.
 *
 * @returns whole twips that add up to the width
 */
export function shareWidth({ least, wanted }: ColumnNeeds, width: number): number[] {
  const needed = sum(least);
  const more = wanted.map((want, column) => Math.max(want - (least[column] ?? 0), 0));
  const missing = sum(more);
  const free = width - needed;
  const shares = least.map((need, column) => {
    if (free <= 0) return (need * width) / needed;
    return need + (missing > 0 ? (free * (more[column] ?? 0)) / missing : free / least.length);
  });
  const edges = shares.map((_, column) => Math.round(sum(shares.slice(0, column + 1))));
  return edges.map((edge, column) => edge - (edges[column - 1] ?? 0));
}

/** Whether a table's words don't fit a width. */
export function isTooWide({ least }: ColumnNeeds, width: number): boolean {
  return sum(least) > width;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
