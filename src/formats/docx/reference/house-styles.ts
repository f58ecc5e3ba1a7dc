import type { StyleSheet } from '../styles/index.ts';
import { stringify, type Xml } from '../xml.ts';
import { attributeOf } from './open-package.ts';

/** One style of the organisation's own file. */
export interface HouseStyle {
  id: string;
  name: string;
  type: string;
  xml: string;
}

/** The style sheet of the organisation's own file. */
export interface HouseStyles {
  /** Everything before the first style: root, defaults, latent styles. */
  head: string;
  styles: HouseStyle[];
}

/** Its style sheet with ours added to it. */
export interface MergedStyles {
  xml: string;
  /** The ids of our styles that have others in the merged sheet. */
  ids: ReadonlyMap<string, string>;
  /** Our styles whose name the file gives to another kind of style, in our words. */
  mismatches: string[];
}

/** Read a style sheet; `undefined` for a part that is none. */
export function readHouseStyles(part: string): HouseStyles | undefined {
  const first = part.search(/<w:style\s/u);
  if (first < 0 || !part.includes('</w:styles>')) return undefined;
  const styles = [...part.matchAll(/<w:style\s[^>]*>.*?<\/w:style>/gsu)].map(
    ([xml]): HouseStyle => {
      const tag = xml.slice(0, xml.indexOf('>') + 1);
      const name = /<w:name\s[^>]*>/u.exec(xml)?.[0] ?? '';
      return {
        xml,
        id: attributeOf(tag, 'w:styleId') ?? '',
        type: attributeOf(tag, 'w:type') ?? 'paragraph',
        name: attributeOf(name, 'w:val') ?? '',
      };
    },
  );
  return { head: part.slice(0, first), styles };
}

/** The style of a name and type; Word compares names without regard to case. */
export function findStyle(house: HouseStyles, name: string, type: string): HouseStyle | undefined {
  const wanted = name.toLowerCase();
  return house.styles.find(
    (style) => style.type === type && style.name.split(',')[0]?.toLowerCase() === wanted,
  );
}

/** What a style of ours is called, and of which kind it is. */
export function describeStyle(style: Xml): { id: string; name: string; type: string } {
  const xml = stringify(style);
  const tag = xml.slice(0, xml.indexOf('>') + 1);
  return {
    id: attributeOf(tag, 'w:styleId') ?? '',
    type: attributeOf(tag, 'w:type') ?? 'paragraph',
    name: attributeOf(/<w:name\s[^>]*>/u.exec(xml)?.[0] ?? '', 'w:val') ?? '',
  };
}

/**
 * Add our styles to the file's: each that it lacks, by name. What it has stays
 * as it is, and content of ours refers to it by the id that it has there
 * (`berschrift1` in a German file). Ours take its fonts: headings those of its
 * first heading, all else those of its text.
 *
 * @param numbering added to the numbers that our list styles refer to
 * @param rtl whether the report is written from right to left
 */
export function mergeStyles(
  house: HouseStyles,
  ours: StyleSheet,
  { numbering, rtl, language }: { numbering: number; rtl: boolean; language: Xml },
): MergedStyles {
  const ids = new Map<string, string>();
  const mismatches: string[] = [];
  const taken = new Set(house.styles.map((style) => style.id.toLowerCase()));
  const added: Xml[] = [];
  for (const style of ours.styles) {
    const { id, name, type } = describeStyle(style);
    const same = findStyle(house, name, type);
    if (same !== undefined) {
      if (same.id !== id) ids.set(id, same.id);
      continue;
    }
    const other = house.styles.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (other !== undefined)
      mismatches.push(`“${name}” is a ${other.type} style, not a ${type} one`);
    if (other !== undefined || taken.has(id.toLowerCase())) ids.set(id, `Report${id}`);
    added.push(style);
  }
  const headingFonts = /<w:rFonts\s[^>]*>/u.exec(
    findStyle(house, 'heading 1', 'paragraph')?.xml ?? '',
  )?.[0];
  const renamed = new Set(mismatches.map((text) => /“(.*?)”/u.exec(text)?.[1] ?? ''));
  const additions = added.map((style) => {
    const { name } = describeStyle(style);
    let xml = useFonts(stringify(style), headingFonts ?? '');
    xml = xml.replace(/<w:numId w:val="(\d+)"\/>/gu, (_, id) => {
      return `<w:numId w:val="${Number(id) + numbering}"/>`;
    });
    xml = xml.replace(' w:default="1"', '');
    if (renamed.has(name)) xml = xml.replace(`w:val="${name}"`, `w:val="${name} (Report)"`);
    return renameStyles(xml, ids);
  });
  const kept = house.styles.map((style) =>
    rtl && style.name.toLowerCase() === 'normal' ? writeRightToLeft(style.xml) : style.xml,
  );
  const head = setLanguage(house.head, stringify(language));
  return { xml: `${head}${kept.join('')}${additions.join('')}</w:styles>`, ids, mismatches };
}

/** Our fonts give way to the file's, but for those of code and of boxes to tick. */
function useFonts(xml: string, headingFonts: string): string {
  if (/w:styleId="(?:HTMLCode|HTMLPreformatted|CheckBox)"/u.test(xml)) return xml;
  const isHeading = /w:styleId="(?!Normal|BodyText)/u.test(xml);
  return xml.replace(/<w:rFonts\s[^>]*\/>/gu, isHeading ? headingFonts : '');
}

/** Refer to styles by the ids that they have in the merged sheet. */
export function renameStyles(xml: string, ids: ReadonlyMap<string, string>): string {
  if (ids.size === 0) return xml;
  const renamed = (id: string) => ids.get(id) ?? id;
  return xml
    .replace(
      /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/gu,
      (_, start: string, id: string) => `${start}${renamed(id)}"`,
    )
    .replace(
      /( w:styleId=")([^"]*)"/gu,
      (_, start: string, id: string) => `${start}${renamed(id)}"`,
    );
}

/** What comes after `w:bidi` in a paragraph's properties (ECMA-376-1, A.1, CT_PPrBase). */
const AFTER_BIDI =
  /<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|pPrChange)[\s/>]|<\/w:pPr>/u;

/** Let the style of all text run from right to left. */
function writeRightToLeft(style: string): string {
  if (style.includes('<w:bidi')) return style;
  const bidi = '<w:bidi/>';
  const properties = style.indexOf('<w:pPr>');
  if (properties >= 0) {
    const place = properties + style.slice(properties).search(AFTER_BIDI);
    return `${style.slice(0, place)}${bidi}${style.slice(place)}`;
  }
  const run = style.search(/<w:rPr>|<\/w:style>/u);
  return `${style.slice(0, run)}<w:pPr>${bidi}</w:pPr>${style.slice(run)}`;
}

/** The language is the report's, whatever the file is written in. */
function setLanguage(head: string, language: string): string {
  if (/<w:lang\s[^>]*\/>/u.test(head)) return head.replace(/<w:lang\s[^>]*\/>/u, language);
  return head.replace(/<\/w:rPr><\/w:rPrDefault>/u, `${language}</w:rPr></w:rPrDefault>`);
}
