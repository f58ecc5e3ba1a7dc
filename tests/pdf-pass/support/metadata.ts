import type { Metadata } from '../../../src/report/metadata.ts';

/** The metadata of a report, as short as it goes. */
export function createMetadata(given: Partial<Metadata> = {}): Metadata {
  return {
    title: 'A report',
    language: 'en',
    direction: 'ltr',
    authors: [],
    editors: [],
    translators: [],
    identifiers: {},
    funding: [],
    keywords: [],
    notes: 'foot',
    pdf: { profile: 'ua' },
    digits: 'latn',
    ...given,
  };
}
