/** The order of the children of elements of a style sheet (ECMA-376-1, A.1): CT_Style, EG_RPrBase, CT_PPrBase, CT_TcPr, CT_TblPrBase. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
      ' ',
    ),
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle'.split(
      ' ',
    ),
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'.split(
      ' ',
    ),
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook'.split(
      ' ',
    ),
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr'.split(
      ' ',
    ),
};

/**
 * Mend what programs other than Word write against the schema: pandoc has
 * properties in an order of its own, LibreOffice sides of numbers that only the
 * strict form knows (`start`), and the character set of fonts in an attribute
 * of that form. Word reads over these; validators don't.
 *
 * @param xml a part of the organisation's own file
 */
export function mendHouseXml(xml: string): string {
  let mended = xml
    .replace(/(<w:lvlJc w:val=")(start|end)"/gu, (_, tag: string, side: string) => {
      return `${tag}${side === 'start' ? 'left' : 'right'}"`;
    })
    .replace(/(<w:charset [^>]*?) w:characterSet="[^"]*"/gu, '$1');
  for (const [name, order] of Object.entries(ORDERS)) {
    const elements = new RegExp(`(<${name}(?: [^>]*[^/])?>)(.*?)(</${name}>)`, 'gsu');
    mended = mended.replace(elements, (whole, start: string, content: string, end: string) => {
      const children = splitChildren(content);
      const ranks = children.map((child) => order.indexOf(/^<w:(\w+)/u.exec(child)?.[1] ?? ''));
      // What the list does not know has no place that it could be moved from.
      if (ranks.includes(-1)) return whole;
      const sorted = children
        .map((child, index) => ({ child, rank: ranks[index] ?? 0 }))
        .sort((one, other) => one.rank - other.rank);
      return `${start}${sorted.map(({ child }) => child).join('')}${end}`;
    });
  }
  return mended;
}

/** The elements directly in a piece of XML, without what stands between them. */
function splitChildren(xml: string): string[] {
  const children: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, index } of xml.matchAll(/<[^>]+>/gu)) {
    if (depth === 0) start = index;
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth === 0) children.push(xml.slice(start, index + tag.length));
  }
  return children;
}
