/**
 * The keys of `theme.yaml`, as data. Values end up in style sheets, in Word's
 * styles and in style attributes, so each has a form that can hold nothing but
 * itself: no value can close a rule, name a file or reach a network.
 */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { report } from '../report/diagnostics.ts';
import { withLatinTwin } from '../report/latin-twin.ts';
import type { FontRole, Length, Theme, ThemeFont } from '../report/template.ts';
import { checkedReader, choiceReader, type Fields, objectReader, type Reader } from './reader.ts';

const colourReader = checkedReader('a colour: "#0f4c75"', 'invalid-value', (text) =>
  /^#[0-9a-f]{6}$/i.test(text)
    ? { value: text.toLowerCase() }
    : {
        problem: `"${text}" is not a colour`,
        hint: 'Write "#" and six digits, in quotation marks.',
      },
);

const lengthReader: Reader<Length> = checkedReader(
  'a length: 10.5pt, 24mm',
  'invalid-value',
  (text) =>
    /^\d{1,4}(\.\d{1,3})?(pt|mm|cm|in|px)$/.test(text)
      ? { value: text }
      : { problem: `"${text}" is not a length`, hint: 'Write a number with pt, mm, cm, in or px.' },
);

const familyIn = withLatinTwin(String.raw`^[\p{L}\p{N}][\p{L}\p{N} -]{0,63}$`, 'u');

const familyReader = checkedReader('a family’s name: Source Serif 4', 'invalid-value', (text) =>
  familyIn(text).test(text)
    ? { value: text }
    : {
        problem: `"${text}" is not the name of a font family`,
        hint: 'Letters, digits, spaces and hyphens only.',
      },
);

const packageReader = checkedReader('a package of @fontsource', 'invalid-value', (text) =>
  /^@fontsource\/[a-z0-9][a-z0-9-]*$/.test(text)
    ? { value: text }
    : {
        problem: `"${text}" is not a package of @fontsource`,
        hint: 'Write "@fontsource/…", in quotation marks.',
      },
);

const lineHeightReader = checkedReader('a number from 1 to 3: 1.48', 'invalid-value', (text) => {
  const value = Number(text);
  return value >= 1 && value <= 3 ? { value } : { problem: `"${text}" is not a line height` };
});

const pageSizeReader = checkedReader(
  'A4, Letter, or two lengths: 170mm 240mm',
  'invalid-value',
  (text) => {
    const length = String.raw`\d{2,4}(\.\d{1,3})?(pt|mm|cm|in)`;
    return new RegExp(`^(A4|A5|Letter|${length} ${length})$`).test(text)
      ? { value: text }
      : { problem: `"${text}" is not a page size` };
  },
);

const flagReader = checkedReader('true or false', 'invalid-value', (text) =>
  text === 'true' || text === 'false'
    ? { value: text === 'true' }
    : { problem: `"${text}" is neither true nor false` },
);

const headingsReader: Reader<Theme['sizes']['headings']> = {
  form: 'six lengths: [21pt, 15pt, 12.5pt, 11pt, 10.5pt, 10.5pt]',
  read(node, yaml) {
    const items = isSeq(node) ? (node.items as Node[]) : [];
    const [one, two, three, four, five, six, ...more] = items.map((item) => {
      const value = yaml.resolve(item);
      return value === undefined ? undefined : lengthReader.read(value, yaml);
    });
    if (items.length !== 6 || more.length > 0) {
      report(
        yaml.file,
        yaml.place(node),
        'invalid-value',
        'Six lengths are expected here, one a heading level',
        {
          hint: `Write ${headingsReader.form}.`,
        },
      );
      return undefined;
    }
    // What is missing now has its own diagnostic.
    if (!one || !two || !three || !four || !five || !six) return undefined;
    return [one, two, three, four, five, six];
  },
};

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

const wordFileReader = checkedReader(
  'a Word file in the template’s folder: house.docx',
  'invalid-value',
  (text) =>
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.(docx|dotx)$/u.test(text)
      ? { value: text }
      : {
          problem: `"${text}" is not the name of a Word file`,
          hint: 'Put a .docx or .dotx file into the template’s folder and write its name.',
        },
);

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
