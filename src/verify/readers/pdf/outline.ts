import type { PDFDict } from '@cantoo/pdf-lib';
import type { LinkTarget } from './destinations.ts';
import { asDict, type OpenPdf } from './document.ts';

/** An entry of a file's outline (ISO 32000-2, 12.3.3). */
export interface PdfOutlineEntry extends LinkTarget {
  text: string;
  level: number;
}

/** An outline of more entries than this has no end. */
const MOST = 100_000;

/** Read the outline, entry by entry, as a viewer lists it. */
export function readOutline(
  open: OpenPdf,
  linkOf: (entry: PDFDict) => LinkTarget,
): PdfOutlineEntry[] {
  const entries: PdfOutlineEntry[] = [];
  const seen = new Set<PDFDict>();
  const visit = (parent: PDFDict, level: number): void => {
    let entry = asDict(open.get(parent, 'First'));
    while (entry !== undefined && !seen.has(entry) && entries.length < MOST) {
      seen.add(entry);
      const text = open.text(open.get(entry, 'Title')) ?? '';
      entries.push({ text, level, ...linkOf(entry) });
      visit(entry, level + 1);
      entry = asDict(open.get(entry, 'Next'));
    }
  };
  const root = asDict(open.get(open.catalog, 'Outlines'));
  if (root !== undefined) visit(root, 1);
  return entries;
}
