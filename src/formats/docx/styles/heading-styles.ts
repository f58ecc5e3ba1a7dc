import { property, type Xml } from '../xml.ts';
import { style } from './style.ts';
import { BOLD, type Values } from './values.ts';

/** What the space above a heading is, in twips, by level. */
const SPACE_BEFORE = [480, 340, 280, 240, 200, 200];

/** Headings in Word's own styles, and the linked style of a panel's label. */
export function createHeadingStyles(values: Values): Xml[] {
  const { theme, spacing, size, colour, fonts } = values;
  const headings = theme.sizes.headings.map((length, index) => {
    const level = index + 1;
    return style('paragraph', {
      id: `Heading${level}`,
      name: `heading ${level}`,
      basedOn: 'Normal',
      next: 'BodyText',
      builtIn: true,
      quick: true,
      priority: 9,
      paragraph: [
        { 'w:keepNext': {} },
        { 'w:keepLines': {} },
        { 'w:suppressAutoHyphens': {} },
        spacing({ before: SPACE_BEFORE[index] ?? 200, after: level < 3 ? 140 : 80, line: 1.2 }),
        property('w:outlineLvl', index),
      ],
      run: [
        fonts('heading'),
        ...BOLD,
        ...(level === 5 ? values.italic : []),
        colour(level < 4 ? 'accent' : 'ink'),
        ...size(length),
      ],
    });
  });
  return [
    ...headings,
    style('paragraph', {
      id: 'PanelHeading',
      name: 'Panel Heading',
      basedOn: 'Heading1',
      next: 'BodyText',
      link: 'PanelHeadingChar',
      quick: true,
      priority: 9,
    }),
    style('character', {
      id: 'PanelHeadingChar',
      name: 'Panel Heading Char',
      basedOn: 'DefaultParagraphFont',
      link: 'PanelHeading',
      run: [colour('muted')],
    }),
    style('paragraph', {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Heading1',
      next: 'BodyText',
      builtIn: true,
      quick: true,
      priority: 39,
      paragraph: [property('w:outlineLvl', 9)],
    }),
    style('paragraph', {
      id: 'BlockTitle',
      name: 'Block Title',
      basedOn: 'Heading4',
      next: 'BodyText',
      quick: true,
      paragraph: [property('w:outlineLvl', 9)],
    }),
    style('paragraph', {
      id: 'NotesHeading',
      name: 'Notes Heading',
      basedOn: 'TOCHeading',
      next: 'EndnoteText',
      quick: true,
    }),
  ];
}
