import { Document } from 'docx';
import type { RenderContext } from '../../report/format.ts';
import type { Report } from '../../report/report.ts';
import { zipPackage } from './archive.ts';
import { createBookmarks, findTargets } from './bookmarks.ts';
import { Component } from './component.ts';
import { writeContents, writeFigureList } from './contents.ts';
import { writeCover } from './cover.ts';
import { paragraph } from './elements/paragraph.ts';
import { writeStyled } from './elements/text.ts';
import { handleAll } from './handlers/handle.ts';
import { writeImprint } from './imprint.ts';
import { createMarkStyles } from './marks.ts';
import { toNoteOptions, writeNotes } from './notes.ts';
import { createNumbering } from './numbering.ts';
import { createOfficeTheme } from './office-theme.ts';
import { compilePackage } from './package-files.ts';
import {
  createBodyFooter,
  createFrontFooter,
  createHeader,
  END_BOOKMARK,
} from './page-furniture.ts';
import { estimatePages, type Pages } from './pages.ts';
import { createPictures } from './pictures.ts';
import {
  dateOf,
  listCustomProperties,
  writeAppProperties,
  writeCoreProperties,
} from './properties.ts';
import { rasterize } from './rasterize.ts';
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
  const state = createState(report, context);
  const pages = estimatePages(report, state.page);
  const links = {
    document: createRelationships(),
    notes: createRelationships(),
  };
  const scope = createScope(state, 'document', links.document, 'BodyText');
  // In reading order: the first reference to a note is the one that has its mark.
  const front = writeFront(state, scope, pages);
  const body = writeBody(state, scope);
  const end = report.metadata.notes === 'end';
  const notes = writeNotes(
    state,
    createScope(
      state,
      end ? 'endnotes' : 'footnotes',
      links.notes,
      end ? 'EndnoteText' : 'FootnoteText',
    ),
  );
  const { mirror } = report.template.theme.page;
  const both = <T>(create: () => T) =>
    mirror ? { default: create(), even: create() } : { default: create() };
  const document = new Document({
    ...(end ? { endnotes: toNoteOptions(notes) } : { footnotes: toNoteOptions(notes) }),
    customProperties: listCustomProperties(report),
    theme: createOfficeTheme(report.template),
    styles: { importedStyles: importStyles(state) },
    sections: [
      createSection(state, writeCover(state, scope), { format: 'lowerRoman' }),
      createSection(
        state,
        front,
        { format: 'lowerRoman', start: 1 },
        {
          headers: both(() => createHeader(state, scope, 'front')),
          footers: both(() => createFrontFooter()),
        },
      ),
      ...createBodySections(state, body, numberingOf(report), {
        headers: both(() => createHeader(state, scope, 'rest')),
        footers: both(() => createBodyFooter(state, scope, pages)),
      }),
    ],
  });
  addRelationships(document.Document.Relationships, links.document);
  addRelationships((end ? document.Endnotes : document.FootNotes).Relationships, links.notes);
  const files = compilePackage(document);
  if (scope.rtl)
    files.set('word/document.xml', turnSections(String(files.get('word/document.xml'))));
  files.set('word/numbering.xml', state.numbering.write());
  files.set('word/settings.xml', writeSettings(report));
  files.set(
    'docProps/core.xml',
    writeCoreProperties(report, dateOf(report, context.sourceDateEpoch)),
  );
  files.set('docProps/app.xml', writeAppProperties(report, pages.total));
  for (const [path, bytes] of state.pictures.files()) files.set(path, bytes);
  for (const [path, bytes] of await rasterize(state.pictures.drawings())) files.set(path, bytes);
  return zipPackage(files);
}

function createState(report: Report, context: RenderContext): State {
  const targets = findTargets(report.tree);
  return {
    report,
    context,
    targets,
    page: measurePage(report.template.theme),
    bookmarks: createBookmarks(targets.keys()),
    numbering: createNumbering(report.metadata.digits),
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

/** Imprint, contents, and what the report has before its body. */
function writeFront(state: State, scope: Scope, pages: Pages): Xml[] {
  const front = state.report.chapters.filter((chapter) => chapter.matter === 'front');
  return separateTables([
    ...writeImprint(state, scope),
    ...writeContents(state, scope, pages),
    ...writeFigureList(state, scope, pages, 'figure'),
    ...writeFigureList(state, scope, pages, 'table'),
    ...front.flatMap((chapter) => handleAll(state, chapter.children, scope)),
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

function numberingOf(report: Report): Numbered {
  return { format: report.metadata.digits === 'arab' ? 'arabic-indic' : 'decimal', start: 1 };
}

function importStyles(state: State): Component[] {
  const sheet = createStyleSheet(state.report, state.page, state.markStyles.combinations());
  return [...sheet.defaults, ...sheet.styles].map((xml) => new Component(xml));
}

function addRelationships(
  target: Document['Document']['Relationships'],
  relationships: Relationships,
): void {
  for (const { id, type, target: address, external } of relationships.list()) {
    target.addRelationship(
      id.replace(/^rId/u, ''),
      type as Parameters<typeof target.addRelationship>[1],
      address,
      external ? 'External' : undefined,
    );
  }
}
