import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const LOGO = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="360000"/><wp:docPr id="900" name="Logo" descr="Logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;

/** The styles of a German file, whose ids are German and whose names are not. */
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="de-DE" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style><w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Impact" w:hAnsi="Impact"/><w:color w:val="AA0000"/><w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Listennummer"><w:name w:val="List Number"/><w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="Quelle"><w:name w:val="Source"/></w:style></w:styles>`;

const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Listennummer"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;

const SECTION = `<w:sectPr><w:headerReference w:type="default" r:id="rId11"/><w:headerReference w:type="first" r:id="rId12"/><w:footerReference w:type="default" r:id="rId13"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2000" w:right="1000" w:bottom="1500" w:left="1800" w:header="500" w:footer="400" w:gutter="0"/><w:titlePg/></w:sectPr>`;

function relationships(lines: [id: string, type: string, target: string][]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
}

const paragraph = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`;

/** An organisation's own Word file: German ids, roman lists, a logo in its head, US paper. */
export function makeHouseFile(changes: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    'word/document.xml': `<w:document ${W} ${R}><w:body><w:p/>${SECTION}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/settings.xml': `<w:settings ${W}/>`,
    'word/_rels/document.xml.rels': relationships([
      ['rId11', 'header', 'header1.xml'],
      ['rId12', 'header', 'header2.xml'],
      ['rId13', 'footer', 'footer1.xml'],
    ]),
    'word/header1.xml': `<w:hdr ${W} ${R}>${paragraph('<w:t>House of Reports</w:t>')}</w:hdr>`,
    'word/header2.xml': `<w:hdr ${W} ${R}>${paragraph(LOGO)}</w:hdr>`,
    'word/_rels/header2.xml.rels': relationships([['rId1', 'image', 'media/logo.png']]),
    'word/footer1.xml': `<w:ftr ${W} ${R}>${paragraph('<w:t>Registered charity</w:t>')}</w:ftr>`,
    'word/media/logo.png': PIXEL,
    ...changes,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}
