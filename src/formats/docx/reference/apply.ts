import type { Report } from '../../../report/report.ts';
import { toDocumentLanguage } from '../languages.ts';
import type { StyleSheet } from '../styles/index.ts';
import { element } from '../xml.ts';
import type { HouseFile } from './house-file.ts';
import type { TakenFurniture } from './house-furniture.ts';
import { mergeStyles, renameStyles } from './house-styles.ts';
import { mendHouseXml } from './mend-house-xml.ts';

/** Parts whose content is in our styles. */
const STYLED = /^word\/(?:document|footnotes|endnotes|header\d+|footer\d+|numbering)\.xml$/u;

const FONT_TABLE = 'word/fontTable.xml';

/** Parts that are the file's own, where it has them. */
const OWN =
  /^word\/(?:theme\/theme1\.xml|fontTable\.xml|_rels\/fontTable\.xml\.rels|fonts\/[^/]+)$/u;

/**
 * Let the organisation's own file win: its styles, its theme and fonts, its
 * heads and feet. Ours are what it lacks.
 *
 * @param files of our package; they are changed
 * @returns what did not go together, in an editor's words
 */
export function applyHouseFile(
  files: Map<string, string | Uint8Array>,
  house: HouseFile,
  sheet: StyleSheet,
  furniture: TakenFurniture,
  report: Report,
): string[] {
  const { val, eastAsia, bidi } = toDocumentLanguage(report.language);
  const { xml, ids, mismatches } = mergeStyles(house.styles, sheet, {
    numbering: house.numbering.offset,
    rtl: report.metadata.direction === 'rtl',
    language: element('w:lang', { 'w:val': val, 'w:eastAsia': eastAsia, 'w:bidi': bidi }),
  });
  for (const [path, content] of files) {
    if (STYLED.test(path)) files.set(path, renameStyles(String(content), ids));
  }
  files.set('word/styles.xml', xml);
  for (const name of house.content.names().filter((each) => OWN.test(each))) {
    const content = house.content.file(name);
    if (content === undefined) continue;
    files.set(name, FONT_TABLE === name ? mendHouseXml(house.content.text(name) ?? '') : content);
  }
  for (const [path, content] of furniture.files) files.set(path, content);
  addContentTypes(files, furniture);
  addReferences(files, house, furniture);
  return [...mismatches, ...furniture.problems];
}

/** Say what the new parts are (ECMA-376-2, 7.2.3). */
function addContentTypes(
  files: Map<string, string | Uint8Array>,
  { furniture, files: taken }: TakenFurniture,
): void {
  const path = '[Content_Types].xml';
  const types = String(files.get(path));
  const base = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const overrides = furniture.map(
    ({ kind, path: part }) => `<Override ContentType="${base}.${kind}+xml" PartName="/${part}"/>`,
  );
  const images: Record<string, string> = {
    emf: 'image/x-emf',
    wmf: 'image/x-wmf',
    tiff: 'image/tiff',
    tif: 'image/tiff',
  };
  const extensions = new Set(
    [...taken.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)),
  );
  const defaults = [...extensions].flatMap((extension) => {
    const type = images[extension.toLowerCase()];
    return type === undefined || types.includes(`Extension="${extension}"`)
      ? []
      : [`<Default ContentType="${type}" Extension="${extension}"/>`];
  });
  files.set(path, types.replace('</Types>', `${defaults.join('')}${overrides.join('')}</Types>`));
}

/**
 * Put the file's heads and feet into our sections: those of its first page on
 * the cover, the others from the front matter on, which the sections after it
 * inherit.
 */
function addReferences(
  files: Map<string, string | Uint8Array>,
  house: HouseFile,
  { furniture }: TakenFurniture,
): void {
  const path = 'word/document.xml';
  const tags = (types: string[], as?: string) =>
    furniture
      .filter(({ type }) => types.includes(type))
      .map(({ kind, type, id }) => `<w:${kind}Reference w:type="${as ?? type}" r:id="rId${id}"/>`)
      .join('');
  const cover = house.page?.titlePage === true ? tags(['first'], 'default') : '';
  const inserted = [cover, tags(['default', 'even'])];
  let section = 0;
  const xml = String(files.get(path)).replace(/<w:sectPr>/gu, (tag) => {
    const references = inserted[section] ?? '';
    section += 1;
    return `${tag}${references}`;
  });
  files.set(path, xml);
}
