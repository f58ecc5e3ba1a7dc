import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import type { Language } from '../report/language.ts';
import { directionOf } from '../report/language-tag.ts';
import type { Metadata } from '../report/metadata.ts';
import { readContributor } from './contributors.ts';
import type { Limits } from './limits.ts';
import { frontMatterOnly, metadataFields, type WrittenMetadata } from './metadata-fields.ts';
import { type ReadFields, readFields } from './reader.ts';
import { parseYaml } from './yaml.ts';

/** The house style of a report that names none. */
export const defaultTemplate = 'roundtable';

export interface MetadataInput {
  /** `report.yaml`, where there is one. */
  shared?: VFile | undefined;
  /** The Markdown file. */
  file: VFile;
  /** Its front matter, and the line that the YAML begins on; line 1 where there is none. */
  frontMatter: { value: string; line: number };
  /** The language that the file's name says. */
  tag: string;
  /** The language as data, for contributors' lines. */
  language: Language;
  limits: Limits;
  /** `# Title` at the beginning of the text: the title where no key gives one. */
  title?: string | undefined;
}

/** The name of a template, and the place that says it. */
export interface WrittenTemplate {
  name: string;
  file: VFile;
  place?: Position | undefined;
}

/** A report's metadata, and its template's name. */
export interface ReadMetadata {
  metadata: Metadata;
  template: WrittenTemplate;
}

/**
 * Read a report's metadata: its front matter, over `report.yaml`. A key of the
 * front matter without a value takes the shared one away.
 *
 * Never throws: every problem is a diagnostic at its key in its own file, and
 * what could be read is given.
 */
export function readMetadata(input: MetadataInput): ReadMetadata {
  const { shared, file, frontMatter, limits } = input;
  checkFences(file, frontMatter.line);
  const own = readKeys(file, frontMatter.value, frontMatter.line, limits, 'the front matter');
  const common =
    shared === undefined ? undefined : readKeys(shared, String(shared), 1, limits, 'report.yaml');
  if (shared !== undefined && common !== undefined) refuseFileKeys(shared, common);

  const values: Partial<WrittenMetadata> = { ...common?.values, ...own.values };
  for (const key of own.cleared) delete values[key];
  // What could not be read is not replaced by what it was to override.
  for (const key of Object.keys(own.places) as (keyof WrittenMetadata)[]) {
    if (own.values[key] === undefined) delete values[key];
  }
  if (own.values.title === undefined && own.places.title === undefined && input.title) {
    values.title = input.title;
  }
  checkTitle(file, own, values, frontMatter.line);
  checkLanguage(file, own, input.tag);
  const name = values.template ?? defaultTemplate;
  const template: WrittenTemplate =
    shared !== undefined && own.values.template === undefined
      ? { name, file: shared, place: common?.places.template }
      : { name, file, place: own.places.template };
  return { metadata: buildMetadata(values, input), template };
}

function readKeys(file: VFile, text: string, line: number, limits: Limits, what: string) {
  const yaml = parseYaml(file, text, line, limits);
  return readFields<WrittenMetadata>(yaml.contents, yaml, metadataFields, what);
}

/** Front matter that Markdown does not see as such would be printed as text. */
function checkFences(file: VFile, frontMatterLine: number): void {
  if (frontMatterLine > 1) return;
  const [first = '', ...rest] = String(file).slice(0, 100_000).split(/\r?\n/);
  const place = { line: 1, column: 1 };
  const fence = /^-{3}[ \t]*([^\s-].*)$/.exec(first);
  if (fence !== null && rest.some((line) => /^-{3}[ \t]*$/.test(line))) {
    report(file, place, 'front-matter', `Front matter in "${fence[1]?.trim()}" is not read`, {
      hint: 'Only YAML is: make the first line `---`.',
    });
  } else if (/^-{3}[ \t]*$/.test(first) && /^[\w-]+:(\s|$)/.test(rest[0] ?? '')) {
    report(file, place, 'front-matter', 'The front matter is not closed', {
      hint: 'Put a line `---` below its last key.',
    });
  } else if (/^(\+{3}|;{3})[ \t]*$/.test(first)) {
    report(file, place, 'front-matter', 'Front matter between other lines than `---` is not read', {
      hint: 'Write YAML between two lines `---`.',
    });
  }
}

function refuseFileKeys(shared: VFile, common: ReadFields<WrittenMetadata>): void {
  for (const key of frontMatterOnly) {
    const place = common.places[key];
    if (place === undefined) continue;
    report(shared, place, 'misplaced-key', `"${key}" can't be the same for all languages`, {
      hint: `Put it in the front matter of the file that it is about.`,
    });
    delete common.values[key];
  }
}

function checkTitle(
  file: VFile,
  own: ReadFields<WrittenMetadata>,
  values: Partial<WrittenMetadata>,
  line: number,
): void {
  if (values.title !== undefined) return;
  const place: Position | { line: number; column: number } = own.places.title ?? {
    line: Math.max(line - 1, 1),
    column: 1,
  };
  // A title that is there and could not be read has its own diagnostic.
  if (own.places.title !== undefined && !own.cleared.has('title')) return;
  report(file, place, 'missing-key', 'The report has no title', {
    hint: 'Write `title: …` in the front matter, between two lines `---` at the top of the file.',
  });
}

function checkLanguage(file: VFile, own: ReadFields<WrittenMetadata>, tag: string): void {
  const language = own.values.language;
  if (language === undefined) return;
  const [written] = language.split('-');
  const [named] = tag.split('-');
  if (written === named) return;
  report(
    file,
    own.places.language,
    'language-mismatch',
    `The file's name says "${tag}", this key "${language}"`,
    {
      hint: `Rename the file to ${language}.md, or remove the key.`,
    },
  );
}

function buildMetadata(values: Partial<WrittenMetadata>, input: MetadataInput): Metadata {
  const language = values.language ?? input.tag;
  const people = (key: 'authors' | 'editors' | 'translators') =>
    (values[key] ?? []).map((written) => readContributor(written, input.language));
  const series =
    values.series !== undefined && values.number !== undefined
      ? { ...values.series, number: values.number }
      : values.series;
  return {
    title: values.title ?? '',
    ...pick('subtitle', values.subtitle),
    ...pick('shortTitle', values['short-title']),
    language,
    direction: values.direction ?? directionOf(language),
    ...pick('date', values.date),
    authors: people('authors'),
    editors: people('editors'),
    translators: people('translators'),
    ...pick('publisher', values.publisher),
    ...pick('series', series),
    identifiers: {
      ...pick('isbn', values.isbn),
      ...pick('issn', values.issn),
      ...pick('doi', values.doi),
      ...pick('url', values.url),
    },
    ...pick('licence', values.licence),
    ...pick('rights', values.rights),
    funding: values.funding ?? [],
    keywords: values.keywords ?? [],
    ...pick('description', values.description),
    ...pick('event', values.event),
    ...pick('attribution', values.attribution),
    ...pick('certifiedBy', values['certified-by']),
    notes: values.notes ?? 'foot',
    pdf: { profile: values.pdf?.profile ?? 'ua' },
    digits: values.digits ?? 'latn',
    ...(values.typography === 'off' ? { typography: false as const } : {}),
  };
}

/** A key with its value, or nothing: `exactOptionalPropertyTypes` tells absent from undefined. */
function pick<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
