import type { PageMeasures } from '../units.ts';
import { element, property, type Xml } from '../xml.ts';
import { type StyleOptions, style } from './style.ts';
import { scaled } from './text-styles.ts';
import { BOLD, NOT_BOLD, type Values } from './values.ts';

/** Styles of the cover, the imprint, the contents, running heads and notes. */
export function createMatterStyles(values: Values, page: PageMeasures): Xml[] {
  return [
    ...createCoverStyles(values, page),
    ...createContentsStyles(values, page),
    ...createPageStyles(values),
    ...createNoteStyles(values),
  ];
}

function createCoverStyles(values: Values, page: PageMeasures): Xml[] {
  const { theme, spacing, size, colour, fonts, border } = values;
  const cover = (options: StyleOptions): Xml =>
    style('paragraph', { basedOn: 'Normal', next: 'BodyText', ...options });
  const foot = (paragraph: Xml[]): Xml[] => [
    element('w:framePr', {
      'w:w': page.textWidth,
      'w:wrap': 'around',
      'w:vAnchor': 'margin',
      'w:hAnchor': 'margin',
      'w:xAlign': values.rtl ? 'right' : 'left',
      'w:yAlign': 'bottom',
    }),
    ...paragraph,
  ];
  return [
    cover({
      id: 'CoverPublisher',
      name: 'Cover Publisher',
      quick: true,
      paragraph: [
        { 'w:pBdr': [border('top', 96, 'accent', 14)] },
        spacing({ after: Math.round(page.textHeight * 0.2) }),
      ],
      run: [fonts('heading'), ...BOLD, colour('accent'), ...size(scaled(theme.sizes.body, 1.1))],
    }),
    cover({
      id: 'CoverSeries',
      name: 'Cover Series',
      quick: true,
      paragraph: [spacing({ after: 160 })],
      run: [fonts('heading'), colour('muted'), ...size(scaled(theme.sizes.body, 1.1))],
    }),
    cover({
      id: 'Title',
      name: 'Title',
      builtIn: true,
      quick: true,
      priority: 10,
      paragraph: [
        { 'w:keepLines': {} },
        { 'w:suppressAutoHyphens': {} },
        spacing({ after: 240, line: 1.15 }),
      ],
      run: [fonts('heading'), ...BOLD, colour('accent'), ...size(theme.sizes.title)],
    }),
    cover({
      id: 'Subtitle',
      name: 'Subtitle',
      builtIn: true,
      quick: true,
      priority: 11,
      paragraph: [{ 'w:suppressAutoHyphens': {} }, spacing({ after: 480, line: 1.3 })],
      run: [fonts('heading'), colour('ink'), ...size(theme.sizes.subtitle)],
    }),
    cover({
      id: 'CoverAuthors',
      name: 'Cover Authors',
      quick: true,
      paragraph: [spacing({ after: 160, line: 1.4 })],
      run: [fonts('heading'), colour('ink')],
    }),
    cover({
      id: 'CoverFoot',
      name: 'Cover Foot',
      quick: true,
      paragraph: foot([spacing({ after: 60, line: 1.3 })]),
      run: [fonts('heading'), colour('muted')],
    }),
    cover({
      id: 'Imprint',
      name: 'Imprint',
      quick: true,
      paragraph: [spacing({ after: 40, line: 1.3 })],
      run: [...size(theme.sizes.small)],
    }),
    cover({
      id: 'ImprintLabel',
      name: 'Imprint Label',
      basedOn: 'Imprint',
      paragraph: [],
      run: [fonts('heading'), ...BOLD, colour('muted')],
    }),
  ];
}

function createContentsStyles(values: Values, page: PageMeasures): Xml[] {
  const { spacing, indent, size, fonts, theme } = values;
  const tabs: Xml = {
    'w:tabs': [element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': page.textWidth })],
  };
  const entries = [1, 2, 3, 4, 5, 6].map((level) =>
    style('paragraph', {
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      builtIn: true,
      priority: 39,
      paragraph: [
        tabs,
        spacing({ before: level === 1 ? 120 : 0, after: 50, line: 1.3 }),
        indent({ left: 280 * (level - 1) }),
      ],
      run: level === 1 ? [fonts('heading'), ...BOLD] : [],
    }),
  );
  return [
    ...entries,
    style('paragraph', {
      id: 'TableofFigures',
      name: 'table of figures',
      basedOn: 'Normal',
      next: 'Normal',
      builtIn: true,
      priority: 99,
      paragraph: [tabs, spacing({ after: 50, line: 1.3 })],
      run: size(theme.sizes.body),
    }),
  ];
}

function createPageStyles(values: Values): Xml[] {
  const { spacing, size, fonts, colour, border, theme } = values;
  const text = [fonts('heading'), colour('muted'), ...size(theme.sizes.small)];
  return [
    style('paragraph', {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      builtIn: true,
      priority: 99,
      paragraph: [{ 'w:pBdr': [border('bottom', 4, 'rule', 4)] }, spacing({ after: 0 })],
      run: text,
    }),
    style('paragraph', {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      builtIn: true,
      priority: 99,
      paragraph: [spacing({ before: 0, after: 0 }), property('w:jc', 'center')],
      run: text,
    }),
    style('character', {
      id: 'PageNumber',
      name: 'page number',
      basedOn: 'DefaultParagraphFont',
      builtIn: true,
      priority: 99,
    }),
    style('paragraph', {
      id: 'SectionEnd',
      name: 'Section End',
      basedOn: 'Normal',
      paragraph: [element('w:spacing', { 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' })],
      run: [property('w:sz', 2), property('w:szCs', 2)],
    }),
  ];
}

function createNoteStyles(values: Values): Xml[] {
  const { spacing, size, theme } = values;
  return (['Footnote', 'Endnote'] as const).flatMap((name) => [
    style('paragraph', {
      id: `${name}Text`,
      name: `${name.toLowerCase()} text`,
      basedOn: 'Normal',
      link: `${name}TextChar`,
      builtIn: true,
      priority: 99,
      paragraph: [spacing({ after: 40, line: 1.3 })],
      run: size(theme.sizes.small),
    }),
    style('character', {
      id: `${name}TextChar`,
      name: `${name} Text Char`,
      basedOn: 'DefaultParagraphFont',
      link: `${name}Text`,
      run: size(theme.sizes.small),
    }),
    style('character', {
      id: `${name}Reference`,
      name: `${name.toLowerCase()} reference`,
      basedOn: 'DefaultParagraphFont',
      builtIn: true,
      priority: 99,
      run: [...NOT_BOLD, property('w:vertAlign', 'superscript')],
    }),
  ]);
}
