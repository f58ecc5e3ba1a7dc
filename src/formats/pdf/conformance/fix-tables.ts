import {
  createString,
  isDictionary,
  isString,
  type PdfArray,
  type PdfDictionary,
  type PdfValue,
} from '../objects/values.ts';
import { type Context, pageNumberOf } from './context.ts';
import { firstPageOf, readText } from './fix-links.ts';
import { isElement, type StructureElement, visitElements } from './structure-tree.ts';

/**
 * Tables as ISO 14289-1, 7.5 wants them: every header cell has a scope, ids are
 * counted in the document's order (Chromium takes them from numbers of its
 * nodes, which differ between two prints), attributes that say no more than the
 * default go, and rows that differ in length are a problem.
 */
export function fixTables(context: Context): void {
  const ids = new Map<string, string>();
  visitElements(context.tree.roots, (element) => {
    if (element.type === 'Table') checkTable(context, element);
    const id = element.attributes.get('ID');
    if (element.type === 'TH' && isString(id)) {
      const fresh = `th-${ids.size + 1}`;
      ids.set(id.bytes, fresh);
      element.attributes.set('ID', createString(fresh));
    }
  });
  visitElements(context.tree.roots, (element) => {
    if (element.type !== 'TH' && element.type !== 'TD') return;
    const attributes = readTableAttributes(context, element);
    if (element.type === 'TH' && !attributes.has('Scope')) {
      attributes.set('Scope', guessScope(element));
    }
    const headers = attributes.get('Headers');
    if (Array.isArray(headers)) attributes.set('Headers', renameHeaders(headers, ids));
    for (const key of ['RowSpan', 'ColSpan']) {
      if (attributes.get(key) === 1) attributes.delete(key);
    }
    if (attributes.size > 1) element.attributes.set('A', attributes);
    else element.attributes.delete('A');
  });
}

function renameHeaders(headers: PdfArray, ids: ReadonlyMap<string, string>): PdfArray {
  return headers.map((header) =>
    isString(header) ? createString(ids.get(header.bytes) ?? header.bytes) : header,
  );
}

/** The table attributes of a cell, which Chromium spreads over several dictionaries, in one. */
function readTableAttributes(context: Context, cell: StructureElement): PdfDictionary {
  const merged: PdfDictionary = new Map<string, PdfValue>([['O', 'Table']]);
  const value = context.file.resolve(cell.attributes.get('A'));
  for (const item of Array.isArray(value) ? value : [value]) {
    const dictionary = context.file.resolve(item);
    if (!isDictionary(dictionary) || dictionary.get('O') !== 'Table') continue;
    for (const [key, entry] of dictionary) merged.set(key, context.file.resolve(entry));
  }
  return merged;
}

/** A header cell in a row of header cells is its column's, another its row's. */
function guessScope(cell: StructureElement): 'Column' | 'Row' {
  const row = cell.parent;
  const cells = row?.kids.filter(isElement) ?? [];
  return cells.every((other) => other.type === 'TH') ? 'Column' : 'Row';
}

function rowsOf(table: StructureElement): StructureElement[] {
  return table.kids
    .filter(isElement)
    .flatMap((kid) => (['THead', 'TBody', 'TFoot'].includes(kid.type) ? rowsOf(kid) : [kid]))
    .filter((kid) => kid.type === 'TR');
}

function checkTable(context: Context, table: StructureElement): void {
  const rows = rowsOf(table);
  const widths: number[] = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const cell of row.kids.filter(isElement)) {
      const attributes = readTableAttributes(context, cell);
      const columns = Number(attributes.get('ColSpan') ?? 1);
      const height = Number(attributes.get('RowSpan') ?? 1);
      for (let i = index; i < Math.min(index + height, rows.length); i++) {
        widths[i] = (widths[i] ?? 0) + columns;
      }
    }
  });
  const width = Math.max(0, ...widths);
  const short = widths.findIndex((own) => own !== width);
  const row = rows[short];
  if (row === undefined) return;
  const page = pageNumberOf(context, firstPageOf(row) ?? firstPageOf(table));
  context.problems.push({
    rule: 'table-not-regular',
    message: `row ${short + 1} of a table has ${widths[short]} columns of ${width}; an empty cell needs a no-break space`,
    text: readText(context, row) || readText(context, table).slice(0, 80),
    ...(page === undefined ? {} : { page }),
  });
}
