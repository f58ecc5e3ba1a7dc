/**
 * The keys of `report.yaml` and of the front matter, as data: the reader, the
 * unknown-key hint and the guide all come from these tables.
 */

import type {
  Attribution,
  Direction,
  Licence,
  Metadata,
  Publisher,
  ReportEvent,
  Series,
} from '../report/metadata.ts';
import { dateReader } from './dates.ts';
import { doiReader, isbnReader, issnReader, webAddressReader } from './identifiers.ts';
import { languageReader } from './language-tag.ts';
import {
  contributorReader,
  eventReader,
  licenceReader,
  pdfReader,
  publisherReader,
  seriesReader,
  text,
  type WrittenContributor,
} from './metadata-values.ts';
import {
  checkedReader,
  choiceReader,
  type Fields,
  listReader,
  type Reader,
  textReader,
} from './reader.ts';

/** The values of a front matter or `report.yaml`, by key. */
export interface WrittenMetadata {
  title: string;
  subtitle: string;
  'short-title': string;
  language: string;
  direction: Direction;
  date: string;
  authors: WrittenContributor[];
  editors: WrittenContributor[];
  translators: WrittenContributor[];
  publisher: Publisher;
  series: Series;
  number: string;
  isbn: string;
  issn: string;
  doi: string;
  url: string;
  licence: Licence;
  rights: string;
  funding: string[];
  keywords: string[];
  description: string;
  event: ReportEvent;
  attribution: Attribution;
  'certified-by': string;
  template: string;
  notes: Metadata['notes'];
  digits: Metadata['digits'];
  typography: 'on' | 'off';
  pdf: Partial<Metadata['pdf']>;
}

/** Keys that say what one file is: they stand in its front matter only. */
export const frontMatterOnly: ReadonlySet<keyof WrittenMetadata> = new Set([
  'language',
  'direction',
]);

const contributors = (about: string) => ({
  reader: listReader(contributorReader),
  about,
  example: '[Prof Ada Example (University of Example)]',
});

const keywordsReader: Reader<string[]> = {
  form: 'a list of words, or one line with commas',
  read: (node, yaml) =>
    listReader(textReader)
      .read(node, yaml)
      ?.flatMap((line) => line.split(/[,،，]/))
      .map((word) => word.trim())
      .filter((word) => word !== ''),
};

const templateReader = checkedReader('a template’s name: roundtable', 'invalid-value', (name) =>
  /^[a-z0-9][a-z0-9_-]*$/i.test(name)
    ? { value: name }
    : {
        problem: `"${name}" is not the name of a template`,
        hint: 'It is a folder’s name, not a path.',
      },
);

export const metadataFields: Fields<WrittenMetadata> = {
  title: text(
    'The report’s title. The only key that must be there.',
    'Peace operations after 2022',
  ),
  subtitle: text('What follows the title on the cover.', 'Report of a roundtable'),
  'short-title': text('For running heads; the title where it is absent.', 'Peace operations'),
  language: {
    reader: languageReader,
    about: 'The language of the text. The file’s name says it already.',
    example: 'en-GB',
  },
  direction: {
    reader: choiceReader(['ltr', 'rtl']),
    about: 'The direction of the text, if it is not the language’s own.',
    example: 'ltr',
  },
  date: { reader: dateReader, about: 'When the report was published.', example: '2022-09-01' },
  authors: contributors('Who wrote the report: a line each, or keys.'),
  editors: contributors('Who edited it.'),
  translators: contributors('Who translated it.'),
  publisher: {
    reader: publisherReader,
    about: 'Who publishes the report: a name, or keys.',
    example: 'Institute for Examples',
  },
  series: {
    reader: seriesReader,
    about: 'The series that it appears in: a name, or keys.',
    example: 'Roundtable reports',
  },
  number: text('Its number in the series.', '7'),
  isbn: {
    reader: isbnReader,
    about: 'Checked down to its check digit.',
    example: '978-92-9190-000-8',
  },
  issn: { reader: issnReader, about: 'Of the series.', example: '2049-3630' },
  doi: {
    reader: doiReader,
    about: 'With or without https://doi.org/.',
    example: '10.5281/zenodo.1234567',
  },
  url: {
    reader: webAddressReader,
    about: 'Where the report can be had.',
    example: 'https://example.org/report',
  },
  licence: {
    reader: licenceReader,
    about: 'An SPDX identifier, a name, or keys. Creative Commons’ addresses are known.',
    example: 'CC-BY-4.0',
  },
  rights: text('A copyright line.', '© 2022 Institute for Examples'),
  funding: {
    reader: listReader(textReader),
    about: 'Who paid for it: a line each.',
    example: 'Funded by the Ministry of Examples.',
  },
  keywords: {
    reader: keywordsReader,
    about: 'For catalogues.',
    example: '[peace operations, mandates]',
  },
  description: text(
    'Two or three sentences for catalogues and search engines.',
    'What the report says.',
  ),
  event: {
    reader: eventReader,
    about: 'The meeting that the report is about.',
    example: '{ name: Roundtable }',
  },
  attribution: {
    reader: choiceReader(['chatham-house', 'on-record', 'mixed']),
    about:
      'Whether what was said may be attributed to who said it: names beside speech are an error under `chatham-house`, a warning where it is `mixed`. A panel can have its own.',
    example: 'chatham-house',
  },
  'certified-by': text(
    'The organisation that certifies the accessibility, if one does.',
    'Institute for Examples',
  ),
  template: {
    reader: templateReader,
    about: 'The house style: a folder in `templates/`.',
    example: 'roundtable',
  },
  notes: {
    reader: choiceReader(['foot', 'end']),
    about: 'Footnotes at the foot of the page or at the end.',
    example: 'foot',
  },
  digits: {
    reader: choiceReader(['latn', 'arab']),
    about: 'The digits of generated numbers.',
    example: 'latn',
  },
  typography: {
    reader: choiceReader(['on', 'off']),
    about: 'Whether quotation marks, dashes and spaces are set as the language asks for.',
    example: 'off',
  },
  pdf: {
    reader: pdfReader,
    about: 'How the PDF is made.',
    example: '{ profile: ua }',
  },
};
