/**
 * A table of two columns in Word, for translators who have nothing else: the
 * source in locked cells, the translation beside it.
 */
import { strFromU8, unzipSync } from 'fflate';
import { normalizeContent, readTags } from '../content.ts';
import { writeDocument } from './docx-parts.ts';
import type { ExchangeFormat, ReturnedFile, ReturnedUnit } from './exchange.ts';
import { CHECK_MARK, isPairedIn } from './tags.ts';
import {
  childElements,
  descendants,
  localName,
  readXml,
  textOfXml,
  type XmlElement,
} from './xml.ts';

export const docxTable: ExchangeFormat = {
  name: 'docx',
  extension: '.docx',
  write: writeDocument,
  read: readDocument,
};

/** More than any table of texts unpacks to. */
const LARGEST = 64_000_000;

function readDocument(bytes: Uint8Array): ReturnedFile[] {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name !== 'word/document.xml' && name !== 'docProps/custom.xml') return false;
      size += originalSize;
      if (size > LARGEST) throw new Error('it unpacks to more than 64 MB');
      return true;
    },
  });
  const main = parts['word/document.xml'];
  if (main === undefined) throw new Error('it is no Word document');
  const custom = parts['docProps/custom.xml'];
  const about = new Map(
    custom === undefined
      ? []
      : descendants(readXml(strFromU8(custom)), 'property').map((property) => [
          property.attributes['name'] ?? '',
          property.text,
        ]),
  );
  const pick = (name: string) => about.get(name);
  const [original, source, language] = ['Source', 'SourceLanguage', 'TargetLanguage'].map(pick);
  return [
    {
      ...(original === undefined ? {} : { original }),
      ...(source === undefined ? {} : { sourceLanguage: source }),
      ...(language === undefined ? {} : { targetLanguage: language }),
      units: descendants(readXml(strFromU8(main)), 'tr').flatMap((row) => readRow(row) ?? []),
    },
  ];
}

/** A row: the segment's name stands at the end of the line above its text. */
function readRow(row: XmlElement): ReturnedUnit | undefined {
  const [left, right] = descendants(row, 'tc').map((cell) =>
    descendants(cell, 'p').map((paragraph) => readText(paragraph)),
  );
  const id = /(?<id>\S+-[0-9a-f]{8})\s*$/u.exec(left?.[0] ?? '')?.groups?.['id'];
  if (id === undefined || right === undefined) return undefined;
  const written = right
    .map(trimSpaces)
    .filter((text) => text.trim() !== '')
    .join(' ');
  const isOpen = written.startsWith(CHECK_MARK);
  const text = isOpen ? trimSpaces(written.slice(CHECK_MARK.length)) : written;
  if (text.trim() === '') return { id, state: 'initial' };
  // Below the text stand notes, which name placeholders too.
  const source = left?.[1] ?? '';
  return {
    id,
    target: normalizeContent(readTags(text, isPairedIn(source, text))),
    state: isOpen ? 'needs-review' : 'translated',
  };
}

/** Without spaces at the ends; a no-break space is meant. */
const trimSpaces = (text: string) => text.replace(/^[ \t\n]+|[ \t\n]+$/gu, '');

/** A paragraph's text as it would be with all tracked changes accepted. */
function readText(element: XmlElement): string {
  return childElements(element)
    .map((child) => {
      switch (localName(child)) {
        case 't':
          return child.children.map((node) => textOfXml(node) ?? '').join('');
        case 'tab':
        case 'br':
        case 'cr':
          return ' ';
        case 'noBreakHyphen':
          return '\u2011';
        case 'softHyphen':
          return '\u00ad';
        case 'pPr':
        case 'rPr':
        case 'del':
        case 'moveFrom':
        case 'instrText':
          return '';
        default:
          return readText(child);
      }
    })
    .join('');
}
