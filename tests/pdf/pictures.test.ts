/** A handful of pages as they look, so that a change of layout is seen. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { format } from '../../src/formats/pdf/index.ts';
import type { Report } from '../../src/report/report.ts';
import { projectFolder } from '../support/paths.ts';
import { drawPage, expectPicture } from '../support/pictures.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const golden = (name: string) => new URL(`./pictures/${name}.png`, import.meta.url);

/** Pages of the sample, by language, with what there is to see on them. */
const pages = {
  en: { 1: 'cover', 3: 'contents', 4: 'lists-and-acknowledgements', 6: 'figure-and-note' },
  fr: { 5: 'summary', 8: 'panel-and-table' },
  ar: { 1: 'cover', 3: 'contents', 8: 'panel-and-table' },
};

describeWithValidator('poppler', 'a page of the sample looks as it did', () => {
  let reports: Map<string, Report>;

  beforeAll(async () => {
    const read = await readReports(projectFolder);
    reports = new Map(
      read
        .filter(({ report }) => report.name === 'peacekeeping')
        .map(({ report }) => [report.metadata.language, report]),
    );
  });

  test.each(Object.entries(pages))('%s', async (language, wanted) => {
    const report = reports.get(language);
    if (report === undefined) throw new Error(`There is no sample in ${language}`);
    const { bytes } = await renderPdf(report);
    for (const [page, name] of Object.entries(wanted)) {
      expectPicture(golden(`${language}-${name}`), drawPage(bytes, Number(page)));
    }
  });

  test('with crop marks, for the printer', async () => {
    const report = reports.get('en');
    if (report === undefined) throw new Error('There is no sample in English');
    const metadata = {
      ...report.metadata,
      pdf: { ...report.metadata.pdf, profile: 'print' as const },
    };
    const { bytes } = await renderPdf({ ...report, metadata });
    expectPicture(golden('en-cover-for-the-printer'), drawPage(bytes, 1));
  });
});

test('a picture that differs is noticed, and the difference kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pictures-'));
  try {
    const file = (name: string) => pathToFileURL(join(folder, name));
    const [cover, contents] = ['en-cover', 'en-contents'].map((name) => readFileSync(golden(name)));
    if (cover === undefined || contents === undefined) throw new Error('There are no pictures');
    writeFileSync(file('golden.png'), cover);
    expectPicture(file('golden.png'), cover);
    expect(() => expectPicture(file('golden.png'), contents)).toThrow(/% of the picture differ/);
    expect(existsSync(file('golden.difference.png'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
