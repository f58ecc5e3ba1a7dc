import type { Report } from '../../report/report.ts';
import { toDocumentLanguage } from './languages.ts';
import { element, property, stringify, XML_DECLARATION, type Xml } from './xml.ts';

const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
};

/** Whether left and right pages differ. */
export interface FacingPages {
  /** Their margins mirror. */
  mirror: boolean;
  /** Their running heads are not the same. */
  evenAndOdd: boolean;
}

/**
 * `word/settings.xml`. docx has a few settings only; these are all that the
 * document needs, in the order of the schema (ECMA-376-1, A.1, CT_Settings).
 * `w:updateFields` is left out: it would ask the reader at every opening.
 */
export function writeSettings(report: Report, facing: FacingPages): string {
  const { val, eastAsia, bidi } = toDocumentLanguage(report.language);
  const mirror: Xml[] = facing.mirror ? [{ 'w:mirrorMargins': {} }] : [];
  const compatibility = (name: string, value: string) =>
    element('w:compatSetting', {
      'w:name': name,
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': value,
    });
  const root = element('w:settings', NAMESPACES, [
    element('w:zoom', { 'w:percent': 100 }),
    ...mirror,
    property('w:defaultTabStop', 720),
    ...(facing.evenAndOdd ? [{ 'w:evenAndOddHeaders': {} }] : []),
    property('w:characterSpacingControl', 'doNotCompress'),
    notes('footnote', report),
    notes('endnote', report),
    {
      'w:compat': [
        compatibility('compatibilityMode', '15'),
        compatibility('overrideTableStyleFontSizeAndJustification', '1'),
        compatibility('enableOpenTypeFeatures', '1'),
        compatibility('doNotFlipMirrorIndents', '1'),
        compatibility('differentiateMultirowTableHeaders', '1'),
      ],
    },
    element('w:themeFontLang', { 'w:val': val, 'w:eastAsia': eastAsia, 'w:bidi': bidi }),
    property('w:decimalSymbol', report.language.decimalSymbol),
    property('w:listSeparator', ','),
  ]);
  return `${XML_DECLARATION}${stringify(root)}`;
}

/**
 * How notes are numbered (Word would number endnotes i, ii, iii), and their
 * separators, by their ids in docx's parts.
 */
function notes(kind: 'footnote' | 'endnote', report: Report): Xml {
  const name = `w:${kind}`;
  const format = report.metadata.digits === 'arab' ? 'hindiNumbers' : 'decimal';
  return {
    [`${name}Pr`]: [
      property('w:numFmt', format),
      element(name, { 'w:id': -1 }),
      element(name, { 'w:id': 0 }),
    ],
  };
}
