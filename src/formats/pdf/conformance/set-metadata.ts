import type { Metadata } from '../../../report/metadata.ts';
import type { PdfFile } from '../objects/reader.ts';
import {
  createDictionary,
  createString,
  createTextString,
  type PdfDictionary,
} from '../objects/values.ts';
import { formatPdfDate } from './dates.ts';
import { formatXmp, type XmpOptions } from './xmp.ts';

/**
 * Put the report's metadata in the place of Chromium's: document information
 * (ISO 32000-1, 14.3.3) and XMP, which say the same. The only date in the file
 * is the report's.
 *
 * @param file the file
 * @param catalog its catalog
 * @param metadata the report's
 * @param options who made the file, and whether it claims to conform
 */
export function setMetadata(
  file: PdfFile,
  catalog: PdfDictionary,
  metadata: Metadata,
  options: XmpOptions,
): void {
  const text = (value: string | undefined) =>
    value === undefined || value === '' ? undefined : createTextString(value);
  const date = metadata.date === undefined ? undefined : createString(formatPdfDate(metadata.date));
  const info = createDictionary({
    Title: text(metadata.title),
    Author: text(metadata.authors.map(({ name }) => name).join(', ')),
    Subject: text(metadata.description ?? metadata.subtitle),
    Keywords: text(metadata.keywords.join(', ')),
    Creator: text(options.producer),
    Producer: text(options.producer),
    CreationDate: date,
    ModDate: date,
  });
  file.trailer.set('Info', file.add(info));
  catalog.set(
    'Metadata',
    file.add({
      kind: 'stream',
      dictionary: new Map([
        ['Type', 'Metadata'],
        ['Subtype', 'XML'],
      ]),
      data: Buffer.from(formatXmp(metadata, options), 'utf8'),
    }),
  );
}
