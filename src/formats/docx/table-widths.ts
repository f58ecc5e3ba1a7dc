import type { Table } from 'mdast';
import { textOf } from '../../report/phrasing.ts';
import { placeCells } from '../../report/table-grid.ts';
import { measureText } from './letter-widths.ts';

/** Bold text, and fonts that are wider than those that widths are known of: a word must not break. */
const SAFETY = 1.12;
/** How much wider than it must be a column gets where there is room. */
const EASE = 1.2;
/** What a cell's margins take, in twips. */
const MARGINS = 170;
/** A column is not asked to be wider than this for the sake of its text, in sizes of its font. */
const WIDEST_TEXT = 31;
/** A column's text is readable from this width on, in sizes of its font. */
const NARROWEST = 2.5;

/** Where a line can break: at spaces, after dashes, and between two East Asian letters. */
const WORD_END =
  /[\s\u00ad\u200b]+|(?<=[-–/])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef])/u;

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
        .split(WORD_END)
        .reduce((most, word) => Math.max(most, measureText(word) * SAFETY), NARROWEST);
      const whole = Math.max(Math.min(measureText(text) * SAFETY, WIDEST_TEXT), NARROWEST);
      least[column] = Math.max(least[column] ?? 0, longest * size + MARGINS);
      wanted[column] = Math.max(wanted[column] ?? 0, whole * size + MARGINS);
    }
  }
  return { least, wanted };
}

/**
 * Share a width among columns: each gets what it can't do without, and what is
 * left goes to those that want more, in proportion.
 *
 * @returns whole twips that add up to the width
 */
export function shareWidth({ least, wanted }: ColumnNeeds, width: number): number[] {
  // First some room more for each, lest a wider font break its words.
  const ease = Math.min(EASE, width / sum(least));
  const floor = least.map((need) => need * ease);
  const needed = sum(floor);
  const more = wanted.map((want, column) => Math.max(want - (floor[column] ?? 0), 0));
  const missing = sum(more);
  const free = width - needed;
  const shares = floor.map((need, column) => {
    if (free <= 0) return need;
    return need + (missing > 0 ? (free * (more[column] ?? 0)) / missing : free / floor.length);
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
