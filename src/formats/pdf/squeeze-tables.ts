import type { Element, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Where a line can break: at spaces and soft hyphens, after dashes, and between two East Asian letters. */
const WORD_END =
  /[\s\u00ad\u200b]+|(?<=[-–—/])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef])/u;

/** What the sides of a cell take, in characters. */
const SIDES = 2.5;

/**
 * Where the longest words of a table are wider together than the page, let those
 * that are longer than their share break anywhere: Chromium would set the whole
 * report smaller, until the table fits, and no page would be where the contents
 * say. Works in place.
 *
 * @param tree the print document
 * @param line how many characters fit in a line of a table, carefully counted
 */
export function squeezeTables(tree: Root, line: number): void {
  visit(tree, { tagName: 'table' }, (table: Element) => {
    const cells: { cell: Element; longest: number }[] = [];
    const columns: number[] = [];
    visit(table, { tagName: 'tr' }, (row: Element) => {
      for (const [column, cell] of row.children.filter(isElement).entries()) {
        const longest = measureLongest(cell) / Number(cell.properties['colSpan'] ?? 1);
        columns[column] = Math.max(columns[column] ?? 0, longest);
        cells.push({ cell, longest });
      }
    });
    if (columns.reduce((sum, width) => sum + width + SIDES, 0) <= line) return;
    const share = line / columns.length - SIDES;
    for (const { cell, longest } of cells) {
      if (longest <= share) continue;
      const classes = cell.properties['className'];
      cell.properties['className'] = [...(Array.isArray(classes) ? classes : []), 'squeezed'];
    }
  });
}

function isElement(node: Nodes): node is Element {
  return node.type === 'element';
}

/** Characters of the longest word. */
function measureLongest(cell: Element): number {
  return Math.max(
    ...textOf(cell)
      .split(WORD_END)
      .map((word) => word.length),
  );
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
