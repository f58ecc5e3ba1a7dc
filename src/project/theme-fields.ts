/** The keys of `theme.yaml`, as data. */
import { isMap, isScalar, type Node } from 'yaml';
import { report } from '../report/diagnostics.ts';
import type { FontRole, Theme, ThemeFont } from '../report/template.ts';
import { choiceReader, type Fields, objectReader, type Reader } from './reader.ts';
import {
  colourReader,
  familyReader,
  flagReader,
  headingsReader,
  lengthReader,
  lineHeightReader,
  packageReader,
  pageSizeReader,
  wordFileReader,
} from './theme-values.ts';

const colour = (about: string) => ({ reader: colourReader, about, example: '"#0f4c75"' });
const length = (about: string, example: string) => ({ reader: lengthReader, about, example });

type Palette = Theme['colours']['dark'];

const paletteFields: Fields<Palette> = {
  ink: colour('Text.'),
  paper: colour('The page behind it.'),
  muted: colour('Text that steps back: captions, running heads.'),
  accent: colour('The house colour.'),
  onAccent: colour('Text on the house colour.'),
  tint: colour('Background of boxes.'),
  rule: colour('Lines.'),
  link: colour('Links.'),
};

/** A part that is given as far as it could be read; the base theme fills the rest. */
const part = <T>(form: string, fields: Fields<T>) =>
  objectReader(form, fields, (read): Partial<T> => read.values);

type PartialColours = Partial<Omit<Theme['colours'], 'dark'>> & { dark?: Partial<Palette> };

export const colourFields: Fields<PartialColours> = {
  ...paletteFields,
  dark: {
    reader: part('colours.dark', paletteFields),
    about: 'The same, on a dark screen.',
    example: '{ ink: "#e4e7ea" }',
  },
};

export const fontFields: Fields<ThemeFont> = {
  family: { reader: familyReader, about: 'The family’s name.', example: 'Source Serif 4' },
  package: {
    reader: packageReader,
    about: 'The npm package with its files.',
    example: '"@fontsource/source-serif-4"',
  },
  fallback: {
    reader: choiceReader(['serif', 'sans-serif', 'monospace']),
    about: 'What kind of font it is.',
    example: 'serif',
  },
  word: { reader: familyReader, about: 'The family that Word is told.', example: 'Cambria' },
};

const fontReader: Reader<ThemeFont> = objectReader('font', fontFields, (read, yaml, place) => {
  const { family, fallback, word } = read.values;
  if (
    family !== undefined &&
    read.values.package !== undefined &&
    fallback !== undefined &&
    word !== undefined
  ) {
    return { family, package: read.values.package, fallback, word };
  }
  for (const key of Object.keys(fontFields) as (keyof ThemeFont)[]) {
    if (read.places[key] === undefined) {
      report(yaml.file, place, 'missing-key', `"${key}" is missing in font`);
    }
  }
  return undefined;
});

const font = (about: string) => ({
  reader: fontReader,
  about,
  example: '{ family: …, package: …, fallback: serif, word: Cambria }',
});

export const fontsFields: Fields<Record<FontRole, ThemeFont>> = {
  body: font('Running text.'),
  heading: font('Headings, tables, captions.'),
  code: font('Code.'),
};

/** ISO 15924 codes, each with fonts by role. */
const scriptsReader: Reader<Theme['scripts']> = {
  form: 'fonts by script: Arab, Hans …',
  read(node, yaml) {
    if (!isMap(node)) {
      report(yaml.file, yaml.place(node), 'invalid-value', 'Scripts with their fonts belong here');
      return undefined;
    }
    const scripts: Theme['scripts'] = {};
    for (const pair of node.items) {
      const key = pair.key as Node;
      const name = isScalar(key) ? String(key.value) : '';
      const value = pair.value === null ? undefined : yaml.resolve(pair.value as Node);
      if (!/^[A-Z][a-z]{3}$/.test(name)) {
        report(yaml.file, yaml.place(key), 'unknown-key', `"${name}" is not the code of a script`, {
          hint: 'Four letters of ISO 15924: Arab, Cyrl, Hans.',
        });
      } else if (value !== undefined) {
        scripts[name] = part(`scripts.${name}`, fontsFields).read(value, yaml) ?? {};
      }
    }
    return scripts;
  },
};

export const marginFields: Fields<Theme['page']['margins']> = {
  top: length('Above the text.', '26mm'),
  bottom: length('Below it.', '26mm'),
  inner: length('At the back of a bound page.', '28mm'),
  outer: length('At its edge.', '28mm'),
};

type PartialPage = Omit<Partial<Theme['page']>, 'margins'> & {
  margins?: Partial<Theme['page']['margins']>;
};

export const pageFields: Fields<PartialPage> = {
  size: { reader: pageSizeReader, about: 'The paper.', example: 'A4' },
  margins: {
    reader: part('page.margins', marginFields),
    about: 'Its margins.',
    example: '{ top: 26mm }',
  },
  mirror: { reader: flagReader, about: 'Whether left and right pages mirror.', example: 'false' },
};

export const sizesFields: Fields<Theme['sizes']> = {
  body: length('Running text.', '10.5pt'),
  small: length('Notes and captions.', '8.75pt'),
  title: length('The report’s title.', '30pt'),
  subtitle: length('Its subtitle.', '15pt'),
  headings: {
    reader: headingsReader,
    about: 'Headings of level 1 to 6.',
    example: '[20pt, 14pt, 12pt, 11pt, 10.5pt, 10.5pt]',
  },
  lineHeight: {
    reader: lineHeightReader,
    about: 'As a multiple of the size.',
    example: '1.48',
  },
};

export const spacingFields: Fields<Theme['spacing']> = {
  paragraph: length('Between paragraphs.', '7pt'),
  block: length('Around boxes and figures.', '16pt'),
};

export const docxFields: Fields<{ reference: string }> = {
  reference: {
    reader: wordFileReader,
    about:
      'The organisation’s own Word file: its styles, numbering, fonts, page, heads, feet and logo go before the theme’s.',
    example: 'house.docx',
  },
};

export const epubFields: Fields<{ embedFonts: boolean }> = {
  embedFonts: {
    reader: flagReader,
    about: 'Whether EPUBs carry the fonts; without, readers see the fonts that they choose.',
    example: 'true',
  },
};

/** What a `theme.yaml` says; the base theme fills in the rest. */
export interface WrittenTheme {
  colours: PartialColours;
  fonts: Partial<Theme['fonts']>;
  scripts: Theme['scripts'];
  sizes: Partial<Theme['sizes']>;
  spacing: Partial<Theme['spacing']>;
  page: PartialPage;
  docx: { reference?: string };
  epub: { embedFonts?: boolean };
}

export const themeFields: Fields<WrittenTheme> = {
  colours: {
    reader: part('colours', colourFields),
    about: 'Every colour.',
    example: '{ accent: "#0f4c75" }',
  },
  fonts: { reader: part('fonts', fontsFields), about: 'The families.', example: '{ body: … }' },
  scripts: { reader: scriptsReader, about: 'Families for other scripts.', example: '{ Arab: … }' },
  sizes: {
    reader: part('sizes', sizesFields),
    about: 'Sizes of type.',
    example: '{ body: 10.5pt }',
  },
  spacing: {
    reader: part('spacing', spacingFields),
    about: 'Space between things.',
    example: '{ paragraph: 7pt }',
  },
  page: { reader: part('page', pageFields), about: 'The printed page.', example: '{ size: A4 }' },
  docx: {
    reader: part('docx', docxFields),
    about: 'What Word documents take from elsewhere.',
    example: '{ reference: house.docx }',
  },
  epub: {
    reader: part('epub', epubFields),
    about: 'What only EPUBs ask.',
    example: '{ embedFonts: true }',
  },
};
