import type { Mark, Marks } from '../marks.ts';
import { nameOf, property, type Xml } from '../xml.ts';
import { style } from './style.ts';
import { BOLD, type Values } from './values.ts';

/** What each mark does to text. The order of keys is that of the schema's elements. */
function formOf(mark: Mark, values: Values): Form {
  switch (mark) {
    case 'strong':
      return { bold: true };
    case 'emphasis':
      return { italic: true };
    case 'strikethrough':
      return { strike: true };
    case 'code':
      return { fonts: values.fonts('code'), noProof: true, size: values.theme.sizes.small };
    case 'hyperlink':
      return { colour: values.colour('link'), underline: true };
    case 'participantName':
      return { bold: true };
  }
}

interface Form {
  fonts?: Xml;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  noProof?: boolean;
  colour?: Xml;
  size?: string;
  underline?: boolean;
}

/** In the order of the schema: `w:b`, `w:bCs`, `w:i`, `w:iCs`. */
function weightAndSlope(form: Form, { emphasis }: Values): Xml[] {
  const emphasised = form.italic === true ? emphasis : [];
  if (form.bold !== true) return emphasised;
  return [...BOLD, ...emphasised.filter((xml) => nameOf(xml).startsWith('w:i'))];
}

function properties(form: Form, values: Values): Xml[] {
  return [
    ...(form.fonts === undefined ? [] : [form.fonts]),
    ...weightAndSlope(form, values),
    ...(form.strike === true ? [{ 'w:strike': {} }] : []),
    ...(form.noProof === true ? [{ 'w:noProof': {} }] : []),
    ...(form.colour === undefined ? [] : [form.colour]),
    ...(form.size === undefined ? [] : values.size(form.size)),
    ...(form.underline === true ? [property('w:u', 'single')] : []),
  ];
}

/** The styles of marks, and of those that meet in the document. */
export function createCharacterStyles(
  values: Values,
  combinations: readonly { id: string; name: string; marks: Marks }[],
): Xml[] {
  const own = (id: string, name: string, marks: Marks, builtIn: boolean, priority: number): Xml => {
    const form: Form = Object.assign({}, ...marks.map((mark) => formOf(mark, values)));
    return style('character', {
      id,
      name,
      basedOn: 'DefaultParagraphFont',
      builtIn,
      priority,
      quick: priority < 90,
      run: properties(form, values),
    });
  };
  return [
    style('character', {
      id: 'DefaultParagraphFont',
      name: 'Default Paragraph Font',
      builtIn: true,
      isDefault: true,
      priority: 1,
    }),
    own('Strong', 'Strong', ['strong'], true, 22),
    own('Emphasis', 'Emphasis', ['emphasis'], true, 20),
    own('Strikethrough', 'Strikethrough', ['strikethrough'], false, 98),
    own('HTMLCode', 'HTML Code', ['code'], true, 99),
    own('Hyperlink', 'Hyperlink', ['hyperlink'], true, 99),
    own('ParticipantName', 'Participant Name', ['participantName'], false, 80),
    style('character', {
      id: 'FollowedHyperlink',
      name: 'FollowedHyperlink',
      basedOn: 'DefaultParagraphFont',
      builtIn: true,
      priority: 99,
      run: [values.colour('link'), property('w:u', 'single')],
    }),
    style('character', {
      id: 'CaptionLabel',
      name: 'Caption Label',
      basedOn: 'DefaultParagraphFont',
      run: [values.colour('accent')],
    }),
    style('character', {
      id: 'CheckBox',
      name: 'Check Box',
      basedOn: 'DefaultParagraphFont',
      run: [
        {
          'w:rFonts': {
            _attr: {
              'w:ascii': 'MS Gothic',
              'w:eastAsia': 'MS Gothic',
              'w:hAnsi': 'MS Gothic',
              'w:cs': 'MS Gothic',
            },
          },
        },
      ],
    }),
    ...combinations.map(({ id, name, marks }) => own(id, name, marks, false, 98)),
  ];
}
