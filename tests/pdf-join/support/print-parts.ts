import { OTHER_PART, type PrintedPart } from '../../../src/formats/pdf/join/index.ts';
import { printHtml } from '../../pdf-pass/support/print.ts';

/**
 * Cut a document into parts, at its comments `<!-- part -->`. A link into another
 * part becomes an address, and a hidden one beside its target makes the browser
 * write where that is: what whoever prints in parts has to do.
 *
 * @param html a document whose attributes are in double quotes
 * @returns a document for each part
 */
export function cutParts(html: string): string[] {
  const [head = '', body = ''] = html.split(/(?<=<body>)/);
  const parts = body.replace('</body>\n</html>', '').split('<!-- part -->');
  const idsOf = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  const targetsOf = (text: string) =>
    [...text.matchAll(/ href="#([^"]*)"/g)].map(([, id = '']) => id);
  return parts.map((part, index) => {
    const own = new Set(idsOf(part));
    const wanted = new Set(parts.filter((_, other) => other !== index).flatMap(targetsOf));
    const anchors = [...wanted].filter((id) => own.has(id)).map((id) => `<a href="#${id}"></a>`);
    const text = part.replaceAll(/ href="#([^"]*)"/g, (link, id: string) =>
      own.has(id) ? link : ` href="${OTHER_PART}${encodeURIComponent(id)}"`,
    );
    return `${head}${text}<div style="display: none">${anchors.join('')}</div></body></html>`;
  });
}

/** Print each part, with an empty page behind it that is to be cut. */
export async function printParts(
  html: string,
  pageCounts: readonly number[],
): Promise<PrintedPart[]> {
  const parts: PrintedPart[] = [];
  for (const [index, part] of cutParts(html).entries()) {
    const spare = '<div style="break-before: page; height: 1px"></div>';
    const bytes = await printHtml(part.replace('</body>', `${spare}</body>`));
    parts.push({ bytes, pageCount: pageCounts[index] ?? 0 });
  }
  return parts;
}
