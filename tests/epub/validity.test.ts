import { expect, it } from 'vitest';
import { projectFolder } from '../support/paths.ts';
import { readReports } from '../support/report.ts';
import { describeWithValidator, runAce, validateEpub } from '../support/validators.ts';
import { makeBook, readFixture } from './support/book.ts';

/** With every severity that EPUBCheck has: what it only remarks on is looked at too. */
const ALL = ['FATAL', 'ERROR', 'WARNING', 'INFO', 'USAGE'] as const;

const FIXTURES = ['parts.en', 'parts.ar', 'endnotes.en', 'bare.en'];

describeWithValidator('epubcheck', 'EPUBCheck finds nothing', () => {
  for (const name of FIXTURES) {
    it(`in the fixture ${name}`, async () => {
      const { bytes } = await makeBook(await readFixture(name));
      expect(await validateEpub(bytes, ALL)).toEqual([]);
    });
  }

  it('in a source of everything that could go wrong', async () => {
    const { bytes } = await makeBook(await readFixture('hard.en', true));
    expect(await validateEpub(bytes, ALL)).toEqual([]);
  });

  it('in the reports of the project, in every language', async () => {
    for (const { report } of await readReports(projectFolder)) {
      const { bytes } = await makeBook(report);
      const found = await validateEpub(bytes, ALL);
      expect(found, `${report.name}.${report.metadata.language}`).toEqual([]);
    }
  }, 120_000);

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
  for (const name of FIXTURES.filter((fixture) => fixture !== 'bare.en')) {
    it(`in the fixture ${name}`, async () => {
      const { bytes } = await makeBook(await readFixture(name));
      expect(await runAce(bytes)).toEqual([]);
    }, 120_000);
  }

  it('in the reports of the project, in every language', async () => {
    for (const { report } of await readReports(projectFolder)) {
      const { bytes } = await makeBook(report);
      const found = await runAce(bytes);
      expect(found, `${report.name}.${report.metadata.language}`).toEqual([]);
    }
  }, 300_000);
});
