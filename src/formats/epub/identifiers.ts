import { createHash } from 'node:crypto';
import type { Report } from '../../report/report.ts';

/** The namespace of names that are URLs (RFC 9562, 6.6). */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8';

/**
 * The identifier of an EPUB: a UUID of version 5 (RFC 9562, 5.5) of what makes
 * the publication the one that it is.
 *
 * It is the same at every build and after every correction, so that a reading
 * system keeps notes and position (EPUB 3.3, 5.5.3.1.2: the identifier does not
 * change for minor revisions), and differs between the languages of a report,
 * which may share one ISBN or DOI.
 *
 * @param report its name, publisher and language are read
 * @returns `urn:uuid:…`
 */
export function makeIdentifier(report: Report): string {
  const { publisher, language } = report.metadata;
  const name = ['rapporteur', publisher?.name ?? '', report.name, language].join('\u001f');
  const bytes = createHash('sha1')
    .update(Buffer.from(URL_NAMESPACE, 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A DOI without what may stand before it: `10.1000/182`. */
export function bareDoi(doi: string): string {
  return doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)\s*/i, '');
}

/** An ISBN without spaces and hyphens. */
export function bareIsbn(isbn: string): string {
  return isbn.replace(/^\s*isbn(?:-1[03])?:?/i, '').replace(/[\s\u2010-\u2015-]/g, '');
}
