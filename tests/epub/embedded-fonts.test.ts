import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { withPage } from '../support/browser.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator, validateEpub } from '../support/validators.ts';
import { makeBook, makeBookOf } from './support/book.ts';

/** Make the book of a small report in a house style of its own. */
async function makeHouseBook(theme: string) {
  const root = await mkdtemp(join(tmpdir(), 'rapporteur-tests-'));
  const files = {
    'templates/house/theme.yaml': theme,
    'source/report/report.yaml': 'template: house\n',
    'source/report/en.md': '---\ntitle: T\n---\n\n# One\n\nText.\n',
  };
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const [read] = await readReports(root);
    if (read === undefined) throw new Error('There is no report');
    expect(read.messages).toBe('');
    return await makeBook(read.report);
  } finally {
    await rm(root, { recursive: true });
  }
}

const fontsOf = ({ files }: { files: Map<string, string> }) =>
  [...files.keys()].filter((path) => path.startsWith('OEBPS/fonts/'));

it('fonts are embedded where the theme asks, each with its licence', async () => {
  const book = await makeHouseBook('epub: { embedFonts: true }\n');
  expect(fontsOf(book).length).toBeGreaterThan(2);
  const style = book.files.get('OEBPS/style.css') ?? '';
  for (const path of fontsOf(book)) {
    expect(style).toContain(path.replace('OEBPS/', ''));
    expect(book.files.get('OEBPS/content.opf')).toContain(path.replace('OEBPS/', ''));
  }
  for (const [, family] of style.matchAll(/font-family: "([^"]*)";\n {2}font-style/g)) {
    expect(style).toContain(`/* ${family}: OFL-1.1, https://spdx.org/licenses/OFL-1.1.html */`);
  }
});

it('and nowhere else', async () => {
  const book = await makeHouseBook('colours: { accent: "#7a1f1f" }\n');
  expect(fontsOf(book)).toEqual([]);
  expect(book.files.get('OEBPS/style.css')).not.toContain('@font-face');
});

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">
<rect width="300" height="60" fill="#ffffff"/>
<text x="10" y="40" font-size="30" font-family="Arial">Security Council</text>
</svg>`;

describeWithValidator('epubcheck', 'a drawing with words', () => {
  it('has the house font in it, also in a book without fonts', async () => {
    const book = await makeBookOf('---\ntitle: T\n---\n\n# One\n\n![A body.](images/a.svg)\n', {
      files: { 'images/a.svg': drawing },
    });
    expect(fontsOf(book)).toEqual([]);
    expect(book.files.get('OEBPS/images/a.svg')).toContain('@font-face');
    expect(await validateEpub(book.bytes)).toEqual([]);
    await withPage(async (page) => {
      await page.setContent(book.files.get('OEBPS/images/a.svg') ?? '');
      const family = await page.evaluate(`(async () => {
        await Promise.all([...document.fonts].map((face) => face.load()));
        return getComputedStyle(document.querySelector('text')).fontFamily;
      })()`);
      expect(family).toContain('Source Sans 3');
    });
  });
});
