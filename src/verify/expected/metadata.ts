import type { Point } from 'unist';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A text of the front matter or of `report.yaml` that the artifacts must show. */
export interface MetadataText {
  /** The key: `title`, `authors`. */
  key: string;
  text: string;
  place: Point;
  /** Whether it stands in `report.yaml`. */
  isShared: boolean;
}

/** Keys whose texts are printed or stand in the file's properties. */
const KEYS = new Set([
  'title',
  'subtitle',
  'authors',
  'editors',
  'translators',
  'publisher',
  'series',
  'number',
  'isbn',
  'issn',
  'doi',
  'licence',
  'rights',
  'funding',
  'keywords',
  'description',
  'event',
]);

/** Keys of objects that are data, not words. */
const DATA = new Set(['sort', 'orcid', 'url', 'email', 'start', 'end']);

/**
 * The texts of the metadata, from the YAML alone: the front matter's, and those
 * of `report.yaml` that it doesn't override.
 */
export function readMetadataTexts(markdown: string, shared: string | undefined): MetadataText[] {
  const lines = markdown.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const end = /^-{3}\s*$/u.test(lines[0] ?? '')
    ? lines.findIndex((line, index) => index > 0 && /^-{3}\s*$/u.test(line))
    : -1;
  const own = readTexts(lines.slice(1, Math.max(1, end)).join('\n'), 1, false);
  const common = readTexts(shared ?? '', 0, true);
  return [...own.texts, ...common.texts.filter((text) => !own.keys.has(text.key))];
}

function readTexts(yaml: string, shift: number, isShared: boolean) {
  const counter = new LineCounter();
  const texts: MetadataText[] = [];
  const keys = new Set<string>();
  // A file so deep that it can't be parsed is refused before anything is built.
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'core' });
  const add = (key: string, node: Node, text: string) => {
    const { line, col } = counter.linePos(node.range?.[0] ?? 0);
    texts.push({ key, text, place: { line: line + shift, column: col }, isShared });
  };
  const collect = (key: string, node: unknown): void => {
    if (isAlias(node)) collect(key, node.resolve(document));
    else if (isSeq(node)) for (const item of node.items) collect(key, item);
    else if (isMap(node)) {
      for (const pair of node.items) {
        if (!DATA.has(String(pair.key))) collect(key, pair.value);
      }
    } else if (isScalar(node) && node.value !== null)
      add(key, node, node.source ?? String(node.value));
  };
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const key = String(pair.key);
      keys.add(key);
      if (KEYS.has(key)) collect(key, pair.value);
    }
  }
  return { texts, keys };
}
