import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  describePrintEdition,
  keepPrintEdition,
  type PrintEdition,
  readPrintEdition,
} from '../../src/project/print-edition.ts';
import { readReport } from '../support/report.ts';
import { makeFolder } from '../support/temporary-project.ts';

const GENERATOR = 'rapporteur 1.0.0';
const PDF = Buffer.from('%PDF-1.7');
const edition: PrintEdition = {
  pages: [
    { label: 'iv', offset: 20 },
    { label: '1', offset: 90, characters: 12 },
  ],
  cover: { bytes: Buffer.from('picture'), mediaType: 'image/png', width: 1588, height: 2246 },
};

const readText = async (text: string) => (await readReport(`## One\n\n${text}\n`)).report;

/** A folder with a PDF, and what is known of it. */
async function makeOut() {
  const out = makeFolder({ 'a.en.pdf': PDF });
  const report = await readText('Text.');
  await keepPrintEdition(out, 'a.en', describePrintEdition(report, edition, PDF, GENERATOR));
  return { out, report };
}

describe('what is known of an earlier PDF', () => {
  it('is read where the PDF is of the same source', async () => {
    const { out } = await makeOut();
    const same = await readText('Text.');
    expect(await readPrintEdition(out, 'a.en', same, GENERATOR)).toEqual(edition);
  });

  it('is not read for another text, another version of this program, or another report', async () => {
    const { out, report } = await makeOut();
    const read = (...args: Parameters<typeof readPrintEdition>) => readPrintEdition(...args);
    expect(await read(out, 'a.en', await readText('Texts.'), GENERATOR)).toBeUndefined();
    expect(await read(out, 'a.en', report, 'rapporteur 1.0.1')).toBeUndefined();
    expect(await read(out, 'a.fr', report, GENERATOR)).toBeUndefined();
  });

  it('is not read when the template or an image has changed', async () => {
    const { out, report } = await makeOut();
    const { template } = report;
    const css = { ...template.css, print: `${template.css.print}\np { margin: 0 }` };
    const changed = { ...report, template: { ...template, css } };
    expect(await readPrintEdition(out, 'a.en', changed, GENERATOR)).toBeUndefined();
  });

  it('is not read when the PDF is another, or gone', async () => {
    const { out, report } = await makeOut();
    writeFileSync(join(out, 'a.en.pdf'), '%PDF-1.4');
    expect(await readPrintEdition(out, 'a.en', report, GENERATOR)).toBeUndefined();
  });

  it('is kept without what a build that was killed has left there', async () => {
    const { out, report } = await makeOut();
    writeFileSync(join(out, '.rapporteur/.rapporteur-999-0.tmp'), '{"half');
    await keepPrintEdition(out, 'a.en', describePrintEdition(report, edition, PDF, GENERATOR));
    expect(readdirSync(join(out, '.rapporteur'))).toEqual(['a.en.json']);
  });

  it.each(['', '{', 'null', '{"source":1}', '{"pages":[{"label":1}]}'])(
    'is nothing where its file says %j',
    async (text) => {
      const { out, report } = await makeOut();
      mkdirSync(join(out, '.rapporteur'), { recursive: true });
      writeFileSync(join(out, '.rapporteur/a.en.json'), text);
      expect(await readPrintEdition(out, 'a.en', report, GENERATOR)).toBeUndefined();
    },
  );
});
