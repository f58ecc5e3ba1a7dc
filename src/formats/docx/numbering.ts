import type { Metadata } from '../../report/metadata.ts';
import { element, property, stringify, XML_DECLARATION, type Xml } from './xml.ts';

/** Word numbers nine levels. */
const LEVELS = 9;
/** Built-in list styles go down to `List Bullet 5`. */
const STYLED_LEVELS = 5;
/** Between the edges of two levels, in twips. */
const INDENT = 360;

/** The definitions, by the id that `w:abstractNum` and the first `w:num` of each have. */
const BULLETS = 1;
const NUMBERS = 2;
const KEY_MESSAGES = 3;
const RECOMMENDATIONS = 4;
/** The number that the first list that is counted gets. */
const FIRST_LIST = 5;

/** A bullet for each level; Word repeats three. */
const BULLET_CHARACTERS = ['•', '–', '▪'];

/** Which definition a counted list follows. */
export type ListKind = 'numbers' | 'recommendations';

/** The lists of a document. Each that is counted has a number of its own, so that it begins anew. */
export interface NumberingRegistry {
  /** Begin a list at a level (from 0) with a number; gives the id of its `w:num`. */
  begin(kind: ListKind, level: number, start: number): number;
  /** The id of the definition that bullets of any depth follow. */
  readonly bullets: number;
  /** `word/numbering.xml`. */
  write(): string;
}

/**
 * Begin a document's numbering.
 *
 * @param digits of the numbers: Arabic-Indic digits are Word's `hindiNumbers`
 */
export function createNumbering(digits: Metadata['digits']): NumberingRegistry {
  const lists: { kind: ListKind; level: number; start: number }[] = [];
  const format = digits === 'arab' ? 'hindiNumbers' : 'decimal';
  return {
    bullets: BULLETS,
    begin(kind, level, start) {
      lists.push({ kind, level: Math.min(level, LEVELS - 1), start });
      return FIRST_LIST + lists.length - 1;
    },
    write() {
      const definitions = [
        definition(BULLETS, 'hybridMultilevel', (level) =>
          bullet(level, listStyle('ListBullet', level)),
        ),
        definition(NUMBERS, 'multilevel', (level) =>
          counter(level, format, listStyle('ListNumber', level)),
        ),
        definition(KEY_MESSAGES, 'hybridMultilevel', (level) =>
          bullet(level, level === 0 ? 'KeyMessage' : undefined),
        ),
        definition(RECOMMENDATIONS, 'multilevel', (level) =>
          counter(level, format, level === 0 ? 'Recommendation' : undefined),
        ),
      ];
      const first = [BULLETS, NUMBERS, KEY_MESSAGES, RECOMMENDATIONS].map((id) => number(id, id));
      const counted = lists.map(({ kind, level, start }, index) =>
        number(FIRST_LIST + index, kind === 'numbers' ? NUMBERS : RECOMMENDATIONS, {
          level,
          start,
        }),
      );
      const root = element(
        'w:numbering',
        { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
        [...definitions, ...first, ...counted],
      );
      return `${XML_DECLARATION}${stringify(root)}`;
    },
  };
}

/** The style of an item's first paragraph at a level (from 0): `ListBullet`, `ListBullet2` … */
export function listStyle(
  base: 'ListBullet' | 'ListNumber' | 'ListContinue',
  level: number,
): string {
  return level === 0 ? base : `${base}${Math.min(level + 1, STYLED_LEVELS)}`;
}

/** The id that a style of the first level refers to. */
export const STYLE_NUMBERING: Record<string, { id: number; level: number }> = {
  ...Object.fromEntries(
    Array.from({ length: STYLED_LEVELS }, (_, level) => [
      [listStyle('ListBullet', level), { id: BULLETS, level }],
      [listStyle('ListNumber', level), { id: NUMBERS, level }],
    ]).flat(),
  ),
  KeyMessage: { id: KEY_MESSAGES, level: 0 },
  Recommendation: { id: RECOMMENDATIONS, level: 0 },
};

/** How far the text of a level (from 0) stands in, in twips. */
export function listIndent(level: number): { left: number; hanging: number } {
  return { left: INDENT * (level + 1), hanging: INDENT };
}

function definition(id: number, type: string, level: (index: number) => Xml): Xml {
  return element('w:abstractNum', { 'w:abstractNumId': id }, [
    property('w:multiLevelType', type),
    ...Array.from({ length: LEVELS }, (_, index) => level(index)),
  ]);
}

function bullet(level: number, style: string | undefined): Xml {
  const character = BULLET_CHARACTERS[level % BULLET_CHARACTERS.length] ?? '•';
  return lvl(level, 'bullet', character, uniqueStyle(style, level));
}

function counter(level: number, format: string, style: string | undefined): Xml {
  return lvl(level, format, `%${level + 1}.`, uniqueStyle(style, level));
}

/** A style may be linked to one level only. */
function uniqueStyle(style: string | undefined, level: number): string | undefined {
  return level < STYLED_LEVELS ? style : undefined;
}

function lvl(level: number, format: string, text: string, style: string | undefined): Xml {
  const { left, hanging } = listIndent(level);
  return element('w:lvl', { 'w:ilvl': level }, [
    property('w:start', 1),
    property('w:numFmt', format),
    ...(style === undefined ? [] : [property('w:pStyle', style)]),
    property('w:lvlText', text),
    property('w:lvlJc', 'left'),
    { 'w:pPr': [element('w:ind', { 'w:left': left, 'w:hanging': hanging })] },
  ]);
}

function number(
  id: number,
  definitionId: number,
  override?: { level: number; start: number },
): Xml {
  return element('w:num', { 'w:numId': id }, [
    property('w:abstractNumId', definitionId),
    ...(override === undefined
      ? []
      : [
          element('w:lvlOverride', { 'w:ilvl': override.level }, [
            property('w:startOverride', override.start),
          ]),
        ]),
  ]);
}
