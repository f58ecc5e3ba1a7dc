import { describe, expect, it } from 'vitest';
import { readEveryReport } from '../support/fixtures.ts';
import { describeWithValidator, type OfficeVersion, validateDocx } from '../support/validators.ts';
import { makeDocx, renderReport } from './support/make-docx.ts';

const VERSIONS: OfficeVersion[] = ['Office2019', 'Microsoft365'];
/** The errors by the rules of both, found side by side. */
async function validate(bytes: Uint8Array) {
  return (await Promise.all(VERSIONS.map((version) => validateDocx(bytes, version)))).flat();
}

const documents = await readEveryReport();

describeWithValidator('ooxml', 'the OOXML SDK finds no error', () => {
  it.each(documents)('in $name', { timeout: 60_000 }, async ({ report }) => {
    expect(await validate((await renderReport(report)).bytes)).toEqual([]);
  });

  it('in endnotes, mirrored pages, turned pages and Arabic digits', async () => {
    const wide = `| ${'Abundance '.repeat(9).split(' ').join(' | ')}|\n|${'--|'.repeat(10)}\n`;
    const { bytes, report } = await makeDocx(
      `## One\n\nA note.[^a]\n\n${wide}\n## Two\n\n[^a]: Its **text**.\n`,
      { metadata: { notes: 'end', digits: 'arab' } },
    );
    const { theme } = report.template;
    const mirrored = {
      ...report,
      template: { ...report.template, theme: { ...theme, page: { ...theme.page, mirror: true } } },
    };
    expect(await validate(bytes)).toEqual([]);
    expect(await validate((await renderReport(mirrored)).bytes)).toEqual([]);
  });
});

describe('a document', () => {
  it('has no part that nothing points at, and points at no part that is not there', async () => {
    const { names, part } = await makeDocx('## One\n\nText.[^a]\n\n[^a]: Note.\n');
    const targets = new Set(['[Content_Types].xml']);
    for (const name of names.filter((each) => each.endsWith('.rels'))) {
      targets.add(name);
      const base = name.replace(/_rels\/[^/]*$/u, '');
      for (const [tag] of part(name).matchAll(/<Relationship [^>]*>/gu)) {
        if (tag.includes('TargetMode="External"')) continue;
        targets.add(`${base}${/Target="([^"]*)"/u.exec(tag)?.[1]}`);
      }
    }
    expect([...targets].sort()).toEqual([...names].sort());
  });
});
