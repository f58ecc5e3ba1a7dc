import { afterEach, expect, test, vi } from 'vitest';
import { readReport } from '../support/report.ts';

const text = '---\ntitle: T\ndate: 2024\n---\n\n# One\n\n:::summary\nText.\n:::\n';

afterEach(() => {
  vi.doUnmock('../../src/languages/registry.ts');
  vi.resetModules();
});

test('a language that there is no file for speaks English, and says so', async () => {
  const { report, messages } = await readReport(text, { language: 'sv' });
  expect(report.metadata.language).toBe('sv');
  expect(report.outline.map((entry) => entry.text)).toContain('Executive summary');
  expect(messages).toContain(
    'warning There are no words for the language “sv”; English ones are used (unknown-language)',
  );
});

test('a label that a language’s file lacks is English, and is named', async () => {
  vi.resetModules();
  vi.doMock('../../src/languages/registry.ts', async (original) => {
    const { registry } = await original<typeof import('../../src/languages/registry.ts')>();
    const { language } = (await registry['fr']?.()) ?? {};
    if (language === undefined || 'base' in language) throw new Error('There is no French');
    const { summary: _, ...labels } = language.labels;
    return { registry: { ...registry, fr: async () => ({ language: { ...language, labels } }) } };
  });
  const { readReport: read } = await import('../support/report.ts');
  const { report, messages } = await read(text, { language: 'fr' });
  expect(report.outline.map((entry) => entry.text)).toContain('Executive summary');
  expect(report.language.labels.contents).toBe('Table des matières');
  expect(messages).toContain(
    'warning The language “fr” lacks labels.summary; English words are used (missing-label)',
  );
});
