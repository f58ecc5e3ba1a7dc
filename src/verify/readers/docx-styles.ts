import { childOf, findAll, type MarkupElement } from './element.ts';

/** What a paragraph's properties and style come to. */
export interface ParagraphForm {
  /** From 0, as in `w:outlineLvl`; absent for body text. */
  outline?: number;
  list?: { depth: number; isOrdered: boolean };
}

/** The value of a property element: `<w:outlineLvl w:val="0"/>`. */
export function settingOf(parent: MarkupElement | undefined, name: string): string | undefined {
  return childOf(parent, name)?.attributes['w:val'];
}

/** Built-in styles of nested lists, by the names that are the same in every language of Word. */
const NESTED_LIST = /^list (?:bullet|number) (\d)$/iu;

/**
 * Make the function that tells what a paragraph is: its own properties, and
 * those of its style and of the styles that it is based on (ISO/IEC 29500-1,
 * 17.7.2); a number's format from its level in the abstract numbering (17.9.6).
 */
export function readStyles(
  styles: MarkupElement,
  numbering: MarkupElement | undefined,
): (properties: MarkupElement | undefined) => ParagraphForm {
  const byId = new Map(
    findAll(styles, 'w:style').map((style) => [style.attributes['w:styleId'], style]),
  );
  const formats = readNumbering(numbering);

  const chainOf = (id: string | undefined): MarkupElement[] => {
    const chain: MarkupElement[] = [];
    let style = byId.get(id);
    while (style !== undefined && !chain.includes(style)) {
      chain.push(style);
      style = byId.get(settingOf(style, 'w:basedOn'));
    }
    return chain.flatMap((each) => childOf(each, 'w:pPr') ?? []);
  };

  return (properties) => {
    const chain = [
      ...(properties === undefined ? [] : [properties]),
      ...chainOf(settingOf(properties, 'w:pStyle')),
    ];
    const form: ParagraphForm = {};
    const outline = chain.map((each) => settingOf(each, 'w:outlineLvl')).find(Boolean);
    if (outline !== undefined && Number(outline) < 9) form.outline = Number(outline);
    const numbers = chain.flatMap((each) => childOf(each, 'w:numPr') ?? []);
    const id = numbers.map((each) => settingOf(each, 'w:numId')).find(Boolean);
    if (id !== undefined && id !== '0') {
      const level = Number(numbers.map((each) => settingOf(each, 'w:ilvl')).find(Boolean) ?? 0);
      // In Word's own templates each of these has a definition to itself, at its first level.
      const name = settingOf(byId.get(settingOf(properties, 'w:pStyle')), 'w:name');
      const named = Number(NESTED_LIST.exec(name ?? '')?.[1] ?? 1);
      form.list = {
        depth: Math.max(level + 1, named),
        isOrdered: formats.get(`${id} ${level}`) !== 'bullet',
      };
    }
    return form;
  };
}

/** The number formats, by number and level: `5 0`. */
function readNumbering(numbering: MarkupElement | undefined): Map<string, string | undefined> {
  const formats = new Map<string, string | undefined>();
  if (numbering === undefined) return formats;
  const abstract = new Map(
    findAll(numbering, 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId'], each]),
  );
  for (const number of findAll(numbering, 'w:num')) {
    const levels = abstract.get(settingOf(number, 'w:abstractNumId'));
    if (levels === undefined) continue;
    for (const level of findAll(levels, 'w:lvl')) {
      const key = `${number.attributes['w:numId']} ${level.attributes['w:ilvl']}`;
      formats.set(key, settingOf(level, 'w:numFmt'));
    }
  }
  return formats;
}
