import { Document } from 'docx';
import type { RenderContext } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import { zipPackage } from './archive.ts';
import { createBookmarks, findTargets, nameBlocks } from './bookmarks.ts';
import { Component } from './component.ts';
import { writeContents, writeFigureList } from './contents.ts';
import { convertAssets } from './convert-webp.ts';
import { writeCover } from './cover.ts';
import { paragraph } from './elements/paragraph.ts';
import { writeStyled } from './elements/text.ts';
import { handleAll } from './handlers/handle.ts';
import { createHeldContent } from './held-content.ts';
import { writeImprint } from './imprint.ts';
import { createMarkStyles } from './marks.ts';
import { addNotes, writeNotes } from './notes.ts';
import { createNumbering } from './numbering.ts';
import { createOfficeTheme } from './office-theme.ts';
import { compilePackage } from './package-files.ts';
import { createFurniture, END_BOOKMARK } from './page-furniture.ts';
import { estimatePages, type Pages, unknownPages } from './pages.ts';
import { createPictures } from './pictures.ts';
import {
  dateOf,
  listCustomProperties,
  writeAppProperties,
  writeCoreProperties,
} from './properties.ts';
import { rasterize } from './rasterize.ts';
import { applyHouseFile } from './reference/apply.ts';
import type { HouseFile } from './reference/house-file.ts';
import { takeFurniture } from './reference/house-furniture.ts';
import { facingPages, openHouseFile, warnOfHouseFile } from './reference/open-house-file.ts';
import { createRelationships, type Relationships } from './relationships.ts';
import { createBodySections, createSection, type Numbered, turnSections } from './sections.ts';
import { separateTables } from './separate-tables.ts';
import { writeSettings } from './settings.ts';
import type { Part, Scope, State } from './state.ts';
import { createStyleSheet } from './styles/index.ts';
import { measurePage } from './units.ts';
import { childrenOf, nameOf, type Xml } from './xml.ts';

/**
 * Make a report's Word document.
 *
 * @param report the resolved report
 * @param context where to send warnings; of its dates, `SOURCE_DATE_EPOCH` goes before the report's
 * @returns the bytes of the file, the same for the same report
 */
export async function renderDocx(report: Report, context: RenderContext): Promise<Uint8Array> {
  const house = openHouseFile(report, context);
  const assets = await convertAssets(report, (...told) => context.warn(...told));
  const state = createState(report, context, assets, house);
  const links = {
    document: createRelationships(),
    notes: createRelationships(),
  };
  const scope = createScope(state, 'document', links.document, 'BodyText');
  // In reading order: the first reference to a note is the one that has its mark.
  const chapters = writeFrontChapters(state, scope);
  const body = writeBody(state, scope);
  const notesPart = report.metadata.notes === 'end' ? 'endnotes' : 'footnotes';
  const notesStyle = notesPart === 'endnotes' ? 'EndnoteText' : 'FootnoteText';
  const notes = writeNotes(
    state,
    createScope(state, notesPart, links.notes, notesStyle),
    notesPart,
  );
  // On another thread, while the document is put together.
  const drawn = rasterize(state.pictures.drawings(), report, (...told) => context.warn(...told));
  const taken = house === undefined ? undefined : takeFurniture(house);
  const facing = facingPages(report, house);
  const sheet = createStyleSheet(report, state.page, state.markStyles.combinations());
  const writeFront = (pages: Pages) => writeFrontMatter(state, scope, pages, chapters);
  const pages = estimatePages(state, {
    front: writeFront(unknownPages),
    body,
    footnotes: notesPart === 'footnotes' ? notes : [],
    styles: sheet.styles,
  });
  const held = createHeldContent();
  const document = new Document({
    customProperties: listCustomProperties(report),
    theme: createOfficeTheme(report.template),
    styles: {
      importedStyles: [...sheet.defaults, ...sheet.styles].map((xml) => new Component(xml)),
    },
    sections: [
      createSection(state, held, writeCover(state, scope), { format: 'lowerRoman' }),
      createSection(
        state,
        held,
        writeFront(pages),
        { format: 'lowerRoman', start: 1 },
        createFurniture(state, scope, pages, 'front', { facing, taken }),
      ),
      ...createBodySections(
        state,
        held,
        body,
        numberingOf(report),
        createFurniture(state, scope, pages, 'rest', { facing, taken }),
      ),
    ],
  });
  addRelationships(document.Document.Relationships, links.document);
  addRelationships(
    (notesPart === 'endnotes' ? document.Endnotes : document.FootNotes).Relationships,
    links.notes,
  );
  for (const { id, kind, path } of taken?.furniture ?? []) {
    addRelationship(document.Document.Relationships, id, kind, path.replace('word/', ''));
  }
  const files = compilePackage(document);
  const skeleton = String(files.get('word/document.xml'));
  files.set('word/document.xml', held.release(scope.rtl ? turnSections(skeleton) : skeleton));
  const notesPath = `word/${notesPart}.xml`;
  files.set(notesPath, addNotes(String(files.get(notesPath)), notesPart, notes));
  files.set('word/numbering.xml', state.numbering.write());
  files.set('word/settings.xml', writeSettings(report, facing));
  files.set(
    'docProps/core.xml',
    writeCoreProperties(report, dateOf(report, context.sourceDateEpoch)),
  );
  files.set('docProps/app.xml', writeAppProperties(report, pages.total));
  if (house !== undefined && taken !== undefined) {
    const problems = applyHouseFile(files, house, sheet, taken, report);
    for (const problem of problems) warnOfHouseFile(report, context, problem);
  }
  for (const [path, bytes] of state.pictures.files()) files.set(path, bytes);
  for (const [path, bytes] of await drawn) files.set(path, bytes);
  return zipPackage(files);
}

function createState(
  report: Report,
  context: RenderContext,
  assets: State['assets'],
  house: HouseFile | undefined,
): State {
  const targets = findTargets(report.tree);
  const blockIds = nameBlocks(report.tree);
  return {
    report,
    context,
    assets,
    targets,
    page: house?.page?.measures ?? measurePage(report.template.theme),
    blockIds,
    bookmarks: createBookmarks([...targets.keys(), ...blockIds.values()]),
    numbering: createNumbering(report.metadata.digits, house?.numbering),
    markStyles: createMarkStyles(),
    pictures: createPictures(),
    landscape: new WeakSet(),
    notesReferred: new Set(),
  };
}

function createScope(
  state: State,
  part: Part,
  relationships: Relationships,
  paragraphStyle: string,
): Scope {
  return {
    part,
    relationships,
    paragraphStyle,
    marks: [],
    titleStyle: 'BlockTitle',
    listDepth: 0,
    inCell: false,
    width: state.page.textWidth,
    rtl: state.report.metadata.direction === 'rtl',
    inline: false,
  };
}

/** What the report has before its body. */
function writeFrontChapters(state: State, scope: Scope): Xml[] {
  const front = state.report.chapters.filter((chapter) => chapter.matter === 'front');
  return front.flatMap((chapter) => handleAll(state, chapter.children, scope));
}

/** Imprint and contents, with the pages, and then the chapters of the front matter. */
function writeFrontMatter(
  state: State,
  scope: Scope,
  pages: Pages,
  chapters: readonly Xml[],
): Xml[] {
  return separateTables([
    ...writeImprint(state, scope),
    ...writeContents(state, scope, pages),
    ...writeFigureList(state, scope, pages, 'figure'),
    ...writeFigureList(state, scope, pages, 'table'),
    ...chapters,
  ]);
}

/** The body and what follows it; its end is a bookmark, whose page is the last. */
function writeBody(state: State, scope: Scope): Xml[] {
  const { chapters, metadata, notes, language } = state.report;
  const rest = chapters.filter((chapter) => chapter.matter !== 'front');
  const heading =
    metadata.notes === 'end' && notes.length > 0
      ? [paragraph('NotesHeading', writeStyled(language.labels.notes, undefined, scope))]
      : [];
  const content = separateTables([
    ...rest.flatMap((chapter) => handleAll(state, chapter.children, scope)),
    ...heading,
  ]);
  return markEnd(content, state.bookmarks.wrap(END_BOOKMARK, []));
}

/** Put a bookmark at the end of the last paragraph; after a table it stands by itself. */
function markEnd(content: readonly Xml[], bookmark: readonly Xml[]): Xml[] {
  const last = content.at(-1);
  if (last === undefined || nameOf(last) !== 'w:p') return [...content, ...bookmark];
  return [...content.slice(0, -1), { 'w:p': [...childrenOf(last), ...bookmark] }];
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function numberingOf(report: Report): Numbered {
  return { format: report.metadata.digits === 'arab' ? 'arabic-indic' : 'decimal', start: 1 };
}

function addRelationships(
  target: Document['Document']['Relationships'],
  relationships: Relationships,
): void {
  for (const { id, type, target: address, external } of relationships.list()) {
    addRelationship(target, id.replace(/^rId/u, ''), type, address, external);
  }
}

/** docx puts `rId` before an id, and has a type for each kind of relationship. */
function addRelationship(
  relationships: Document['Document']['Relationships'],
  id: string,
  type: string,
  address: string,
  external = false,
): void {
  relationships.addRelationship(
    id,
    `${RELATIONSHIPS}/${type}` as Parameters<typeof relationships.addRelationship>[1],
    address,
    external ? 'External' : undefined,
  );
}
