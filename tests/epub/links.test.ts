import { describe, expect, it } from 'vitest';
import { isAvailable, validateEpub } from '../support/validators.ts';
import { type Book, makeBook, makeBookOf, readFixture } from './support/book.ts';

/** Every address in the documents, with the file that it is in. */
function addressesOf(book: Book): { from: string; href: string }[] {
  return [...book.files]
    .filter(([path]) => /\.(?:xhtml|opf|ncx)$/.test(path))
    .flatMap(([from, text]) =>
      [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, href = '']) => ({ from, href })),
    );
}

function idsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
}

describe('links', () => {
  for (const name of ['parts.en', 'parts.ar', 'endnotes.en', 'bare.en', 'hard.en']) {
    it(`of ${name} lead to a file of the book and to an id in it`, async () => {
      const book = await makeBook(await readFixture(name, name === 'hard.en'));
      const broken = addressesOf(book).filter(({ from, href }) => {
        if (/^(?:https?|mailto|tel|doi):/.test(href)) return false;
        const [file = '', fragment] = href.split('#');
        const text = file === '' ? book.files.get(from) : book.files.get(`OEBPS/${file}`);
        if (text === undefined) return true;
        return fragment !== undefined && !idsOf(text).has(decodeURIComponent(fragment));
      });
      expect(broken).toEqual([]);
    });
  }

  it('go to another file by its name, and stay within their own', async () => {
    const { files } = await makeBook(await readFixture('endnotes.en'));
    const notes = files.get('OEBPS/notes.xhtml');
    expect(notes).toContain('href="one.xhtml#one"');
    expect(notes).toContain('href="two.xhtml#fnref-2"');
    expect(files.get('OEBPS/one.xhtml')).toContain('href="notes.xhtml#fn-1"');
  });

  it('to a note from a later chapter lead back to the chapter that holds it', async () => {
    const { files } = await makeBookOf('# One\n\nA.[^n]\n\n# Two\n\nB.[^n]\n\n[^n]: Note.\n', {
      files: { 'report.yaml': '' },
    });
    expect(files.get('OEBPS/one.xhtml')).toContain('id="fn-1"');
    expect(files.get('OEBPS/two.xhtml')).not.toContain('id="fn-1"');
    expect(files.get('OEBPS/two.xhtml')).toContain('href="one.xhtml#fn-1"');
    expect(files.get('OEBPS/one.xhtml')).toContain('href="two.xhtml#fnref-1-2"');
  });

  it('to a note that only a note refers to stay in the chapter of that note', async () => {
    const { files } = await makeBookOf(
      '# One\n\nA.[^a]\n\n# Two\n\nB.[^b]\n\n[^a]: First.[^c]\n\n[^b]: Second.\n\n[^c]: Third.\n',
      { files: { 'report.yaml': '' } },
    );
    expect(files.get('OEBPS/one.xhtml')).toContain('id="fn-3"');
    expect(files.get('OEBPS/one.xhtml')).toContain('href="#fn-3"');
    expect(files.get('OEBPS/two.xhtml')).not.toContain('id="fn-3"');
  });

  it('that lead nowhere lose their address, keep their text and are told of', async () => {
    const { files, warnings } = await makeBookOf(
      '---\ntitle: Title\n---\n\n# One\n\n[text](#nowhere) and [file](other.md).\n',
    );
    expect(files.get('OEBPS/one.xhtml')).toContain('<a>text</a> and <a>file</a>');
    expect(warnings).toHaveLength(2);
  });

  it('out of the book are written as EPUBCheck wants them', async () => {
    const addresses = [
      'HTTPS://EXAMPLE.ORG',
      'https://example.org/%zz',
      'https://example.org/ü?a=[1]|{2}^`&b=3#c|d',
      'mailto:a@example.org?subject=x%20y',
    ];
    const { bytes, files, warnings } = await makeBookOf(
      `---\ntitle: Title\n---\n\n# One\n\n${addresses.map((url) => `[x](<${url}>)`).join('\n')}\n`,
    );
    const written = [...(files.get('OEBPS/one.xhtml') ?? '').matchAll(/<a href="([^"]*)"/g)];
    expect(written.map(([, href]) => href)).toEqual([
      'https://example.org/',
      'https://example.org/%25zz',
      'https://example.org/%C3%BC?a=%5B1%5D%7C%7B2%7D%5E%60&amp;b=3#c%7Cd',
      'mailto:a@example.org?subject=x%20y',
    ]);
    expect(warnings).toEqual([]);
    if (isAvailable('epubcheck')) expect(await validateEpub(bytes)).toEqual([]);
  });

  it('every file is in the manifest, and the manifest names no other', async () => {
    const { files } = await makeBook(await readFixture('parts.en'));
    const listed = [
      ...(files.get('OEBPS/content.opf') ?? '').matchAll(/<item [^>]*href="([^"]*)"/g),
    ]
      .map(([, href = '']) => `OEBPS/${href}`)
      .concat('mimetype', 'META-INF/container.xml', 'OEBPS/content.opf');
    expect([...files.keys()].sort()).toEqual(listed.sort());
  });

  it('no resource is remote', async () => {
    const { files } = await makeBook(await readFixture('parts.en'));
    for (const text of files.values()) {
      expect(text).not.toMatch(/(?:src|poster|data)="(?:https?:)?\/\//);
      expect(text).not.toMatch(/url\(["']?(?:https?:)?\/\//);
      expect(text).not.toContain('@import');
    }
  });
});
