import { afterAll, describe, expect, test } from 'vitest';
import { format, renderCoverImage } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';
import { readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const source = '---\ntitle: Profiles\n---\n\n## Chapter\n\nText.[^1]\n\n[^1]: A note.\n';

function profile(name: string) {
  return { files: { 'report.yaml': `pdf:\n  profile: ${name}\n` } };
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

describe('a profile', () => {
  test('ua gives the same bytes each time', async () => {
    const { report } = await readReport(source);
    const first = await renderPdf(report);
    const second = await renderPdf((await readReport(source)).report);
    expect(first.warnings).toEqual([]);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('print has a page 10 mm larger on each side, of which 3 mm are bleed', async () => {
    const { report } = await readReport(source, profile('print'));
    const { bytes, warnings } = await renderPdf(report);
    expect(warnings).toEqual([]);
    const pdf = await readPdf(bytes);
    const plain = await readPdf((await renderPdf((await readReport(source)).report)).bytes);
    const at = (pages: typeof pdf.pages) =>
      pages.at(-1)?.find(({ text }) => text.startsWith('Text'));
    expect((at(pdf.pages)?.x ?? 0) - (at(plain.pages)?.x ?? 0)).toBeCloseTo((10 / 25.4) * 72, 0);
  });

  test.each(['ua', 'print', 'small'])(
    '%s has links that show their target at the top',
    async (name) => {
      const { report } = await readReport(source, profile(name));
      const pdf = await readPdf((await renderPdf(report)).bytes);
      const target = pdf.destinations.get('chapter');
      const heading = pdf.pages[target?.page ?? -1]?.find(
        ({ text, size }) => text === 'Chapter' && size > 20,
      );
      const distance = (target?.y ?? 0) - (heading?.y ?? 0);
      expect(distance).toBeGreaterThan(0);
      expect(distance).toBeLessThan(50);
    },
  );

  test('small has the words, the page numbers and the links, and no tags', async () => {
    const { report } = await readReport(source, profile('small'));
    const { bytes, warnings } = await renderPdf(report);
    expect(warnings).toEqual([]);
    const pdf = await readPdf(bytes);
    expect(
      pdf.pages
        .flat()
        .map(({ text }) => text)
        .join(' '),
    ).toContain('A note.');
    const copied = pdf.pages.flatMap((texts) => texts.map(({ text }) => text)).join('');
    expect(copied).not.toMatch(/[\u00ad\u200b]/);
    expect(latin(bytes)).not.toContain('StructTreeRoot');
    expect(pdf.links.map(({ target }) => target)).toContain('fn-1');
    expect(pdf.labels).toEqual(['i', 'ii', 'iii', '1']);
  });
});

test('the picture of the cover is the same each time, and of the page’s form', async () => {
  const { report } = await readReport(source);
  const context = { warn: () => undefined };
  const first = await renderCoverImage(report, context);
  const second = await renderCoverImage(report, context);
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  expect(first.height / first.width).toBeCloseTo(Math.SQRT2, 2);
});
