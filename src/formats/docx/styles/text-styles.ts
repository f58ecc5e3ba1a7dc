import { listStyle, STYLE_NUMBERING } from '../numbering.ts';
import { property, type Xml } from '../xml.ts';
import { type StyleOptions, style } from './style.ts';
import type { Values } from './values.ts';

/** Styles of running text and of lists, in Word's own names where it has them. */
export function createTextStyles(values: Values): Xml[] {
  const { theme, spacing, indent, size, colour, fonts, border, shading } = values;
  const { sizes } = theme;
  const text = (options: StyleOptions): Xml =>
    style('paragraph', { basedOn: 'BodyText', builtIn: true, quick: true, ...options });
  const keepNext: Xml = { 'w:keepNext': {} };
  return [
    style('paragraph', {
      id: 'Normal',
      name: 'Normal',
      builtIn: true,
      isDefault: true,
      quick: true,
      priority: 0,
      paragraph: values.rtl ? [{ 'w:bidi': {} }] : [],
    }),
    text({
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      priority: 1,
      paragraph: [spacing({ after: values.paragraphSpace, line: values.lineHeight })],
    }),
    text({
      id: 'BodyTextKept',
      name: 'Body Text Kept',
      builtIn: false,
      quick: false,
      next: 'BodyText',
      paragraph: [keepNext],
    }),
    text({
      id: 'Quote',
      name: 'Quote',
      next: 'BodyText',
      priority: 29,
      paragraph: [
        { 'w:pBdr': [border('left', 12, 'rule', 12)] },
        indent({ left: 400, right: 400 }),
      ],
      run: values.italic,
    }),
    text({
      id: 'IntenseQuote',
      name: 'Intense Quote',
      next: 'QuoteAttribution',
      priority: 30,
      paragraph: [
        keepNext,
        { 'w:keepLines': {} },
        spacing({ before: values.blockSpace, after: values.paragraphSpace, line: 1.35 }),
        indent({ left: 567, right: 567 }),
      ],
      run: [fonts('heading'), colour('accent'), ...size(scaled(sizes.body, 1.3))],
    }),
    text({
      id: 'QuoteAttribution',
      name: 'Quote Attribution',
      builtIn: false,
      next: 'BodyText',
      paragraph: [spacing({ after: values.blockSpace }), indent({ left: 567, right: 567 })],
      run: [fonts('heading'), colour('muted'), ...size(sizes.small)],
    }),
    text({
      id: 'HTMLPreformatted',
      name: 'HTML Preformatted',
      quick: false,
      priority: 99,
      paragraph: [
        { 'w:keepLines': {} },
        {
          'w:pBdr': ['top', 'left', 'bottom', 'right'].map((side) =>
            border(side as 'top', 4, 'rule', 6),
          ),
        },
        shading('tint'),
        { 'w:suppressAutoHyphens': {} },
        spacing({ before: 60, after: values.paragraphSpace + 60, line: 1.3 }),
        indent({ left: 140, right: 140 }),
      ],
      run: [fonts('code'), { 'w:noProof': {} }, ...size(sizes.small)],
    }),
    text({
      id: 'HorizontalRule',
      name: 'Horizontal Rule',
      builtIn: false,
      next: 'BodyText',
      paragraph: [
        { 'w:pBdr': [border('bottom', 6, 'rule', 1)] },
        spacing({ before: 0, after: values.blockSpace, line: 0.8 }),
      ],
    }),
    ...createListStyles(values, text),
    style('paragraph', {
      id: 'TaskList',
      name: 'Task List',
      basedOn: 'BodyText',
      quick: true,
      paragraph: taskList(0, values),
    }),
    ...[1, 2].map((level) =>
      style('paragraph', {
        id: `TaskList${level + 1}`,
        name: `Task List ${level + 1}`,
        basedOn: 'TaskList',
        paragraph: taskList(level, values),
      }),
    ),
  ];
}

/** Word indents a list by its numbering; what goes on in an item has the indent in its style. */
function createListStyles(values: Values, text: (options: StyleOptions) => Xml): Xml[] {
  const after = values.spacing({ after: Math.round(values.paragraphSpace / 2) });
  return [0, 1, 2, 3, 4].flatMap((level) => {
    const suffix = level === 0 ? '' : ` ${level + 1}`;
    const numbered = (base: 'ListBullet' | 'ListNumber', name: string) => {
      const id = listStyle(base, level);
      const paragraph = [...numbering(id), after];
      return text({ id, name: `${name}${suffix}`, priority: 36, quick: level < 3, paragraph });
    };
    return [
      numbered('ListBullet', 'List Bullet'),
      numbered('ListNumber', 'List Number'),
      text({
        id: listStyle('ListContinue', level),
        name: `List Continue${suffix}`,
        priority: 36,
        quick: false,
        paragraph: [after, values.indent({ left: 360 * (level + 1) })],
      }),
    ];
  });
}

/** What links a list's style to its definition. */
export function numbering(id: string): Xml[] {
  const link = STYLE_NUMBERING[id];
  if (link === undefined) return [];
  const level = link.level === 0 ? [] : [property('w:ilvl', link.level)];
  return [{ 'w:numPr': [...level, property('w:numId', link.id)] }];
}

function taskList(level: number, values: Values): Xml[] {
  const left = 400 * (level + 1);
  return [
    { 'w:tabs': [tab('left', left)] },
    values.spacing({ after: Math.round(values.paragraphSpace / 2) }),
    values.indent({ left, hanging: 400 }),
  ];
}

function tab(kind: string, position: number): Xml {
  return { 'w:tab': { _attr: { 'w:val': kind, 'w:pos': position } } };
}

/** A length times a factor, in its unit. */
export function scaled(length: string, factor: number): string {
  const match = /^([\d.]+)(.*)$/u.exec(length);
  return match === null ? length : `${Number(match[1]) * factor}${match[2]}`;
}
