import { afterAll, describe, expect, test } from 'vitest';
import { inspectPdf } from '../../src/formats/pdf/conformance/inspect.ts';
import { format } from '../../src/formats/pdf/index.ts';
import {
  reportConformance,
  reportLayout,
  reportRefused,
} from '../../src/formats/pdf/report-problems.ts';
import type { RenderContext } from '../../src/report/format.ts';
import { readReport } from '../support/report.ts';
import { lineOf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const source = `---
title: Problems
---

## First

Text.[^1]

## Second

![Plan](plan.svg)

[^1]: A note.
`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

async function listen() {
  const { report } = await readReport(source, { files: { 'plan.svg': svg } });
  const said: string[] = [];
  const note =
    (severity: string): RenderContext['warn'] =>
    (rule, _, place) => {
      said.push(`${severity} ${rule} ${place === undefined ? '' : lineOf(place)}`);
    };
  return { report, said, context: { warn: note('warning'), fail: note('error') } };
}

describe('a problem of the PDF is told at its line', () => {
  test('a number of the contents that does not settle, as an error', async () => {
    const { report, said, context } = await listen();
    const wrong = report.outline.slice(1).map(({ id }) => id);
    const notesInFlow = report.notes.map(({ id }) => id);
    reportLayout(report, { wrong, notesInFlow, scale: 1, fitted: [] }, context);
    expect(said).toEqual(['error pdf-page-numbers 9', 'warning pdf-footnote-in-text 13']);
  });

  test('what is too wide, or else the beginning of the text', async () => {
    const { report, said, context } = await listen();
    const quiet = { wrong: [], notesInFlow: [] };
    const places = [source.indexOf('Text.'), source.indexOf('![Plan]'), undefined];
    const fitted = places.map((offset) => ({ size: 0.5, ...(offset && { offset }) }));
    reportLayout(report, { ...quiet, scale: 1.2, fitted }, context);
    expect(said).toEqual([
      'warning pdf-too-wide 7',
      'warning pdf-too-wide 11',
      'warning pdf-too-wide 5',
      'warning pdf-too-wide 5',
    ]);
  });

  test('what an image asks for, once', async () => {
    const { report, said, context } = await listen();
    // As if the reading of images had let it through.
    for (const asset of report.assets.values()) {
      asset.bytes = Buffer.from('<svg><use href="https://example.org/x"/></svg>');
    }
    reportRefused(report, ['https://example.org/x', 'https://example.org/x'], context);
    expect(said).toEqual(['warning pdf-request-refused 11']);
  });

  test('by the text at it, or else by what its page or the file begins with', async () => {
    const { report, said, context } = await listen();
    const starts = [
      { page: 2, offset: source.indexOf('## First'), characters: 0 },
      { page: 3, offset: source.indexOf('## Second'), characters: 0 },
    ];
    const problems = [
      { rule: 'missing-glyph', message: '', text: 'Text' },
      { rule: 'figure-without-alt', message: '', page: 4 },
      { rule: 'not-tagged', message: '' },
    ];
    reportConformance(report, { problems, claims: false }, { starts }, context);
    expect(said).toEqual([
      'warning pdf-missing-glyph 7',
      'warning pdf-figure-without-alt 9',
      'warning pdf-not-tagged 5',
      'warning pdf-claims-nothing 7',
    ]);
  });
});

test('a file of which something can’t be mended claims nothing, and says why and where', async () => {
  const { report } = await readReport(
    '---\ntitle: Masks\n---\n\n## First\n\nText.\n\n## Second\n\n> Quoted.\n',
  );
  const { template } = report;
  // A mask draws what it covers twice, and the tags of one of the two are none.
  const css = {
    ...template.css,
    print: `${template.css.print}\nblockquote { mask-image: linear-gradient(#000, transparent) }`,
  };
  const { bytes, warnings } = await renderPdf({ ...report, template: { ...template, css } });
  expect(warnings).toEqual([
    'pdf-content-drawn-twice: Page 5 of the PDF: tagged content is drawn twice from one form (9)',
    'pdf-claims-nothing: The PDF does not say that it conforms to PDF/UA, because of the above (9)',
  ]);
  expect(inspectPdf(bytes).xmp).not.toMatch(/pdfuaid|pdfaid/);
});
