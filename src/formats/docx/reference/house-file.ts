import type { ExistingNumbering } from '../numbering.ts';
import { type HousePage, readHousePage } from './house-page.ts';
import { findStyle, type HouseStyle, type HouseStyles, readHouseStyles } from './house-styles.ts';
import { mendHouseXml } from './mend-house-xml.ts';
import { attributeOf, type OpenPackage, openPackage } from './open-package.ts';

/** The organisation's own Word file (`docx.reference`), read for what a report takes from it. */
export interface HouseFile {
  styles: HouseStyles;
  page: HousePage | undefined;
  numbering: ExistingNumbering;
  /** What its settings say of facing pages. */
  facing: { mirror: boolean; evenAndOdd: boolean };
  content: OpenPackage;
}

/**
 * Read the organisation's own file.
 *
 * @param bytes a Word document or template
 * @param idsByName our styles: their ids by name, to tell which the file has
 * @returns the file, or why it can't be one, in an editor's words
 */
export function readHouseFile(
  bytes: Uint8Array,
  names: ReadonlyMap<string, string>,
): HouseFile | { problem: string } {
  let content: OpenPackage;
  try {
    content = openPackage(bytes);
  } catch (cause) {
    return { problem: `it can't be opened: ${(cause as Error).message}` };
  }
  const styles = readHouseStyles(mendHouseXml(content.text('word/styles.xml') ?? ''));
  if (styles === undefined) return { problem: 'it has no style sheet that Word wrote' };
  const settings = content.text('word/settings.xml') ?? '';
  const isOn = (name: string) =>
    new RegExp(`<w:${name}(?: w:val="(?:1|true|on)")?/>`, 'u').test(settings);
  return {
    styles,
    content,
    page: readHousePage(content.text('word/document.xml') ?? ''),
    numbering: readNumbering(content, styles, names),
    facing: { mirror: isOn('mirrorMargins'), evenAndOdd: isOn('evenAndOddHeaders') },
  };
}

function readNumbering(
  content: OpenPackage,
  styles: HouseStyles,
  names: ReadonlyMap<string, string>,
): ExistingNumbering {
  const part = mendHouseXml(content.text('word/numbering.xml') ?? '');
  const xml = part.includes('</w:numbering>') ? part : undefined;
  const ids = [...(xml ?? '').matchAll(/w:(?:abstractNumId|numId)="(\d+)"/gu)].map(([, id]) =>
    Number(id),
  );
  const definitions = new Map(
    [...(xml ?? '').matchAll(/<w:num\s[^>]*>.*?<\/w:num>/gsu)].map(([num]) => [
      attributeOf(num.slice(0, num.indexOf('>') + 1), 'w:numId') ?? '',
      /<w:abstractNumId w:val="(\d+)"/u.exec(num)?.[1],
    ]),
  );
  const houseStyle = (id: string) => {
    const name = names.get(id);
    return name === undefined ? undefined : findStyle(styles, name, 'paragraph');
  };
  return {
    xml,
    offset: Math.max(0, ...ids),
    owns: (id) => houseStyle(id) !== undefined,
    levelOf(id) {
      const style = findNumbering(styles, houseStyle(id));
      const definition = definitions.get(/<w:numId w:val="(\d+)"/u.exec(style)?.[1] ?? '');
      if (definition === undefined) return undefined;
      return {
        definition: Number(definition),
        level: Number(/<w:ilvl w:val="(\d+)"/u.exec(style)?.[1] ?? 0),
      };
    },
  };
}

/** What a style, or the nearest that it is based on, says of its numbering; empty for nothing. */
function findNumbering({ styles }: HouseStyles, style: HouseStyle | undefined): string {
  const seen = new Set<HouseStyle>();
  let each = style;
  while (each !== undefined && !seen.has(each)) {
    seen.add(each);
    const numbering = /<w:numPr>.*?<\/w:numPr>/su.exec(each.xml)?.[0];
    if (numbering !== undefined) return numbering;
    const base = /<w:basedOn w:val="([^"]*)"/u.exec(each.xml)?.[1];
    each = styles.find(({ id, type }) => type === 'paragraph' && id === base);
  }
  return '';
}
