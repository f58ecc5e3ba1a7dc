/** Tables, and lists of people, that go over several pages. */
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { format } from '../../src/formats/pdf/index.ts';
import { drawPage } from '../support/pictures.ts';
import { readReport } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';
import { hardReports } from './support/hard-reports.ts';
import { readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const RESOLUTION = 150;

describeWithValidator('poppler', 'the head row of a long table', () => {
  test('has the same lines above and below it on every page', async () => {
    const { markdown = '' } = hardReports['a long table'] ?? {};
    const { report } = await readReport(`---\ntitle: Lines\n---\n\n${markdown}`);
    const { bytes } = await renderPdf(report);
    const pdf = await readPdf(bytes);
    const lines = pdf.pages.flatMap((texts, index) => {
      const head = texts.find(({ text }) => text === 'No.');
      if (head === undefined) return [];
      const { data, width, height } = PNG.sync.read(drawPage(bytes, index + 1, RESOLUTION));
      const toPixels = (points: number): number => Math.round((points * RESOLUTION) / 72);
      /** The darkest colour beside the text, between two heights in points. */
      const darkest = (from: number, to: number): number[] => {
        const x = toPixels(head.x - 3);
        const colours: number[][] = [];
        for (let y = height - toPixels(to); y < height - toPixels(from); y++) {
          const at = (y * width + x) * 4;
          colours.push([...data.subarray(at, at + 3)]);
        }
        const sum = (colour: number[]): number => colour.reduce((total, value) => total + value, 0);
        return colours.reduce((dark, colour) => (sum(colour) < sum(dark) ? colour : dark));
      };
      return [{ above: darkest(head.y, head.y + 25), below: darkest(head.y - 15, head.y) }];
    });
    expect(lines.length).toBeGreaterThan(3);
    const accent = [0x0f, 0x4c, 0x75];
    expect(lines).toEqual(lines.map(() => ({ above: accent, below: accent })));
  });
});

test.each([
  ['row', (name: string) => `| ${name} | two |`, '| Head | Head |\n| --- | --- |\n'],
  ['person', (name: string) => `- Dr ${name}, Professor, University`, 'Participants:\n\n'],
])('no %s stands alone on a page', async (_, write, head) => {
  const chapters = Array.from({ length: 24 }, (_, chapter) => {
    const filler = Array.from({ length: chapter }, (_, line) => `Line ${line + 1}.\\\n`);
    const items = Array.from({ length: 45 }, (_, item) => write(`T${chapter}x${item}`));
    return `## Chapter\n\n${filler.join('')}End.\n\n${head}${items.join('\n')}\n`;
  });
  const { report } = await readReport(`---\ntitle: Alone\n---\n\n${chapters.join('\n')}`);
  const { bytes, warnings } = await renderPdf(report);
  const pdf = await readPdf(bytes);
  expect(warnings).toEqual([]);
  const counts = pdf.pages
    .map((texts) => texts.filter(({ text }) => /T\d+x\d+/.test(text)).length)
    .filter((count) => count > 0);
  expect(counts.length).toBeGreaterThan(24);
  expect(counts.filter((count) => count < 2)).toEqual([]);
});
