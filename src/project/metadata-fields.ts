/**
 * The keys of `report.yaml` and of the front matter, as data: the reader, the
 * unknown-key hint and the guide all come from these tables.
 */

import { report } from '../report/diagnostics.ts';
import type {
  Attribution,
  Contributor,
  Direction,
  Licence,
  Metadata,
  Publisher,
  ReportEvent,
  Series,
} from '../report/metadata.ts';
import { dateReader, dayReader } from './dates.ts';
import {
  doiReader,
  isbnReader,
  issnReader,
  mailAddressReader,
  orcidReader,
  webAddressReader,
} from './identifiers.ts';
import { languageReader } from './language-tag.ts';
import { findLicence } from './licences.ts';
import {
  checkedReader,
  choiceReader,
  eitherReader,
  type Fields,
  listReader,
  objectReader,
  type Reader,
  textReader,
} from './reader.ts';

/** A contributor as it is written: a line to be taken apart later, or keys. */
export type WrittenContributor = string | Contributor;

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

const text = (about: string, example: string) => ({ reader: textReader, about, example });

/** An object that is nothing without one of its keys. */
function requireKey<T, K extends keyof T & string>(
  form: string,
  fields: Fields<T>,
  key: K,
): Reader<T> {
  return objectReader(form, fields, (read, yaml, place) => {
    if (read.values[key] !== undefined) return read.values as T;
    if (read.places[key] === undefined || read.cleared.has(key)) {
      report(yaml.file, place, 'missing-key', `"${key}" is missing in ${form}`);
    }
    return undefined;
  });
}

export const contributorFields: Fields<Contributor> = {
  name: text('The name as it is printed, with its honorific.', 'Prof Ada Example'),
  sort: text('The name as it is sorted; names are never split by guess.', 'Example, Ada'),
  role: text('What the person does.', 'Professor of Law'),
  affiliation: text('Where the person does it.', 'University of Example'),
  orcid: { reader: orcidReader, about: 'The ORCID iD.', example: '0000-0002-1825-0097' },
  url: {
    reader: webAddressReader,
    about: 'The person’s page.',
    example: 'https://example.org/ada',
  },
};

export const publisherFields: Fields<Publisher> = {
  name: text('The publisher’s name.', 'Institute for Examples'),
  place: text('The city that it publishes in.', 'Geneva'),
  url: { reader: webAddressReader, about: 'Its website.', example: 'https://example.org' },
  email: {
    reader: mailAddressReader,
    about: 'Its address for questions.',
    example: 'press@example.org',
  },
};

export const seriesFields: Fields<Series> = {
  name: text('The series’ title.', 'Roundtable reports'),
  number: text('The report’s number in the series.', '7'),
};

export const licenceFields: Fields<Licence> = {
  name: text('The licence’s name as it is printed.', 'CC BY 4.0'),
  url: {
    reader: webAddressReader,
    about: 'Its text.',
    example: 'https://creativecommons.org/licenses/by/4.0/',
  },
};

export const eventFields: Fields<ReportEvent> = {
  name: text('What the meeting was called.', 'Roundtable on Examples'),
  place: text('Where it took place.', 'London'),
  start: { reader: dayReader, about: 'Its (first) day.', example: '2022-05-31' },
  end: {
    reader: dayReader,
    about: 'Its last day, if it was longer than one.',
    example: '2022-06-01',
  },
};

export const pdfFields: Fields<Metadata['pdf']> = {
  profile: {
    reader: choiceReader(['ua', 'print', 'small']),
    about:
      '`ua`: accessible and fit for archives; `print`: for a printing house; `small`: fewer bytes, no tags.',
    example: 'ua',
  },
};

const eventReader = objectReader('event', eventFields, (read, yaml, place) => {
  const { name, start, end } = read.values;
  if (name === undefined) {
    report(yaml.file, place, 'missing-key', '"name" is missing in event');
    return undefined;
  }
  if (end !== undefined && start === undefined) {
    report(
      yaml.file,
      read.places.end,
      'missing-key',
      'An event that ends also starts: "start" is missing',
    );
  }
  if (end !== undefined && start !== undefined && end < start) {
    report(
      yaml.file,
      read.places.end,
      'invalid-date',
      `The event ends (${end}) before it starts (${start})`,
    );
  }
  return { ...read.values, name };
});

const contributorReader: Reader<WrittenContributor> = eitherReader<WrittenContributor>(
  textReader,
  requireKey('contributor', contributorFields, 'name'),
);
const contributors = (about: string) => ({
  reader: listReader(contributorReader),
  about,
  example: '[Prof Ada Example (University of Example)]',
});

/** Text that stands for an object with only a name. */
const nameReader = <T extends { name: string }>(make: (name: string) => T): Reader<T> => ({
  form: textReader.form,
  read(node, yaml) {
    const name = textReader.read(node, yaml);
    return name === undefined ? undefined : make(name);
  },
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
    reader: eitherReader(
      nameReader((name): Publisher => ({ name })),
      requireKey('publisher', publisherFields, 'name'),
    ),
    about: 'Who publishes the report: a name, or keys.',
    example: 'Institute for Examples',
  },
  series: {
    reader: eitherReader(
      nameReader((name): Series => ({ name })),
      requireKey('series', seriesFields, 'name'),
    ),
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
    reader: eitherReader(
      nameReader((name): Licence => findLicence(name) ?? { name }),
      requireKey('licence', licenceFields, 'name'),
    ),
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
    reader: objectReader('pdf', pdfFields, (read) => read.values),
    about: 'How the PDF is made.',
    example: '{ profile: ua }',
  },
};
