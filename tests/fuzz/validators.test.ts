/** Documents by chance that have no error, before the validators that the field trusts. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { format as pdf } from '../../src/formats/pdf/index.ts';
import {
  describeWithValidator,
  validateDocx,
  validateEpub,
  validateHtml,
  validatePdf,
} from '../support/validators.ts';
import { type Built, openWorkshop, webFormats } from './support/build.ts';
import { document } from './support/documents.ts';
import { isLong, seed } from './support/settings.ts';

/** Of a short run, of each kind; Word's validator takes seconds for one. */
const samples = isLong ? 50 : 2;

const workshop = openWorkshop();
const kept = collect();
afterAll(async () => {
  workshop.close();
  await pdf.dispose?.();
});

/** The first documents of the seed that build without an error. */
async function collect(): Promise<Built[]> {
  const found: Built[] = [];
  for (const source of fc.sample(document, { seed, numRuns: samples * 40 })) {
    if (found.length === samples) break;
    const read = await workshop.build(source, []);
    if (!read.isFine) continue;
    found.push(await workshop.build(source, [...webFormats, pdf]));
  }
  return found;
}

const bytesOf = ({ artifacts }: Built, format: string) => artifacts.get(format) ?? new Uint8Array();
const nameOf = ({ report }: Built) => String(report?.file);
const timeout = 60_000 + samples * 15_000;

describeWithValidator('epubcheck', `by EPUBCheck (SEED=${seed})`, () => {
  test(`${samples} books`, { timeout }, async () => {
    for (const built of await kept) {
      expect(await validateEpub(bytesOf(built, 'epub'), ['FATAL', 'ERROR']), nameOf(built)).toEqual(
        [],
      );
    }
  });
});

describeWithValidator('ooxml', `by the OOXML SDK (SEED=${seed})`, () => {
  test(`${samples} Word files`, { timeout }, async () => {
    for (const built of await kept) {
      expect(await validateDocx(bytesOf(built, 'docx'), 'Microsoft365'), nameOf(built)).toEqual([]);
    }
  });
});

describeWithValidator('vnu', `by the Nu HTML checker (SEED=${seed})`, () => {
  test(`${samples} pages`, { timeout }, async () => {
    for (const built of await kept) {
      const errors = (await validateHtml(bytesOf(built, 'html'))).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors, nameOf(built)).toEqual([]);
    }
  });
});

describeWithValidator('verapdf', `by veraPDF (SEED=${seed})`, () => {
  test(`${samples} PDFs that say that they conform`, { timeout }, async () => {
    for (const built of await kept) {
      const bytes = bytesOf(built, 'pdf');
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      // One that can not conform does not say so, and the editor is told.
      if (!Buffer.from(bytes).includes('pdfuaid')) continue;
      expect(await validatePdf(bytes, 'ua1'), nameOf(built)).toEqual([]);
    }
  });
});
