import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { format } from '../../src/formats/pdf/index.ts';
import type { Place } from '../../src/report/diagnostics.ts';
import type { Report } from '../../src/report/report.ts';

/** A text of a page; lengths in points from the lower left corner. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
  width: number;
}

/** A PDF as another program reads it. */
export interface ReadPdf {
  pages: PlacedText[][];
  labels: string[];
  /** By name: index of the page from 0, and the distance from its lower edge. */
  destinations: Map<string, { page: number; y: number }>;
  /** Titles of the outline, two spaces for a level, with the page's label. */
  outline: string[];
  /** Where links inside the file go, by page. */
  links: { page: number; target: string }[];
}

/** Render a report; warnings, with their lines, but for those that a system without a sandbox causes. */
export async function renderPdf(
  report: Report,
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  const warnings: string[] = [];
  const bytes = await format.render(report, {
    warn(rule, message, place) {
      if (rule === 'browser-sandbox') return;
      const line = place === undefined ? undefined : lineOf(place);
      warnings.push(`${rule}: ${message}${line === undefined ? '' : ` (${line})`}`);
    },
  });
  return { bytes, warnings };
}

/** The line of a diagnostic's place. */
export function lineOf(place: NonNullable<Place>): number | undefined {
  if ('line' in place) return place.line;
  return 'start' in place ? place.start.line : place.position?.start.line;
}

/** Read a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  try {
    const labels = (await document.getPageLabels()) ?? [];
    const destinations = new Map<string, { page: number; y: number }>();
    for (const [name, target] of Object.entries(await document.getDestinations())) {
      // Named after ids as Chromium writes them, which is as in an address.
      destinations.set(decodeURIComponent(name), await locate(document, target));
    }
    const pages: PlacedText[][] = [];
    const links: { page: number; target: string }[] = [];
    for (let index = 0; index < document.numPages; index++) {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      pages.push(
        items
          .filter((item): item is TextItem => 'str' in item && item.str.trim() !== '')
          .map(({ str, transform, width }) => ({
            text: str,
            x: Number(transform[4]),
            y: Number(transform[5]),
            size: Math.hypot(Number(transform[2]), Number(transform[3])),
            width,
          })),
      );
      for (const annotation of await page.getAnnotations()) {
        if (typeof annotation.dest === 'string') {
          links.push({ page: index, target: annotation.dest });
        }
      }
    }
    const outline = await readOutline(document, await document.getOutline(), labels, 0);
    return { pages, labels, destinations, outline, links };
  } finally {
    await task.destroy();
  }
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

async function readOutline(
  document: PDFDocumentProxy,
  nodes: OutlineNode[] | null,
  labels: string[],
  level: number,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { title, dest, items } of nodes ?? []) {
    const target = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const { page } = await locate(document, target);
    lines.push(`${'  '.repeat(level)}${title} ${labels[page]}`);
    lines.push(...(await readOutline(document, items, labels, level + 1)));
  }
  return lines;
}

async function locate(document: PDFDocumentProxy, target: unknown) {
  if (!Array.isArray(target)) return { page: -1, y: 0 };
  return { page: await document.getPageIndex(target[0]), y: Number(target[3]) };
}

/** The lines of a page from top to bottom, each from left to right. */
export function linesOf(texts: readonly PlacedText[]): string[] {
  const rows = new Map<number, PlacedText[]>();
  for (const text of texts) {
    const y = [...rows.keys()].find((known) => Math.abs(known - text.y) < 2) ?? text.y;
    rows.set(y, [...(rows.get(y) ?? []), text]);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => b - a)
    .map(([, row]) =>
      row
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' '),
    );
}
