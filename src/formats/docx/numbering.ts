import type { Metadata } from '../../report/metadata.ts';
import { element, property, stringify, XML_DECLARATION, type Xml } from './xml.ts';

/** Word numbers nine levels. */
const LEVELS = 9;
/** Built-in list styles go down to `List Bullet 5`. */
const STYLED_LEVELS = 5;
/** Between the edges of two levels, in twips. */
const INDENT = 360;

/** The definitions, by the id that `w:abstractNum` and the first `w:num` of each have. */
const DEFINITIONS = { bullets: 1, numbers: 2, keyMessages: 3, recommendations: 4 } as const;
/** How many there are: the numbers of lists that are counted come after them. */
const DEFINED = 4;

/** A bullet for each level; Word repeats three. */
const BULLET_CHARACTERS = ['•', '–', '▪'];

/** Which definition a counted list follows. */
export type ListKind = 'numbers' | 'recommendations';

/** Where a list or a style stands in the numbering. */
export interface ListLevel {
  /** Of a `w:num`. */
  id: number;
  /** From 0. */
  level: number;
}

/** The lists of a document. Each that is counted has a number of its own, so that it begins anew. */
export interface NumberingRegistry {
  /** Begin a list at a depth (from 0) with a number. */
  begin(kind: ListKind, depth: number, start: number): ListLevel;
  /**
   * The bullet of an item, where its style brings none: at a depth without a
   * style of its own, and where the organisation's own style has no numbering.
   */
  bulletFor(style: string, depth: number): ListLevel | undefined;
  /** `word/numbering.xml`. */
  write(): string;
}

/** The numbering of the organisation's own file, which comes before ours. */
export interface ExistingNumbering {
  /** Its part; absent where it has none. */
  xml?: string | undefined;
  /** What is added to our ids, so that both keep theirs apart. */
  offset: number;
  /** The definition and level of a style that is the file's own; `undefined` for a style of ours. */
  levelOf(style: string): { definition: number; level: number } | undefined;
  /** Whether the file has a style of its own for one of ours. */
  owns(style: string): boolean;
}

const NOTHING: ExistingNumbering = { offset: 0, levelOf: () => undefined, owns: () => false };

/**
 * Begin a document's numbering.
 *
 * @param digits of the numbers: Arabic-Indic digits are Word's `hindiNumbers`
 * @param existing the numbering that it is added to
 */
export function createNumbering(
  digits: Metadata['digits'],
  existing: ExistingNumbering = NOTHING,
): NumberingRegistry {
  const { offset } = existing;
  const lists: { definition: number; level: number; start: number }[] = [];
  const format = digits === 'arab' ? 'hindiNumbers' : 'decimal';
  const linked = (style: string) => (existing.owns(style) ? undefined : style);
  return {
    bulletFor(style, depth) {
      const isBare = existing.owns(style) && existing.levelOf(style) === undefined;
      if (depth < STYLED_LEVELS && !isBare) return undefined;
      return { id: offset + DEFINITIONS.bullets, level: Math.min(depth, LEVELS - 1) };
    },
    begin(kind, depth, start) {
      const style = kind === 'recommendations' ? 'Recommendation' : listStyle('ListNumber', depth);
      const { definition, level } = existing.levelOf(style) ?? {
        definition: offset + DEFINITIONS[kind],
        level: Math.min(depth, LEVELS - 1),
      };
      lists.push({ definition, level, start });
      return { id: offset + DEFINED + lists.length, level };
    },
    write() {
      const { bullets, numbers, keyMessages, recommendations } = DEFINITIONS;
      const definitions = [
        define(offset + bullets, 'hybridMultilevel', (level) =>
          bullet(level, linked(listStyle('ListBullet', level))),
        ),
        define(offset + numbers, 'multilevel', (level) =>
          counter(level, format, linked(listStyle('ListNumber', level))),
        ),
        define(offset + keyMessages, 'hybridMultilevel', (level) =>
          bullet(level, level === 0 ? linked('KeyMessage') : undefined),
        ),
        define(offset + recommendations, 'multilevel', (level) =>
          counter(level, format, level === 0 ? linked('Recommendation') : undefined),
        ),
      ];
      const first = Object.values(DEFINITIONS).map((id) => number(offset + id, offset + id));
      const counted = lists.map(({ definition, level, start }, index) =>
        number(offset + DEFINED + 1 + index, definition, { level, start }),
      );
      return addToPart(existing.xml, definitions, [...first, ...counted]);
    },
  };
}

/** In the part, all definitions come before all numbers (ECMA-376-1, 17.9.17). */
function addToPart(part: string | undefined, definitions: Xml[], numbers: Xml[]): string {
  const ours = { definitions: definitions.map(stringify), numbers: numbers.map(stringify) };
  if (part === undefined) {
    const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const content = [...ours.definitions, ...ours.numbers].join('');
    return `${XML_DECLARATION}<w:numbering xmlns:w="${namespace}">${content}</w:numbering>`;
  }
  const firstNumber = part.search(/<w:num[ >]/u);
  const end = part.search(/<w:numIdMacAtCleanup|<\/w:numbering>/u);
  const split = firstNumber < 0 ? end : firstNumber;
  return [
    part.slice(0, split),
    ...ours.definitions,
    part.slice(split, end),
    ...ours.numbers,
    part.slice(end),
  ].join('');
}

/** The style of an item's first paragraph at a level (from 0): `ListBullet`, `ListBullet2` … */
export function listStyle(
  base: 'ListBullet' | 'ListNumber' | 'ListContinue',
  level: number,
): string {
  return level === 0 ? base : `${base}${Math.min(level + 1, STYLED_LEVELS)}`;
}

/** The id that a style of the first level refers to. */
export const STYLE_NUMBERING: Record<string, ListLevel> = {
  ...Object.fromEntries(
    Array.from({ length: STYLED_LEVELS }, (_, level) => [
      [listStyle('ListBullet', level), { id: DEFINITIONS.bullets, level }],
      [listStyle('ListNumber', level), { id: DEFINITIONS.numbers, level }],
    ]).flat(),
  ),
  KeyMessage: { id: DEFINITIONS.keyMessages, level: 0 },
  Recommendation: { id: DEFINITIONS.recommendations, level: 0 },
};

/** How far the text of a level (from 0) stands in, in twips. */
export function listIndent(level: number): { left: number; hanging: number } {
  return { left: INDENT * (level + 1), hanging: INDENT };
}

function define(id: number, type: string, level: (index: number) => Xml): Xml {
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
