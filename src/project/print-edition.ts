import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PrintedPage, RenderedImage } from '../report/format.ts';
import type { Report } from '../report/report.ts';
import { readInside } from './files.ts';
import { withLock } from './lock.ts';
import { removeLeftovers, replaceFiles } from './replace-files.ts';

/**
 * What a browser found out about a report's PDF and the EPUB needs to know. It
 * is kept beside the documents, so that an EPUB that is built alone is the same
 * as one that is built with the PDF, as long as the PDF is of the same source.
 */
export interface PrintEdition {
  pages: PrintedPage[];
  cover: RenderedImage;
}

/** Where it is kept, in the folder of the documents. */
export const editionsFolder = '.rapporteur';

/** More than a thousand pages and a cover take. */
const LIMIT = 50_000_000;

/** The edition as it is kept. */
interface KeptEdition {
  /** Sum of what the PDF was made from. */
  source: string;
  /** Sum of the PDF. */
  pdf: string;
  pages: PrintedPage[];
  cover: Omit<RenderedImage, 'bytes'> & { base64: string };
}

/**
 * Read what is known of the PDF that lies in a folder.
 *
 * @param out absolute path of the folder of the documents
 * @param name of the document, without extension: `peacekeeping.en`
 * @param report the report as it is now
 * @param generator name and version of this program
 * @returns `undefined` where there is no PDF, or one of another source
 */
export async function readPrintEdition(
  out: string,
  name: string,
  report: Report,
  generator: string,
): Promise<PrintEdition | undefined> {
  const file = readInside(out, `${editionsFolder}/${name}.json`, LIMIT);
  if (!('bytes' in file)) return undefined;
  const kept = parseEdition(Buffer.from(file.bytes).toString('utf8'));
  if (kept === undefined || kept.source !== sumSource(report, generator)) return undefined;
  const pdf = readInside(out, `${name}.pdf`, 10 * LIMIT);
  if (!('bytes' in pdf) || kept.pdf !== sum(pdf.bytes)) return undefined;
  const { base64, ...cover } = kept.cover;
  return { pages: kept.pages, cover: { ...cover, bytes: Buffer.from(base64, 'base64') } };
}

/**
 * Write down what is known of a PDF, for {@link keepPrintEdition}.
 *
 * @param report what the PDF was made from
 * @param edition what the browser found out
 * @param pdf its bytes
 * @param generator name and version of this program
 */
export function describePrintEdition(
  report: Report,
  edition: PrintEdition,
  pdf: Uint8Array,
  generator: string,
): string {
  const { bytes, ...cover } = edition.cover;
  const kept: KeptEdition = {
    source: sumSource(report, generator),
    pdf: sum(pdf),
    pages: edition.pages,
    cover: { ...cover, base64: Buffer.from(bytes).toString('base64') },
  };
  return `${JSON.stringify(kept)}\n`;
}

/**
 * Keep what is known of a PDF that has been written.
 *
 * @param out absolute path of the folder of the documents, which exists
 * @param name of the document, without extension
 * @param description from {@link describePrintEdition}
 */
export async function keepPrintEdition(
  out: string,
  name: string,
  description: string,
): Promise<void> {
  const folder = path.join(out, editionsFolder);
  await mkdir(folder, { recursive: true });
  await withLock(out, async () => {
    await removeLeftovers(folder);
    await replaceFiles([{ path: path.join(folder, `${name}.json`), content: description }]);
  });
}

/** A sum of everything that a PDF is made from, and of the program that makes it. */
function sumSource(report: Report, generator: string): string {
  const { file, metadata, language, template, assets, fonts } = report;
  const hash = createHash('sha256');
  const add = (...parts: (string | Uint8Array)[]) => {
    // With its length before it, no part can end elsewhere and give the same.
    for (const part of parts) hash.update(`${part.length}:`).update(part);
  };
  add(generator, language.tag, String(file.value), JSON.stringify(metadata));
  add(JSON.stringify(template.theme), template.cover, JSON.stringify(template.css));
  for (const [name, bytes] of template.images) add(name, bytes);
  for (const { url, bytes } of assets.values()) add(url, bytes);
  add(...fonts.sources);
  return hash.digest('hex');
}

function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A kept edition; `undefined` for what is none, as after a change of this form. */
function parseEdition(json: string): KeptEdition | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isEdition(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEdition(value: unknown): value is KeptEdition {
  if (typeof value !== 'object' || value === null) return false;
  const { source, pdf, pages, cover } = value as Partial<Record<keyof KeptEdition, unknown>>;
  return (
    typeof source === 'string' &&
    typeof pdf === 'string' &&
    Array.isArray(pages) &&
    pages.every(isPage) &&
    isCover(cover)
  );
}

function isPage(value: unknown): value is PrintedPage {
  if (typeof value !== 'object' || value === null) return false;
  const { label, offset, characters = 0 } = value as Partial<Record<keyof PrintedPage, unknown>>;
  return typeof label === 'string' && isCount(offset) && isCount(characters);
}

function isCover(value: unknown): value is KeptEdition['cover'] {
  if (typeof value !== 'object' || value === null) return false;
  const { base64, mediaType, width, height } = value as Partial<
    Record<keyof KeptEdition['cover'], unknown>
  >;
  return (
    typeof base64 === 'string' &&
    (mediaType === 'image/png' || mediaType === 'image/jpeg') &&
    isCount(width) &&
    isCount(height)
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
