/** What an auditor asks of the PDF of whole reports: the samples, and those that are hard to tag. */
import { toString as toText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSession } from '../../src/formats/pdf/browser-session.ts';
import {
  type InspectedNode,
  inspectPdf,
  type PdfInspection,
  textOf,
} from '../../src/formats/pdf/conformance/inspect.ts';
import { format } from '../../src/formats/pdf/index.ts';
import { openPage } from '../../src/formats/pdf/page.ts';
import { layOutPaper } from '../../src/formats/pdf/paper.ts';
import { renderPrintDocument } from '../../src/formats/pdf/print-html.ts';
import type { OutlineEntry, Report } from '../../src/report/report.ts';
import { projectFolder } from '../support/paths.ts';
import { readReport, readReports } from '../support/report.ts';
import { describeWithValidator, validatePdf } from '../support/validators.ts';
import { hardReports } from './support/hard-reports.ts';
import { type ReadPdf, readPdf, renderPdf } from './support.ts';

/** Points from the lower edge to the text area, of the template `roundtable`. */
const BOTTOM = (26 / 25.4) * 72;

const session = createSession();

afterAll(async () => {
  await session.dispose();
  await format.dispose?.();
});

let samples: { name: string; report: Report }[] = [];

describe('the PDF of a sample', () => {
  beforeAll(async () => {
    samples = (await readReports(projectFolder)).map(({ report }) => ({
      name: `${report.name}.${report.metadata.language}`,
      report,
    }));
  });

  test('is there in six languages', () => {
    expect(samples.map(({ name }) => name).sort()).toEqual([
      ...['ar', 'en', 'es', 'fr', 'ru', 'zh'].map((tag) => `peacekeeping.${tag}`),
      'style-guide.en',
    ]);
  });

  describe.each([
    ...['ar', 'en', 'es', 'fr', 'ru', 'zh'].map((tag) => `peacekeeping.${tag}`),
    'style-guide.en',
  ])('%s', (name) => {
    let report: Report;
    let bytes: Uint8Array;
    let warnings: string[];
    let file: PdfInspection;
    let pdf: ReadPdf;

    beforeAll(async () => {
      const sample = samples.find((candidate) => candidate.name === name);
      if (sample === undefined) throw new Error(`There is no sample ${name}`);
      report = sample.report;
      ({ bytes, warnings } = await renderPdf(report));
      file = inspectPdf(bytes);
      pdf = await readPdf(bytes);
    }, 60_000);

    test('claims to conform, without a warning', () => {
      expect(warnings).toEqual([]);
      expect(file.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    });

    test('has contents whose numbers are those of the pages that they go to', () => {
      const entries = findAll(file.structure, 'TOCI').flatMap(({ kids }) =>
        kids.filter(({ type }) => type === 'Reference').flatMap((kid) => findAll([kid], 'Link')),
      );
      expect(entries.length).toBeGreaterThanOrEqual(report.outline.length);
      for (const entry of entries) {
        const label = pdf.labels[(entry.link?.page ?? 0) - 1] ?? '';
        expect(label).not.toBe('');
        expect(textOf([entry]).trim().endsWith(label)).toBe(true);
      }
    });

    test('says of each image what the source says', () => {
      const described: string[] = [];
      visit(report.tree, 'image', ({ alt }) => {
        if (alt) described.push(alt);
      });
      const figures = findAll(file.structure, 'Figure').map(({ alt }) => alt);
      expect(figures).toEqual(described);
    });

    test('is read in the order of the source', () => {
      const text = fold(textOf(file.structure));
      let at = 0;
      const lost: string[] = [];
      visit(report.tree, (node) => {
        if (node.type === 'footnoteDefinition') return 'skip';
        if (node.type !== 'paragraph') return undefined;
        const first = node.children[0];
        const begins = first?.type === 'text' ? fold(first.value).slice(0, 30) : '';
        if (begins.length < 12) return undefined;
        const found = text.indexOf(begins, at);
        if (found < 0) lost.push(begins);
        else at = found;
        return undefined;
      });
      expect(lost).toEqual([]);
    });

    test('has links that go where they say', () => {
      const links = findAll(file.structure, 'Link');
      for (const { link } of links) {
        expect(link?.contents ?? '').not.toBe('');
        if (link?.uri !== undefined) continue;
        expect(pdf.destinations.get(link?.destination ?? '')?.page).toBe((link?.page ?? 0) - 1);
      }
      const { labels } = report.language;
      const toNotes = links.filter(({ link }) =>
        report.notes.some(({ id }) => id === link?.destination),
      );
      expect(toNotes.length).toBeGreaterThanOrEqual(report.notes.length);
      for (const { link } of toNotes) expect(link?.contents).toContain(labels.footnote);
    });

    test('ends no page with a heading, and leaves nothing behind it', () => {
      for (const { page, y } of pdf.destinations.values()) {
        const below = (pdf.pages[page] ?? []).filter((text) => text.y > BOTTOM && text.y < y);
        expect(new Set(below.map((text) => Math.round(text.y))).size).toBeGreaterThan(0);
      }
    });

    test('has the same bytes when it is printed again', async () => {
      expect(Buffer.compare((await renderPdf(report)).bytes, bytes)).toBe(0);
    });

    test('is no larger than what the browser prints', async () => {
      const paper = layOutPaper(report.template.theme, false);
      const document = await renderPrintDocument(report, paper, () => undefined);
      const raw = await session.use(async (browser) => {
        const page = await openPage(browser, document, 60_000);
        const print = await page.print({ tagged: true });
        await page.close();
        return print;
      });
      expect(bytes.length).toBeLessThan(raw.length);
    });

    test('shows the target of a link at the top of the window', () => {
      const entries = (list: readonly OutlineEntry[]): OutlineEntry[] =>
        list.flatMap((entry) => [entry, ...entries(entry.children)]);
      const wrong = [
        ...entries(report.outline).map(({ id, prefix, text }) => ({ id, text: prefix + text })),
        ...report.notes.map(({ id, number, node }) => ({ id, text: `${number}${toText(node)}` })),
      ].filter(({ id, text }) => {
        const target = pdf.destinations.get(id);
        if (target === undefined) return true;
        // The highest text below it is the target's own.
        const below = (pdf.pages[target.page] ?? []).filter(({ y }) => y < target.y + 1);
        const top = Math.max(...below.map(({ y }) => y));
        const line = below.filter(({ y }) => y > top - 3);
        const size = Math.max(...line.map((item) => item.size));
        const letters = new Set(fold(line.map((item) => item.text).join('')));
        const own = [...new Set(fold(text))].filter((letter) => letters.has(letter));
        return target.y - top > size * 3 || own.length < letters.size * 0.3;
      });
      expect(wrong).toEqual([]);
    });

    describeWithValidator('verapdf', 'checked', () => {
      test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
        expect(await validatePdf(bytes, flavour)).toEqual([]);
      });
    });
  });
});

describe.each(Object.entries(hardReports))(
  'the PDF of a report with %s',
  (title, { markdown, language, files }) => {
    let bytes: Uint8Array;
    let warnings: string[];

    beforeAll(async () => {
      const options = { ...(language === undefined ? {} : { language }), ...(files && { files }) };
      const { report } = await readReport(`---\ntitle: ${title}\n---\n\n${markdown}`, options);
      ({ bytes, warnings } = await renderPdf(report));
    });

    test('claims to conform, without a warning', () => {
      expect(warnings).toEqual([]);
      expect(inspectPdf(bytes).xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    });

    describeWithValidator('verapdf', 'checked', () => {
      test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
        expect(await validatePdf(bytes, flavour)).toEqual([]);
      });
    });
  },
);

function findAll(nodes: readonly InspectedNode[], type: string): InspectedNode[] {
  return nodes.flatMap((node) => [
    ...(node.type === type ? [node] : []),
    ...findAll(node.kids, type),
  ]);
}

/** Spaces, soft hyphens and joiners, which lines and shaping change. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060]+/gu, '');
}
