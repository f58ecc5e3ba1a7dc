/** The parts of the Word file (ECMA-376-1, WordprocessingML), as few as there can be. */
import { writeZip, type ZipEntry } from '../../formats/zip/write-zip.ts';
import { directionOf } from '../../report/language-tag.ts';
import { escapeAttribute, escapeText } from '../../report/xml-text.ts';
import { type Content, writeTags } from '../content.ts';
import { describeMark } from '../validate.ts';
import { describeContext, type ExchangeFile, type Unit } from './exchange.ts';
import { CHECK_MARK } from './tags.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A4, landscape, and a column, in twentieths of a point. */
const PAGE = { width: 16838, height: 11906, margin: 1000 };
const COLUMN = (PAGE.width - 2 * PAGE.margin) / 2;

/** Write the whole file. */
export function writeDocument(file: ExchangeFile): Uint8Array {
  const parts: [path: string, xml: string][] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONSHIPS],
    ['docProps/custom.xml', writeProperties(file)],
    ['word/document.xml', writeBody(file)],
    ['word/styles.xml', writeStyles(file)],
    ['word/_rels/document.xml.rels', DOCUMENT_RELATIONSHIPS],
  ];
  const encoder = new TextEncoder();
  return writeZip(
    parts.map(
      ([path, xml]): ZipEntry => ({
        path,
        bytes: encoder.encode(`${DECLARATION}${xml}`),
        deflate: true,
      }),
    ),
  );
}

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`;

const RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`;

const DOCUMENT_RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`;

/** What the file is a translation of; `fmtid` is that of user-defined properties ([MS-OLEPS], 2.25.1). */
function writeProperties(file: ExchangeFile): string {
  const values = [
    ['Source', file.original],
    ['SourceLanguage', file.sourceLanguage],
    ['TargetLanguage', file.targetLanguage],
  ];
  const properties = values.map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${escapeText(value ?? '')}</vt:lpwstr></property>`,
  );
  return `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${properties.join('')}</Properties>`;
}

/** Letters are black on white, the rest is grey enough to read past and dark enough to read (WCAG 1.4.3). */
function writeStyles(file: ExchangeFile): string {
  const style = (id: string, name: string, kind: 'paragraph' | 'character', inner: string) =>
    `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${kind === 'paragraph' ? '<w:basedOn w:val="Normal"/>' : ''}${inner}</w:style>`;
  return `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${escapeAttribute(file.sourceLanguage)}" w:bidi="${escapeAttribute(file.targetLanguage)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[
    style(
      'Title',
      'Title',
      'paragraph',
      '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
    ),
    style(
      'About',
      'About a text',
      'paragraph',
      '<w:pPr><w:keepNext/><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="16"/></w:rPr>',
    ),
    style(
      'Tag',
      'Placeholder',
      'character',
      '<w:rPr><w:color w:val="1F4E79"/><w:shd w:val="clear" w:color="auto" w:fill="DEEAF6"/></w:rPr>',
    ),
  ].join('')}</w:styles>`;
}

function writeBody(file: ExchangeFile): string {
  const isRtl = directionOf(file.targetLanguage) === 'rtl';
  const rows = file.units.map((unit, index) => writeRow(unit, index, file, isRtl));
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`)
    .join('');
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const nameOf = (tag: string) => names.of(tag) ?? tag;
  const head = [
    `Text (${nameOf(file.sourceLanguage)})`,
    `Translation (${nameOf(file.targetLanguage)})`,
  ]
    .map((text) => cell(`<w:p>${run(text, '<w:b/>')}</w:p>`, 'D9E2F3'))
    .join('');
  return `<w:document xmlns:w="${W}"><w:body>${[
    paragraph('Title', run(`${file.original}: ${file.sourceLanguage} → ${file.targetLanguage}`)),
    ...INSTRUCTIONS.map((text) => paragraph(undefined, run(text))),
    `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${COLUMN}"/><w:gridCol w:w="${COLUMN}"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${head}</w:tr>${rows.join('')}</w:tbl>`,
    '<w:p/>',
    `<w:sectPr><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>`,
  ].join('')}</w:body></w:document>`;
}

const INSTRUCTIONS = [
  'Write each translation into the right column. The left column is locked.',
  'Placeholders such as {1} stand for what is not text. {1}words{/1} is a beginning and an end, of a link or of emphasis: put both around the words that they belong to. A placeholder alone is a note, a picture or the like: put it where it belongs. All of them must be there, each once.',
  `A translation that begins with ${CHECK_MARK} has to be looked at: mend it, and take ${CHECK_MARK} away.`,
];

function writeRow(unit: Unit, index: number, file: ExchangeFile, isRtl: boolean): string {
  const marks = [...unit.marks, ...unit.extras.values()].map(describeMark);
  const about = [`${index + 1}`, unit.kind, describeContext(unit), unit.id].filter(
    (part) => part !== '',
  );
  const suggestions = unit.matches
    .filter((match) => match.score < 100)
    .map((match) => `${match.score} %: ${writeTags(match.source)} → ${writeTags(match.target)}`);
  const left = [
    paragraph('About', run(about.join('  ·  '))),
    paragraph(undefined, runs(unit.source)),
    ...[
      ...(marks.length > 0 ? [`Placeholders: ${marks.join(', ')}`] : []),
      ...unit.notes,
      ...suggestions,
    ].map((text) => paragraph('About', run(text))),
  ];
  const language = `<w:lang w:val="${escapeAttribute(file.targetLanguage)}" w:bidi="${escapeAttribute(file.targetLanguage)}"/>`;
  const properties = isRtl ? `<w:rtl/>${language}` : language;
  const check = unit.state === 'needs-review' ? run(`${CHECK_MARK} `, properties) : '';
  const written = unit.target === undefined ? '' : `${check}${runs(unit.target, properties)}`;
  const right = `<w:p><w:pPr>${isRtl ? '<w:bidi/>' : ''}<w:rPr>${properties}</w:rPr></w:pPr>${written}</w:p>`;
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${lock(cell(left.join('')), index + 1)}${cell(right)}</w:tr>`;
}

/**
 * A content control around a cell, which can neither be deleted nor changed
 * (ECMA-376-1, 17.5.2.23). The translation beside it has none: LibreOffice 7.4
 * writes the text of one several times where it mixes scripts.
 */
function lock(inner: string, id: number): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="text ${id}"/><w:tag w:val="text-${id}"/><w:id w:val="${id}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
}

function cell(inner: string, fill?: string): string {
  const shade = fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${COLUMN}" w:type="dxa"/>${shade}</w:tcPr>${inner}</w:tc>`;
}

function paragraph(style: string | undefined, inner: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${inner}</w:p>`;
}

function run(text: string, properties = ''): string {
  const style = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${style}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
}

/** Content as runs, placeholders marked as what they are. */
function runs(content: Content, properties = ''): string {
  return content
    .map((piece) =>
      piece.type === 'text'
        ? run(writeTags([piece]), properties)
        : run(writeTags([piece]), `<w:rStyle w:val="Tag"/>${properties}`),
    )
    .join('');
}
