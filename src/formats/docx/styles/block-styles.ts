import { element, property, type Xml } from '../xml.ts';
import { type StyleOptions, style } from './style.ts';
import { numbering } from './text-styles.ts';
import { BOLD, type Values } from './values.ts';

/** Styles of the paragraphs of blocks, figures and tables. */
export function createBlockStyles(values: Values): Xml[] {
  const { theme, spacing, indent, size, colour, fonts } = values;
  const half = Math.round(values.paragraphSpace / 2);
  const own = (options: StyleOptions): Xml =>
    style('paragraph', { basedOn: 'BodyText', quick: true, ...options });
  return [
    own({
      id: 'Figure',
      name: 'Figure',
      next: 'Caption',
      paragraph: [
        { 'w:keepNext': {} },
        spacing({ before: values.paragraphSpace, after: half, line: 1.2 }),
        property('w:jc', 'center'),
      ],
    }),
    own({
      id: 'Caption',
      name: 'caption',
      builtIn: true,
      basedOn: 'Normal',
      next: 'BodyText',
      priority: 35,
      paragraph: [
        { 'w:keepNext': {} },
        { 'w:keepLines': {} },
        spacing({ before: values.paragraphSpace, after: half, line: 1.3 }),
      ],
      run: [fonts('heading'), ...BOLD, ...size(theme.sizes.small)],
    }),
    own({
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: [spacing({ before: half, after: values.blockSpace, line: 1.3 })],
      run: [fonts('heading'), colour('muted'), ...size(theme.sizes.small)],
    }),
    own({
      id: 'BoxTitle',
      name: 'Box Title',
      basedOn: 'Normal',
      next: 'BoxText',
      paragraph: [{ 'w:keepNext': {} }, spacing({ after: half, line: 1.25 })],
      run: [fonts('heading'), ...BOLD, colour('accent'), ...size(theme.sizes.headings[3])],
    }),
    own({ id: 'BoxText', name: 'Box Text' }),
    own({
      id: 'BoxTextKept',
      name: 'Box Text Kept',
      basedOn: 'BoxText',
      next: 'BoxText',
      quick: false,
      paragraph: [{ 'w:keepNext': {} }],
    }),
    own({
      id: 'KeyMessage',
      name: 'Key Message',
      paragraph: [...numbering('KeyMessage'), spacing({ after: half })],
    }),
    own({
      id: 'Recommendation',
      name: 'Recommendation',
      paragraph: [...numbering('Recommendation'), spacing({ after: values.paragraphSpace })],
    }),
    own({
      id: 'ParticipantGroup',
      name: 'Participant Group',
      basedOn: 'Normal',
      next: 'Participant',
      paragraph: [
        { 'w:keepNext': {} },
        spacing({ before: values.paragraphSpace, after: half, line: 1.25 }),
      ],
      run: [fonts('heading'), ...BOLD, colour('accent'), ...size(theme.sizes.headings[3])],
    }),
    own({
      id: 'Participant',
      name: 'Participant',
      basedOn: 'Normal',
      paragraph: [spacing({ before: 40, after: 40, line: 1.3 })],
    }),
    ...createTableTextStyles(values, own),
    own({
      id: 'TableEnd',
      name: 'Table End',
      basedOn: 'Normal',
      quick: false,
      paragraph: [
        element('w:spacing', {
          'w:after': 0,
          'w:line': values.paragraphSpace,
          'w:lineRule': 'exact',
        }),
        indent({ left: 0 }),
      ],
      run: [property('w:sz', 2), property('w:szCs', 2)],
    }),
  ];
}

/**
 * An aligned cell is in a style of its own, and so is one that keeps with the
 * row below: no cell has formatting of its own.
 */
function createTableTextStyles(values: Values, own: (options: StyleOptions) => Xml): Xml[] {
  const { theme, spacing, size, fonts } = values;
  const aligned = (id: string, name: string) =>
    [
      ['Center', 'center'],
      ['Right', 'right'],
    ].map(([suffix, jc]) =>
      own({
        id: `${id}${suffix}`,
        name: `${name} ${suffix}`,
        basedOn: id,
        quick: false,
        paragraph: [property('w:jc', opposite(jc ?? '', values.rtl))],
      }),
    );
  const kept = (id: string, name: string) =>
    ['', 'Center', 'Right'].map((suffix) =>
      own({
        id: `${id}${suffix}Kept`,
        name: `${name}${suffix === '' ? '' : ` ${suffix}`} Kept`,
        basedOn: `${id}${suffix}`,
        quick: false,
        paragraph: [{ 'w:keepNext': {} }],
      }),
    );
  return [
    own({
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      paragraph: [spacing({ before: 40, after: 40, line: 1.3 })],
      run: [fonts('heading'), ...size(theme.sizes.small)],
    }),
    ...aligned('TableText', 'Table Text'),
    ...kept('TableText', 'Table Text'),
    own({
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      paragraph: [{ 'w:suppressAutoHyphens': {} }],
      run: [...BOLD],
    }),
    ...aligned('TableHeading', 'Table Heading'),
    ...kept('TableHeading', 'Table Heading'),
  ];
}

/** In a paragraph that is written from right to left, `left` and `right` change places (17.3.1.13). */
function opposite(alignment: string, rtl: boolean): string {
  if (!rtl || alignment === 'center') return alignment;
  return alignment === 'right' ? 'left' : 'right';
}
