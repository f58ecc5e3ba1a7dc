import { expect, it } from 'vitest';
import { readEveryReport } from '../support/fixtures.ts';
import { describeWithValidator, runAce, validateEpub } from '../support/validators.ts';
import { makeBook, readFixture } from './support/book.ts';

/** With every severity that EPUBCheck has: what it only remarks on is looked at too. */
const ALL = ['FATAL', 'ERROR', 'WARNING', 'INFO', 'USAGE'] as const;

/** What a build would write, each with the name of its source. */
const books = (await readEveryReport()).filter(({ isFaulty }) => !isFaulty);

describeWithValidator('epubcheck', 'EPUBCheck finds nothing', () => {
  it.each(books)('in $name', async ({ report }) => {
    const { bytes } = await makeBook(report);
    expect(await validateEpub(bytes, ALL)).toEqual([]);
  });

  it('in a source of everything that could go wrong', async () => {
    const { bytes } = await makeBook(await readFixture('hard.en', true));
    expect(await validateEpub(bytes, ALL)).toEqual([]);
  });

  it('where the theme has its fonts embedded, and pages are marked', async () => {
    const report = await readFixture('parts.en');
    report.template.theme.epub = { embedFonts: true };
    const offset = report.outline[1]?.node.position?.start.offset ?? 0;
    const { bytes, files } = await makeBook(report, {
      pageMap: async () => [{ label: '1', offset }],
    });
    expect([...files.keys()].filter((path) => path.endsWith('.woff2'))).not.toEqual([]);
    expect(files.get('OEBPS/style.css')).toContain('/* Source Serif 4: OFL-1.1');
    // With usages it would also say that there are font faces (CSS-028).
    expect(await validateEpub(bytes)).toEqual([]);
  });
});

describeWithValidator('ace', 'Ace finds no violation', () => {
  it.each(books)('in $name', { timeout: 120_000 }, async ({ report }) => {
    const { bytes } = await makeBook(report);
    expect(await runAce(bytes)).toEqual([]);
  });
});
