import { escapeAttribute, escapeText } from '../../report/xml-text.ts';

/*
 * What epub-gen-memory is given in place of its own templates, which know no
 * nesting, no roles, no language but English and no date but today's. It runs
 * them through EJS, where `<%- %>` puts a value in as it is: every document
 * comes whole, from functions that escape as XML asks.
 */
export const chapterTemplate = '<%- content %>';
export const packageTemplate = '<%- packageDocument %>';
export const navigationTemplate = '<%- navigation %>';
export const ncxTemplate = '<%- ncx %>';

/** A content document before it is written. */
export interface DocumentParts {
  language: string;
  direction: string;
  title: string;
  bodyType?: string;
  /** XHTML, what stands in `body`. */
  body: string;
}

/** Write a content document: XHTML with everything that a reading system looks for at its head. */
export function writeDocument(parts: DocumentParts): string {
  const language = escapeAttribute(parts.language);
  const type = parts.bodyType ? ` epub:type="${escapeAttribute(parts.bodyType)}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${escapeAttribute(parts.direction)}">
<head>
  <meta charset="utf-8"/>
  <title>${escapeText(parts.title)}</title>
  <link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body${type}>
${parts.body}
</body>
</html>
`;
}
