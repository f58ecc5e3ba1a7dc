import { expect, test } from 'vitest';
import { format } from '../../src/formats/html/index.ts';
import { withPage } from '../support/browser.ts';
import { readReport } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';

const drawing = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${content}</svg>`;

/** The drawing that a page shows, as text. */
async function shownIn(svg: string, language = 'en'): Promise<string> {
  const { report } = await readReport(
    '---\ntitle: T\ndate: 2024\n---\n\n# One\n\n![A word.](images/a.svg)\n',
    { language, files: { 'images/a.svg': svg } },
  );
  const bytes = await format.render(report, { warn: () => undefined });
  const html = new TextDecoder().decode(bytes);
  const [, base64 = ''] = /src="data:image\/svg\+xml;base64,([^"]*)"/.exec(html) ?? [];
  return Buffer.from(base64, 'base64').toString('utf8');
}

const familiesOf = (svg: string) =>
  [...svg.matchAll(/font-family: "([^"]*)";[\s\S]*?font-weight: (\d+)/g)].map(([, ...face]) =>
    face.join(' '),
  );

test('a drawing without words stays as it is', async () => {
  expect(await shownIn(drawing('<rect width="9" height="9"/>'))).not.toContain('<style>');
});

test('a drawing with words holds the font that they need', async () => {
  const words = '<text x="0" y="40" font-family="Arial">Peace</text>';
  expect(familiesOf(await shownIn(drawing(words)))).toEqual(['Source Sans 3 400']);
  const bold = '<text x="0" y="40" font-weight="700">Peace</text>';
  expect(familiesOf(await shownIn(drawing(bold)))).toEqual([
    'Source Sans 3 400',
    'Source Sans 3 600',
  ]);
  const chinese = '<text x="0" y="40">和平</text>';
  expect(new Set(familiesOf(await shownIn(drawing(chinese), 'zh')))).toEqual(
    new Set(['Noto Sans SC 400']),
  );
});

describeWithValidator('browser', 'a drawing in a browser', () => {
  test('has the words in the house font, whatever the machine has', async () => {
    const widthOf = async (svg: string) =>
      withPage(async (page) => {
        await page.setContent(svg);
        return (await page.evaluate(`(async () => {
          await Promise.all([...document.fonts].map((face) => face.load()));
          return document.querySelector('text').getComputedTextLength();
        })()`)) as number;
      });
    const text = (family: string) =>
      drawing(`<text x="0" y="40" font-size="30" font-family="${family}">Keeping peace</text>`);
    const widths = await Promise.all(
      ['serif', 'monospace', 'Nobody’s Own'].map(async (family) =>
        widthOf(await shownIn(text(family))),
      ),
    );
    expect(new Set(widths.map(Math.round)).size).toBe(1);
    expect(Math.round(await widthOf(text('monospace')))).not.toBe(Math.round(widths[0] ?? 0));
  });
});
