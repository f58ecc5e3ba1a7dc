import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { makeDocx, renderReport } from './support/make-docx.ts';

const svg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;

/** 8 by 6 pixels, in their middle a red square that lets half of the light through. */
const WEBP = 'UklGRh4AAABXRUJQVlA4TBEAAAAvB0ABEA8Q8x/zF4zhieh/cAA=';

/** Two frames. */
const MOVING_WEBP =
  'UklGRoQAAABXRUJQVlA4WAoAAAACAAAAAwAAAwAAQU5JTQYAAAD/////AABBTk1GKAAAAAAAAAAAAAMAAAMAAGQAAAJWUDhMDwAAAC8DwAAABxD9j/4HIqL/AQBBTk1GKAAAAAAAAAAAAAMAAAMAAGQAAABWUDhMDwAAAC8DwAAABxDR//4HIqL/AQBSSUZGHAAAAFdFQlBWUDhMDwAAAC8DwAAABxD9j/4HIqL/AQA=';

/** The extent of the first picture, in English Metric Units. */
function extentOf(xml: string): number[] {
  const match = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/u.exec(xml);
  return [Number(match?.[1]), Number(match?.[2])];
}

describe('a picture', () => {
  it('has its own size, at 96 pixels an inch', async () => {
    const { body } = await makeDocx('![A frame](images/drawing.svg)');
    expect(extentOf(body)).toEqual([300 * 9525, 100 * 9525]);
  });

  it('is no wider than the text, and no higher than most of a page', async () => {
    const wide = await makeDocx('![Wide](images/wide.svg)', {
      files: { 'images/wide.svg': svg(3000, 300, '<rect width="9" height="9"/>') },
    });
    // 210 mm less two margins of 28 mm.
    expect(extentOf(wide.body)[0]).toBe(7938 * 635);
    const high = await makeDocx('![High](images/high.svg)', {
      files: { 'images/high.svg': svg(300, 3000, '<rect width="9" height="9"/>') },
    });
    const [width = 0, height = 0] = extentOf(high.body);
    expect(height).toBeLessThan(0.81 * (16838 - 2 * 1474) * 635);
    expect(width / height).toBeCloseTo(0.1, 2);
  });

  it('is the drawing itself, with a PNG for readers that know no SVG', async () => {
    const { file, names, report } = await makeDocx('![A frame](images/drawing.svg)');
    const asset = report.assets.get('images/drawing.svg');
    expect(file('word/media/image1.svg')).toEqual(asset?.bytes);
    expect([...(file('word/media/image1.png') ?? []).slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(2);
  });

  it('shows the words of a drawing in the report’s fonts, on every machine', async () => {
    const draw = async (content: string) =>
      (
        await makeDocx('Words.\n\n![Words](images/words.svg)', {
          files: { 'images/words.svg': svg(200, 40, content) },
        })
      ).file('word/media/image1.png');
    const words = await draw('<text x="5" y="25" font-family="Arial" font-size="20">Words</text>');
    const nothing = await draw('<text x="5" y="25" font-size="20"></text>');
    expect(words?.length).toBeGreaterThan((nothing?.length ?? 0) + 300);
  });

  it('is in the document all the same where it can’t be drawn, which is reported', async () => {
    const { report } = await makeDocx('![A frame](images/drawing.svg)');
    const asset = report.assets.get('images/drawing.svg');
    if (asset === undefined) throw new Error('There is no drawing');
    const broken = { ...asset, bytes: new TextEncoder().encode('<svg') };
    const { file, warnings } = await renderReport({
      ...report,
      assets: new Map([[asset.url, broken]]),
    });
    expect(warnings.join()).toMatch(/^docx-drawing: images\/drawing.svg has no picture/u);
    expect(file('word/media/image1.png')?.length).toBeLessThan(100);
  });

  it('is a PNG where the report has WebP, which Word 2019 does not know', async () => {
    const { file, names, warnings } = await makeDocx('![A red square](images/red.webp)', {
      files: { 'images/red.webp': Buffer.from(WEBP, 'base64') },
    });
    expect(warnings).toEqual([]);
    expect(names.filter((name) => name.startsWith('word/media/'))).toEqual([
      'word/media/image1.png',
    ]);
    // Read by another program's decoder.
    const png = Buffer.from(file('word/media/image1.png') ?? []).toString('base64');
    const shown = `<image width="8" height="6" href="data:image/png;base64,${png}"/>`;
    const { pixels, width, height } = new Resvg(svg(8, 6, shown)).render();
    expect([width, height]).toEqual([8, 6]);
    const pixel = (x: number, y: number) =>
      pixels.subarray((y * 8 + x) * 4, (y * 8 + x) * 4 + 4).toString('hex');
    const [halfRed, nothing] = ['7f00007f', '00000000'];
    expect([pixel(2, 2), pixel(5, 4)]).toEqual([halfRed, halfRed]);
    expect([pixel(0, 0), pixel(6, 4), pixel(2, 5)]).toEqual([nothing, nothing, nothing]);
  });

  it('is its description where WebP moves, which is reported', async () => {
    const { body, warnings } = await makeDocx('![Red, then blue](images/moving.webp)', {
      files: { 'images/moving.webp': Buffer.from(MOVING_WEBP, 'base64') },
    });
    expect(warnings.join()).toMatch(/^docx-webp: .*“images\/moving.webp”/u);
    expect(body).toContain('Red, then blue');
    expect(body).not.toContain('<w:drawing>');
  });

  it('has its description, and is marked where it says nothing', async () => {
    const { body } = await makeDocx(
      '![Says "it" <all>](images/drawing.svg)\n\n![](images/drawing.svg)',
    );
    expect(body).toContain('descr="Says “it” &lt;all&gt;"');
    const [, decorative = ''] = body.split('descr=""');
    expect(decorative).toContain('<adec:decorative');
    expect(body.match(/<adec:decorative/gu)).toHaveLength(1);
  });

  it('is stored once however often it is shown', async () => {
    const image = '![A frame](images/drawing.svg)';
    const { names, body } = await makeDocx([image, image, image].join('\n\n'));
    expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(2);
    const ids = [...body.matchAll(/<wp:docPr id="(\d+)"/gu)].map((match) => match[1]);
    expect(ids).toEqual(['1', '2', '3']);
  });
});
