/**
 * The values in a `theme.yaml`. They end up in style sheets, in Word's styles
 * and in style attributes, so each has a form that can hold nothing but itself:
 * no value can close a rule, name a file or reach a network.
 */
import { isSeq, type Node } from 'yaml';
import { report } from '../report/diagnostics.ts';
import { withLatinTwin } from '../report/latin-twin.ts';
import type { Length, Theme } from '../report/template.ts';
import { checkedReader, type Reader } from './reader.ts';

export const colourReader = checkedReader('a colour: "#0f4c75"', 'invalid-value', (text) =>
  /^#[0-9a-f]{6}$/i.test(text)
    ? { value: text.toLowerCase() }
    : {
        problem: `"${text}" is not a colour`,
        hint: 'Write "#" and six digits, in quotation marks.',
      },
);

export const lengthReader: Reader<Length> = checkedReader(
  'a length: 10.5pt, 24mm',
  'invalid-value',
  (text) =>
    /^\d{1,4}(\.\d{1,3})?(pt|mm|cm|in|px)$/.test(text)
      ? { value: text }
      : { problem: `"${text}" is not a length`, hint: 'Write a number with pt, mm, cm, in or px.' },
);

const familyIn = withLatinTwin(String.raw`^[\p{L}\p{N}][\p{L}\p{N} -]{0,63}$`, 'u');

export const familyReader = checkedReader(
  'a family’s name: Source Serif 4',
  'invalid-value',
  (text) =>
    familyIn(text).test(text)
      ? { value: text }
      : {
          problem: `"${text}" is not the name of a font family`,
          hint: 'Letters, digits, spaces and hyphens only.',
        },
);

export const packageReader = checkedReader('a package of @fontsource', 'invalid-value', (text) =>
  /^@fontsource\/[a-z0-9][a-z0-9-]*$/.test(text)
    ? { value: text }
    : {
        problem: `"${text}" is not a package of @fontsource`,
        hint: 'Write "@fontsource/…", in quotation marks.',
      },
);

export const lineHeightReader = checkedReader(
  'a number from 1 to 3: 1.48',
  'invalid-value',
  (text) => {
    const value = Number(text);
    return value >= 1 && value <= 3 ? { value } : { problem: `"${text}" is not a line height` };
  },
);

export const pageSizeReader = checkedReader(
  'A4, Letter, or two lengths: 170mm 240mm',
  'invalid-value',
  (text) => {
    const length = String.raw`\d{2,4}(\.\d{1,3})?(pt|mm|cm|in)`;
    return new RegExp(`^(A4|A5|Letter|${length} ${length})$`).test(text)
      ? { value: text }
      : { problem: `"${text}" is not a page size` };
  },
);

export const flagReader = checkedReader('true or false', 'invalid-value', (text) =>
  text === 'true' || text === 'false'
    ? { value: text === 'true' }
    : { problem: `"${text}" is neither true nor false` },
);

export const headingsReader: Reader<Theme['sizes']['headings']> = {
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

export const wordFileReader = checkedReader(
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
