import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { makeDocx } from './support/make-docx.ts';
import { contentOf, indentXml } from './support/xml.ts';

const folder = new URL('./fixtures/', import.meta.url);
const cases = readdirSync(folder).sort();

/** Parts that a fixture is about, besides its body. */
const PARTS: Record<string, string[]> = {
  lists: ['word/numbering.xml'],
  notes: ['word/footnotes.xml', 'word/_rels/footnotes.xml.rels'],
};

describe('a report becomes WordprocessingML', () => {
  for (const name of cases) {
    it(name, async () => {
      const markdown = readFileSync(new URL(`${name}/input.md`, folder), 'utf8');
      const { body, part } = await makeDocx(markdown, {
        ...(name.includes('.') ? { language: name.split('.')[1] ?? 'en' } : {}),
      });
      expectGolden(new URL(`${name}/document.xml`, folder), indentXml(body));
      for (const path of PARTS[name] ?? []) {
        const file = path.replaceAll('/', '-');
        expectGolden(new URL(`${name}/${file}`, folder), indentXml(contentOf(part(path))));
      }
    });
  }

  it('the style sheet of the house style', async () => {
    const { part } = await makeDocx('## Chapter\n\nText.\n');
    const golden = new URL('./golden/', import.meta.url);
    expectGolden(new URL('styles.xml', golden), indentXml(contentOf(part('word/styles.xml'))));
    expectGolden(new URL('settings.xml', golden), indentXml(contentOf(part('word/settings.xml'))));
    expectGolden(new URL('front.xml', golden), indentXml(contentOf(part('word/document.xml'))));
  });
});
