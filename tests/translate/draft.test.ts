/** Drafts: the sample with corrections that its translations have not followed, in every format. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { language as fr } from '../../src/languages/fr.ts';
import { run } from '../cli/support.ts';
import { linesOf, readPdf } from '../pdf/support.ts';
import { projectFolder } from '../support/paths.ts';
import {
  describeWithValidator,
  runAce,
  runAxe,
  validateDocx,
  validateEpub,
  validateHtml,
  validatePdf,
} from '../support/validators.ts';

/** A passage of each kind that is corrected, and some that are new. */
const corrections: readonly [before: string, after: string][] = [
  ['title: Keeping the Peace', 'title: Keeping Peace'],
  ['Consent cuts both ways.', 'Consent always cuts both ways.'],
  ['## Why the question arises', '## Why the question arises\n\nA first paragraph that is new.'],
  ['3. How is one organization', '3. A new question.\n4. How is one organization'],
  ['Money for programmes', 'Funds for programmes'],
  ['You need the state.', 'You really need the state.'],
  ['#### Whose consent?', 'Words that are *new*.[^new]\n\n#### Whose consent?'],
  ['Afrobarometer is a research network', 'Afrobarometer is a network'],
  ['## Looking ahead', '## Looking far ahead'],
  ['Protect people first.', 'Protect everybody first.'],
  ['Professor of Security and Development', 'Professor of Security'],
];

const root = mkdtempSync(join(tmpdir(), 'rapporteur-draft-'));
const read = (name: string) => readFileSync(join(root, name));
const languages = ['fr', 'ar'];

describeWithValidator('browser', 'a draft', () => {
  beforeAll(async () => {
    for (const folder of ['source/peacekeeping', 'templates']) {
      cpSync(join(projectFolder, folder), join(root, folder), { recursive: true });
    }
    const path = join(root, 'source/peacekeeping/en.md');
    const corrected = corrections.reduce(
      (text, [before, after]) => {
        expect(text).toContain(before);
        return text.replace(before, after);
      },
      readFileSync(path, 'utf8'),
    );
    writeFileSync(path, `${corrected}\n[^new]: A new note.\n`);
    const build = await run(root, ['build', '--draft', '--lang', languages.join()]);
    expect(build).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('says in the PDF what is of an earlier text, and what is missing', async () => {
    const pdf = await readPdf(Uint8Array.from(read('dist/peacekeeping.fr.pdf')));
    const lines = pdf.pages.flatMap((page) => linesOf(page));
    expect(lines.slice(0, 6).join(' ')).toContain(` – ${fr.labels.draft}`);
    const marks = lines.filter((line) => line === fr.labels.draft);
    expect(marks.length).toBeGreaterThanOrEqual(corrections.length - 1);
    for (const missing of ['A first paragraph that is new.', 'A new question.', 'A new note.']) {
      expect(lines).toContain(missing);
    }
    // What is about the next passage stands on its page.
    for (const page of pdf.pages) {
      const text = linesOf(page).filter((line) => !/^(?:\d+|[ivx]+)$/u.test(line));
      expect(text.at(-1)).not.toBe(fr.labels.draftStale);
    }
  });

  describeWithValidator('verapdf', 'the PDF conforms', () => {
    test.each(languages)('in %s', async (language) => {
      const bytes = read(`dist/peacekeeping.${language}.pdf`);
      expect(await validatePdf(bytes, 'ua1')).toEqual([]);
      if (language === 'ar') expect(await validatePdf(bytes, '2a')).toEqual([]);
    });
  });

  describeWithValidator(['epubcheck', 'ace'], 'the EPUB is sound', () => {
    test.each(languages)('in %s', async (language) => {
      const bytes = read(`dist/peacekeeping.${language}.epub`);
      expect(await validateEpub(bytes)).toEqual([]);
      if (language === 'fr') expect(await runAce(bytes)).toEqual([]);
    });
  });

  describeWithValidator('ooxml', 'the Word file has no error', () => {
    test.each(languages)('in %s', async (language) => {
      const bytes = read(`dist/peacekeeping.${language}.docx`);
      expect(await validateDocx(bytes, 'Microsoft365')).toEqual([]);
    });
  });

  describeWithValidator(['vnu', 'axe'], 'the web page is sound', () => {
    test.each(languages)('in %s', async (language) => {
      const bytes = read(`dist/peacekeeping.${language}.html`);
      expect(await validateHtml(bytes)).toEqual([]);
      expect(await runAxe(bytes)).toEqual([]);
    });
  });
});
