/** The values in `report.yaml` and in the front matter that have keys of their own. */

import { report } from '../report/diagnostics.ts';
import type {
  Contributor,
  Licence,
  Metadata,
  Publisher,
  ReportEvent,
  Series,
} from '../report/metadata.ts';
import { dayReader } from './dates.ts';
import { mailAddressReader, orcidReader, webAddressReader } from './identifiers.ts';
import { findLicence } from './licences.ts';
import {
  choiceReader,
  eitherReader,
  type Fields,
  objectReader,
  type Reader,
  textReader,
} from './reader.ts';

/** A contributor as it is written: a line to be taken apart later, or keys. */
export type WrittenContributor = string | Contributor;

/** A key whose value is any text. */
export const text = (about: string, example: string) => ({ reader: textReader, about, example });

/** An object that is nothing without its name. */
function requireName<T extends { name: string }>(form: string, fields: Fields<T>): Reader<T> {
  return objectReader(form, fields, (read, yaml, place) => {
    if (read.values.name !== undefined) return read.values as T;
    if (read.places.name === undefined || read.cleared.has('name')) {
      report(yaml.file, place, 'missing-key', `"name" is missing in ${form}`);
    }
    return undefined;
  });
}

/** The same, or text that stands for one with only a name. */
function nameReader<T extends { name: string }>(
  form: string,
  fields: Fields<T>,
  make: (name: string) => T,
): Reader<T> {
  const short: Reader<T> = {
    form: textReader.form,
    read(node, yaml) {
      const name = textReader.read(node, yaml);
      return name === undefined ? undefined : make(name);
    },
  };
  return eitherReader(short, requireName(form, fields));
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

export const eventReader = objectReader('event', eventFields, (read, yaml, place) => {
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

export const contributorReader: Reader<WrittenContributor> = eitherReader<WrittenContributor>(
  textReader,
  requireName('contributor', contributorFields),
);

export const publisherReader = nameReader('publisher', publisherFields, (name) => ({ name }));

export const seriesReader = nameReader('series', seriesFields, (name) => ({ name }));

export const licenceReader = nameReader(
  'licence',
  licenceFields,
  (name) => findLicence(name) ?? { name },
);

export const pdfReader = objectReader('pdf', pdfFields, (read) => read.values);
