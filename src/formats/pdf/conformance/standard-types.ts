/** What the standard structure types are for (ISO 32000-1, 14.8.4). */

/** Grouping elements, whose text must be in a paragraph. */
const grouping = ['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Index', 'Private'];

/** Elements that hold text or paragraphs as it comes. */
const flow = ['LI', 'LBody', 'TD', 'TH', 'Note', 'Caption', 'TOCI'];

const inline = ['Span', 'Quote', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Lbl'];
inline.push('Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP');

/** Elements that stand in a line or between paragraphs. */
const either = ['Figure', 'Formula', 'Form', 'Note'];

const other = ['NonStruct', 'TOC', 'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'Table'];
other.push('TR', 'THead', 'TBody', 'TFoot');

const standard = new Set([...grouping, ...flow, ...inline, ...either, ...other]);

/**
 * The nearest standard type of each other type that Chromium writes. They come
 * from PDF 2.0 (ISO 32000-2, 14.8.4) and from ARIA.
 */
const nearest: ReadonlyMap<string, string> = new Map([
  ['Em', 'Span'],
  ['Strong', 'Span'],
  ['Sub', 'Span'],
  ['Aside', 'Sect'],
  ['FENote', 'Note'],
  ['Title', 'P'],
  ['DocumentFragment', 'Div'],
  ['Artifact', 'NonStruct'],
]);

/** The standard type that a type is or is mapped to; `undefined` for one that is not known here. */
export function toStandardType(type: string): string | undefined {
  return standard.has(type) ? type : nearest.get(type);
}

export function isStandardType(type: string): boolean {
  return standard.has(type);
}

export function isGroupingType(type: string): boolean {
  return grouping.includes(toStandardType(type) ?? type);
}

export function isFlowType(type: string): boolean {
  return flow.includes(toStandardType(type) ?? type);
}

export function isInlineType(type: string): boolean {
  return inline.includes(toStandardType(type) ?? type);
}

/** Whether a type may stand in a line as well as between paragraphs. */
export function isEitherType(type: string): boolean {
  return either.includes(toStandardType(type) ?? type);
}

/** The level of `H1` to `H6` and beyond, or `undefined`. */
export function headingLevelOf(type: string): number | undefined {
  const match = /^H([1-9]\d*)$/.exec(type);
  return match === null ? undefined : Number(match[1]);
}
