/** The keys of `rapporteur.yaml`, as data: the reader, the hints and the guide come from these tables. */
import { isMap, isScalar, type Node } from 'yaml';
import { report, type Severity } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';
import { rules as knownRules } from '../report/rules.ts';
import { languageReader } from './language-tag.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { checkedReader, type Fields, listReader, objectReader, type Reader } from './reader.ts';

/** The names that `--format` takes, in the order in which they are built. */
const formatNames = ['html', 'pdf', 'epub', 'docx'] as const;

/** The values of `rapporteur.yaml`, by key. */
export interface WrittenSettings {
  source: string;
  templates: string;
  out: string;
  'source-language': string;
  formats: string[];
  rules: Record<string, Severity | 'off'>;
  limits: Partial<Limits>;
}

interface WrittenLimits {
  'source-size': number;
  'settings-size': number;
  'line-size': number;
  nesting: number;
  marks: number;
  'table-cells': number;
  'image-size': number;
  'image-pixels': number;
  'images-size': number;
  time: number;
  memory: number;
}

const folderReader = checkedReader(
  'a folder inside the project: source',
  'invalid-value',
  (text) => {
    const parts = text.split(/[\\/]/);
    if (/^([\\/]|[a-z]:)/i.test(text) || parts.includes('..') || text.includes('\\')) {
      return { problem: `"${text}" is not inside the project's folder` };
    }
    const value = parts.filter((part) => part !== '' && part !== '.').join('/');
    return value === '' ? { problem: 'The project itself can not be this folder' } : { value };
  },
);

/** `out` may lie elsewhere: the project's owner says so, not a source. */
const outReader = checkedReader('a folder: dist', 'invalid-value', (text) => ({ value: text }));

const sizeReader = checkedReader('a size: 500 kB, 16 MB', 'invalid-value', (text) => {
  const parts = /^(\d+(?:\.\d+)?)\s*([kMG]?)(i?)B?$/.exec(text);
  if (parts === null) return { problem: `"${text}" is not a size` };
  const base = parts[3] === 'i' ? 1024 : 1000;
  const bytes = Number(parts[1]) * base ** ['', 'k', 'M', 'G'].indexOf(parts[2] ?? '');
  return bytes >= 1 && bytes <= 4e9
    ? { value: Math.round(bytes) }
    : { problem: `"${text}" is out of range` };
});

const countReader = (form: string, maximum: number) =>
  checkedReader(form, 'invalid-value', (text) => {
    const value = Number(text.replaceAll('_', ''));
    return Number.isInteger(value) && value > 0 && value <= maximum
      ? { value }
      : { problem: `"${text}" is not a whole number from 1 to ${maximum}` };
  });

const formatReader = checkedReader(formatNames.join(', '), 'invalid-value', (text) => {
  const value = formatNames.find((name) => name === text);
  if (value !== undefined) return { value };
  const hint = suggestNearest(text, formatNames) ?? `Known formats: ${formatNames.join(', ')}.`;
  return { problem: `There is no format "${text}"`, hint };
});

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];

/** A mapping from rule ids to severities. */
const rulesReader: Reader<Record<string, Severity | 'off'>> = {
  form: 'rules with error, warning, info or off',
  read(node, yaml) {
    if (!isMap(node)) {
      report(
        yaml.file,
        yaml.place(node),
        'invalid-value',
        'Rules with their severities belong here',
        {
          hint: 'Write `rule-name: warning`, one a line.',
        },
      );
      return undefined;
    }
    const rules: Record<string, Severity | 'off'> = {};
    for (const pair of node.items) {
      const key = pair.key as Node;
      const name = isScalar(key) ? String(key.value) : '';
      const value = pair.value === null ? undefined : yaml.resolve(pair.value as Node);
      // YAML 1.2 reads `off` as text, but many editors write it as `false`.
      const word = isScalar(value) ? String(value.value === false ? 'off' : value.value) : '';
      const severity = severities.find((candidate) => candidate === word);
      const facts = knownRules.get(name);
      if (facts === undefined) {
        report(yaml.file, yaml.place(key), 'unknown-rule', `There is no rule "${name}"`, {
          hint: suggestNearest(name, knownRules.keys()) ?? 'docs/rules lists them all.',
        });
      } else if (facts.fixed) {
        report(
          yaml.file,
          yaml.place(key),
          'fixed-rule',
          `The severity of the rule "${name}" can't be changed`,
          { hint: 'A guard or a valid document depends on it: mend what it reports.' },
        );
      } else if (severity === undefined) {
        report(
          yaml.file,
          yaml.place(value ?? key),
          'invalid-value',
          `"${word}" is not a severity`,
          {
            hint: suggestNearest(word, severities) ?? 'Write error, warning, info or off.',
          },
        );
      } else {
        rules[name] = severity;
      }
    }
    return rules;
  },
};

export const limitFields: Fields<WrittenLimits> = {
  'source-size': { reader: sizeReader, about: 'Of a Markdown file.', example: '16 MB' },
  'settings-size': {
    reader: sizeReader,
    about: 'Of a YAML file or front matter.',
    example: '256 kB',
  },
  'line-size': {
    reader: countReader('a whole number of characters', 10_000_000),
    about: 'Characters of one line of a text.',
    example: '20_000',
  },
  nesting: {
    reader: countReader('a whole number', 200),
    about: 'Levels of lists, quotations, blocks and brackets inside one another.',
    example: '64',
  },
  marks: {
    reader: countReader('a whole number', 1_000_000),
    about: 'Asterisks, brackets and other marks of one paragraph.',
    example: '5_000',
  },
  'table-cells': {
    reader: countReader('a whole number', 10_000_000),
    about: 'Cells of all tables of a text.',
    example: '50_000',
  },
  'image-size': { reader: sizeReader, about: 'Of one image.', example: '16 MB' },
  'image-pixels': {
    reader: countReader('a whole number of pixels', 1_000_000_000),
    about: 'Width times height of one image.',
    example: '64_000_000',
  },
  'images-size': { reader: sizeReader, about: 'Of all images of a report.', example: '128 MB' },
  time: {
    reader: countReader('a whole number of seconds', 86_400),
    about: 'Seconds that reading a report, or making one of its formats, may take.',
    example: '300',
  },
  memory: {
    reader: sizeReader,
    about: 'Memory that a build may take, without the browser’s.',
    example: '3 GB',
  },
};

export const settingsFields: Fields<WrittenSettings> = {
  source: {
    reader: folderReader,
    about: 'The folder with a folder for each report.',
    example: 'source',
  },
  templates: {
    reader: folderReader,
    about: 'The folder of house styles; those that come with rapporteur need none.',
    example: 'templates',
  },
  out: { reader: outReader, about: 'The folder that artifacts are written to.', example: 'dist' },
  'source-language': {
    reader: languageReader,
    about: 'The language that the others are translated from.',
    example: 'en',
  },
  formats: {
    reader: listReader(formatReader),
    about: 'What to build when `--format` does not say.',
    example: '[html, pdf, epub, docx]',
  },
  rules: { reader: rulesReader, about: 'Severities of rules.', example: '{ doubled-word: off }' },
  limits: {
    reader: objectReader('limits', limitFields, (read): Partial<Limits> => {
      const written = read.values;
      const entries = Object.entries({
        sourceSize: written['source-size'],
        settingsSize: written['settings-size'],
        lineSize: written['line-size'],
        nesting: written.nesting,
        marks: written.marks,
        tableCells: written['table-cells'],
        imageSize: written['image-size'],
        imagePixels: written['image-pixels'],
        imagesSize: written['images-size'],
        time: written.time,
        memory: written.memory,
      } satisfies Record<keyof Limits, number | undefined>);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }),
    about: 'How much a source may ask for before it is refused.',
    example: '{ image-size: 16 MB }',
  },
};

/** The settings of a project that has no `rapporteur.yaml`. */
export const defaultSettings = {
  source: 'source',
  templates: 'templates',
  out: 'dist',
  sourceLanguage: 'en',
  formats: [...formatNames] as string[],
  rules: {},
  limits: defaultLimits,
};
