import type { PdfFile } from '../objects/reader.ts';
import {
  createString,
  isDictionary,
  isReference,
  isString,
  type PdfArray,
  type PdfDictionary,
  type PdfValue,
} from '../objects/values.ts';
import { listPairs } from './trees.ts';

/**
 * Put the ids of elements (ISO 32000-1, 14.7.2, `IDTree`) into the tree of the
 * first print. Chromium gives ids to header cells, by numbers that every
 * document counts anew, so those of later prints are renamed, and with them what
 * the cells of their tables say of their headers.
 *
 * @param roots the structure tree root of each print
 */
export function joinIds(file: PdfFile, roots: readonly PdfDictionary[]): void {
  const ids: [string, PdfValue][] = [];
  const tables = new Set<PdfDictionary>();
  const done = new Set<PdfDictionary>();
  for (const [index, root] of roots.entries()) {
    const pairs = listPairs(file, root.get('IDTree'), 'Names');
    const rename = (id: string): string => (index === 0 ? id : `part${index + 1}-${id}`);
    for (const [key, value] of pairs) {
      if (!isString(key)) continue;
      ids.push([rename(key.bytes), value]);
      const element = file.resolve(value);
      if (index === 0 || !isDictionary(element)) continue;
      element.set('ID', createString(rename(key.bytes)));
      const table = findTable(file, element);
      if (table === undefined || tables.has(table)) continue;
      tables.add(table);
      renameHeaders(file, table, rename, done);
    }
  }
  if (ids.length === 0) return;
  ids.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const names: PdfArray = ids.flatMap(([id, element]) => [createString(id), element]);
  roots[0]?.set('IDTree', file.add(new Map([['Names', names]])));
}

function findTable(file: PdfFile, cell: PdfDictionary): PdfDictionary | undefined {
  let element: PdfValue = cell;
  for (let height = 0; height < 8 && isDictionary(element); height++) {
    if (element.get('S') === 'Table') return element;
    element = file.resolve(element.get('P'));
  }
  return undefined;
}

/**
 * Rename what `Headers` (14.8.5.7) of the cells of a table names. A table in a
 * cell is found by its own ids.
 */
function renameHeaders(
  file: PdfFile,
  element: PdfDictionary,
  rename: (id: string) => string,
  done: Set<PdfDictionary>,
): void {
  const type = element.get('S');
  if (type === 'TH' || type === 'TD') {
    renameHeadersOf(file, element, rename, done);
    return;
  }
  const kids = file.resolve(element.get('K'));
  for (const kid of Array.isArray(kids) ? kids : [kids]) {
    const child = isReference(kid) || isDictionary(kid) ? file.resolve(kid) : null;
    if (isDictionary(child) && child.has('S')) renameHeaders(file, child, rename, done);
  }
}

function renameHeadersOf(
  file: PdfFile,
  cell: PdfDictionary,
  rename: (id: string) => string,
  done: Set<PdfDictionary>,
): void {
  const own = file.resolve(cell.get('A'));
  for (const value of Array.isArray(own) ? own : [own]) {
    const attributes = file.resolve(value);
    const headers = isDictionary(attributes) ? file.resolve(attributes.get('Headers')) : null;
    if (!isDictionary(attributes) || !Array.isArray(headers) || done.has(attributes)) continue;
    done.add(attributes);
    attributes.set(
      'Headers',
      headers.map((header) => (isString(header) ? createString(rename(header.bytes)) : header)),
    );
  }
}
