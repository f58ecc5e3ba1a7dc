import type { Nodes } from 'mdast';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { formatOrdinal } from '../languages/format.ts';
import type { FontUsage } from '../project/fonts/load-fonts.ts';
import { type Place, report as reportProblem } from '../report/diagnostics.ts';
import type { Asset, Report } from '../report/report.ts';
import { visit } from '../report/visit.ts';
import { findItalics } from './italics.ts';

/**
 * What the formats print that stands in no source: page numbers, list marks,
 * hyphens, links back; boxes of tasks, addresses and identifiers in ASCII.
 */
const GENERATED = `•–—↑${Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index)).join('')}`;

/** So many characters are told one by one; a text in a script without a font would fill the screen. */
const TOLD = 20;

/**
 * Every character that a report prints: its text, the labels of its language,
 * its metadata, and what its template and its drawings say; and its italics.
 */
export function collectCharacters(report: Report): FontUsage {
  const text: string[] = [GENERATED];
  const code: string[] = [];
  visit(report.tree, (node) => {
    if (node.type === 'inlineCode' || node.type === 'code') code.push(node.value);
    else if ('value' in node) text.push(node.value);
    // The contents have it in the fonts of text, and a table's head in bold, which code has none of.
    if (node.type === 'inlineCode') text.push(node.value);
    // An image in a heading stands in the contents as its description.
    if (node.type === 'heading') visit(node, 'image', ({ alt }) => void text.push(alt ?? ''));
    if (node.data?.numbering !== undefined) text.push(node.data.numbering.prefix);
  });
  const { labels, quotes, citation, dates, dateRange, dayForms } = report.language;
  // Days of the week and other names of months are read, and never printed.
  const { weekdays: _, otherMonths: __, ...printed } = dates;
  collectStrings([labels, quotes, citation, printed, dateRange, dayForms], text);
  collectStrings(report.metadata, text);
  text.push(formatOrdinal(1234567890, report.language, report.metadata.digits));
  const { cover, css } = report.template;
  text.push(textOfMarkup(cover));
  for (const sheet of Object.values(css)) text.push(...readGeneratedText(sheet));
  for (const asset of report.assets.values()) text.push(textOfDrawing(asset));
  return { text: text.join(''), code: code.join(''), italics: findItalics(report) };
}

function collectStrings(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const item of value) collectStrings(item, into);
  else if (typeof value === 'object' && value !== null) collectStrings(Object.values(value), into);
}

/** What elements hold, with no care for white space. */
function textOfMarkup(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    });
}

/** The strings that a style sheet puts on the page (CSS Generated Content 3, 1.1). */
function readGeneratedText(css: string): string[] {
  return [...css.matchAll(/\bcontent\s*:([^;}]*)/g)].map(([, value = '']) =>
    value.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    ),
  );
}

/** An element that closes itself has no words, and no end to look for. */
const WORDS = /<text(?:\s[^>]*)?(?<!\/)>[\s\S]*?<\/text>/g;

/** The words of a drawing; empty for a photograph. */
function textOfDrawing(asset: Asset): string {
  if (asset.mediaType !== 'image/svg+xml') return '';
  const words = new TextDecoder().decode(asset.bytes).match(WORDS) ?? [];
  return words.map(textOfMarkup).join('');
}

/**
 * Report characters that no font of the template has: each would be an empty
 * box, or come out of whichever font the machine has.
 *
 * @param missing code points
 * @param report where they are looked for
 */
export function reportMissingCharacters(missing: readonly number[], report: Report): void {
  const { file } = report;
  for (const point of missing.slice(0, TOLD)) {
    const character = String.fromCodePoint(point);
    const code = point.toString(16).toUpperCase().padStart(4, '0');
    const { place, drawing } = findCharacter(character, report);
    const where = drawing === undefined ? '' : `, which is in the drawing ${drawing}`;
    reportProblem(
      file,
      place,
      'missing-character',
      `No font of the template has “${character}” (U+${code})${where}`,
      {
        hint: 'Write another character, or add a font that has it to the template’s theme.yaml.',
      },
    );
  }
  const rest = missing.slice(TOLD);
  if (rest.length === 0) return;
  const { place } = findCharacter(String.fromCodePoint(rest[0] ?? 0), report);
  const sample = String.fromCodePoint(...rest.slice(0, TOLD));
  reportProblem(
    file,
    place,
    'missing-character',
    `No font of the template has ${rest.length} more characters: “${sample}${rest.length > TOLD ? '…' : ''}”`,
    { hint: 'Name a font for their script in the template’s theme.yaml, under scripts.' },
  );
}

/** Where a character is first printed: in the text, in a drawing, or else in the front matter. */
function findCharacter(
  character: string,
  { tree, file, assets }: Report,
): { place: Place; drawing?: string } {
  const nodes: Nodes[] = [];
  visit(tree, (node) => {
    if ('value' in node && node.value.includes(character) && node.position !== undefined) {
      nodes.push(node);
    }
  });
  const [node] = nodes;
  if (node !== undefined) return { place: pointIn(node, character, file) ?? node };
  for (const asset of assets.values()) {
    if (textOfDrawing(asset).includes(character))
      return { place: asset.nodes[0], drawing: asset.url };
  }
  const offset = String(file.value).indexOf(character);
  return { place: offset < 0 ? undefined : location(file).toPoint(offset) };
}

/** The character itself, where it stands in the node's source as it is. */
function pointIn({ position }: Nodes, character: string, file: VFile): Place {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const offset = String(file.value).indexOf(character, start.offset);
  return offset < 0 || offset >= end.offset ? undefined : location(file).toPoint(offset);
}
