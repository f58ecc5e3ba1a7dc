import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/report/phrasing.ts';
import { readReport } from '../support/report.ts';

const source = (more: string) =>
  `---\ntitle: L'État "vrai" ?\n${more}---\n\n## Qui ?\n\nIl dit : "oui" !\n`;

describe('a report is set in the typography of its language', () => {
  it('by default, in its text, its outline and its metadata', async () => {
    const { report } = await readReport(source(''), { language: 'fr' });
    expect(report.metadata.title).toBe('L’État «\u00a0vrai\u00a0»\u202f?');
    expect(report.outline[0]?.text).toBe('Qui\u202f?');
    expect(textOf(report.tree.children)).toContain('Il dit\u00a0: «\u00a0oui\u00a0»\u202f!');
  });

  it('without a change to its ids', async () => {
    const { report } = await readReport(source(''), { language: 'fr' });
    expect(report.outline[0]?.id).toBe('qui');
  });

  it('unless it has typography off', async () => {
    const { report } = await readReport(source('typography: off\n'), { language: 'fr' });
    expect(report.metadata.title).toBe(`L'État "vrai" ?`);
    expect(textOf(report.tree.children)).toContain('Il dit : "oui" !');
  });
});
