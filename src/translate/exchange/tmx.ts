/** Translation memories in TMX 1.4b (LISA, 2005). */
import { type Content, normalizeContent, type Piece } from '../content.ts';
import { type Memory, type MemoryEntry, makeMemory } from '../memory.ts';
import { readPieces, writePieces } from './inline.ts';
import {
  childElements,
  descendants,
  escapeText,
  firstChild,
  localName,
  readXml,
  writeBlock,
  writeElement,
  writeXml,
  type XmlElement,
} from './xml.ts';

/** `tuid` of our own entries: the segment's path and its hash. */
const OWN = /^(?<context>.+)-(?<hash>[0-9a-f]{12})$/u;

/**
 * Write a memory: units in the order of their names, languages in theirs, so
 * that the same memory is the same file.
 *
 * @param sourceLanguage BCP 47 tag
 */
export function writeTmx(entries: readonly MemoryEntry[], sourceLanguage: string): string {
  const units = entries
    .map((entry) => ({ id: `${entry.context}-${entry.hash}`, entry }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, entry }) => {
      const targets = [...entry.targets].sort(([a], [b]) => (a < b ? -1 : 1));
      return writeBlock('tu', { tuid: id }, [
        writeVariant(sourceLanguage, entry.source),
        ...targets.map(([language, content]) => writeVariant(language, content)),
      ]);
    });
  const header = writeElement('header', {
    creationtool: 'rapporteur',
    creationtoolversion: '1',
    segtype: 'block',
    'o-tmf': 'rapporteur',
    adminlang: 'en',
    srclang: sourceLanguage,
    datatype: 'x-markdown',
  });
  const body = units.length === 0 ? '<body/>' : writeBlock('body', {}, units);
  return writeXml(writeBlock('tmx', { version: '1.4' }, [header, body]));
}

function writeVariant(language: string, content: Content): string {
  const paired = new Set(content.flatMap((piece) => (piece.type === 'open' ? [piece.id] : [])));
  const inner = writePieces(content, (piece) => {
    const tag = escapeText(`{${piece.type === 'close' ? '/' : ''}${piece.id}}`);
    if (!paired.has(piece.id)) return writeElement('ph', { x: piece.id }, tag);
    return writeElement(piece.type === 'open' ? 'bpt' : 'ept', { i: piece.id }, tag);
  });
  return writeElement('tuv', { 'xml:lang': language }, writeElement('seg', {}, inner));
}

/**
 * Read a memory, ours or another's.
 *
 * @param text the file
 * @param sourceLanguage BCP 47 tag of what entries are looked up by
 * @param origin the file's name
 * @throws {XmlReadError} if it is no TMX
 */
export function readTmx(text: string, sourceLanguage: string, origin: string): Memory {
  const root = readXml(text);
  if (localName(root) !== 'tmx') throw new Error('The file is no translation memory (TMX)');
  const entries = descendants(root, 'tu').flatMap((unit): MemoryEntry[] => {
    const variants = childElements(unit, 'tuv').map((variant): [string, Content] => {
      const seg = firstChild(variant, 'seg');
      const language = variant.attributes['xml:lang'] ?? variant.attributes['lang'] ?? '';
      return [language, seg === undefined ? [] : normalizeContent(readSeg(seg))];
    });
    const source = variants.find(([language]) => isLanguage(language, sourceLanguage));
    if (source === undefined) return [];
    const own = OWN.exec(unit.attributes['tuid'] ?? '')?.groups;
    return [
      {
        ...(own?.['hash'] === undefined ? {} : { hash: own['hash'] }),
        ...(own?.['context'] === undefined ? {} : { context: own['context'] }),
        source: source[1],
        targets: new Map(variants.filter((variant) => variant !== source)),
        origin,
      },
    ];
  });
  return makeMemory(entries);
}

/** `en` and `EN-GB`: memories of others write tags as they please. */
function isLanguage(one: string, other: string): boolean {
  const base = (tag: string) => tag.toLowerCase().split(/[-_]/u)[0];
  return base(one) === base(other);
}

function readSeg(element: XmlElement): Piece[] {
  return readPieces(element, (child) => {
    const id = child.attributes['i'] ?? child.attributes['x'] ?? '';
    switch (localName(child)) {
      case 'bpt':
        return [{ type: 'open', id }];
      case 'ept':
        return [{ type: 'close', id }];
      case 'ph':
      case 'it':
        return [{ type: 'single', id }];
      default:
        return undefined;
    }
  });
}
