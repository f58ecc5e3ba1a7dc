import { element, property, type Xml } from './xml.ts';

/** What text can be at once, in the order in which combined names are built. */
const MARKS = [
  'participantName',
  'strong',
  'emphasis',
  'strikethrough',
  'code',
  'hyperlink',
] as const;

export type Mark = (typeof MARKS)[number];

/** Passed down from handler to handler, never kept: this is what makes nested marks right. */
export type Marks = readonly Mark[];

/** The id and name of the character style of each mark; Word's own where it has one. */
const NAMES: Record<Mark, [id: string, name: string]> = {
  participantName: ['ParticipantName', 'Participant Name'],
  strong: ['Strong', 'Strong'],
  emphasis: ['Emphasis', 'Emphasis'],
  strikethrough: ['Strikethrough', 'Strikethrough'],
  code: ['HTMLCode', 'HTML Code'],
  hyperlink: ['Hyperlink', 'Hyperlink'],
};

/** Add a mark to those of the text around it. */
export function addMark(marks: Marks, mark: Mark): Marks {
  return marks.includes(mark)
    ? marks
    : MARKS.filter((each) => each === mark || marks.includes(each));
}

/**
 * Character styles of marks that meet. A run has one character style, and
 * direct formatting on top of it would not follow the style sheet: so text that
 * is strong and in a link gets the style "Strong Hyperlink", made of the two.
 */
export interface MarkStyles {
  /** The id of the style of text with these marks; `undefined` for none. */
  styleOf(marks: Marks): string | undefined;
  /** The combinations that were asked for, in that order. */
  combinations(): { id: string; name: string; marks: Marks }[];
}

export function createMarkStyles(): MarkStyles {
  const combined = new Map<string, { id: string; name: string; marks: Marks }>();
  return {
    styleOf(marks) {
      const [first, second] = marks;
      if (first === undefined) return undefined;
      if (second === undefined) return NAMES[first][0];
      const id = marks.map((mark) => NAMES[mark][0]).join('');
      if (!combined.has(id)) {
        combined.set(id, { id, name: marks.map((mark) => NAMES[mark][1]).join(' '), marks });
      }
      return id;
    },
    combinations: () => [...combined.values()],
  };
}

/** What is particular to a piece of text besides its style. */
export interface RunOptions {
  /** The id of a character style. */
  style?: string | undefined;
  /** Whether the text is of a script that is written from right to left. */
  rtl?: boolean;
  /** Word's tags of the text's language, where it is not the document's. */
  language?: RunLanguage | undefined;
}

/** The attributes of `w:lang`: the language of Latin, East Asian and complex scripts. */
export interface RunLanguage {
  val?: string;
  eastAsia?: string;
  bidi?: string;
}

/** The properties of a run, in the order of the schema; none for plain text. */
export function runProperties({ style, rtl, language }: RunOptions): Xml[] {
  const properties: Xml[] = [];
  if (style !== undefined) properties.push(property('w:rStyle', style));
  if (rtl === true) properties.push({ 'w:rtl': {} });
  if (language !== undefined) {
    const { val, eastAsia, bidi } = language;
    properties.push(element('w:lang', { 'w:val': val, 'w:eastAsia': eastAsia, 'w:bidi': bidi }));
  }
  return properties.length > 0 ? [{ 'w:rPr': properties }] : [];
}
