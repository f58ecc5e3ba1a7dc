/** Who may import whom: docs/architecture.md, "Who imports whom". */
import { expect, test } from 'vitest';
import { areaOf, listImports } from './modules.ts';

/** What an area may import beside its own files. */
const allowed: Record<string, readonly string[]> = {
  report: [],
  languages: ['report'],
  blocks: ['report'],
  project: ['report', 'languages'],
  markdown: ['report', 'languages', 'blocks'],
  checks: ['report', 'languages', 'blocks'],
  translate: ['report', 'languages', 'blocks', 'project', 'markdown', 'formats/zip'],
  verify: ['report', 'languages'],
  'formats/zip': [],
  'formats/html': ['report', 'languages', 'blocks'],
  'formats/docx': ['report', 'languages', 'blocks', 'formats/zip'],
  'formats/pdf': ['report', 'languages', 'blocks', 'formats/html'],
  'formats/epub': ['report', 'languages', 'blocks', 'formats/html', 'formats/zip'],
  commands: [
    'report',
    'languages',
    'blocks',
    'project',
    'markdown',
    'checks',
    'translate',
    'verify',
    'formats/html',
    'formats/pdf',
    'formats/epub',
    'formats/docx',
  ],
  cli: ['report', 'commands'],
};

/** Packages that are imported from one folder only. */
const owners: Record<string, string> = {
  docx: 'formats/docx',
  '@cwasm/webp': 'formats/docx',
  'epub-gen-memory': 'formats/epub',
  '@cantoo/pdf-lib': 'verify',
  puppeteer: 'formats/pdf',
  'puppeteer-core': 'formats/pdf',
  '@puppeteer/browsers': 'formats/pdf',
};

const imports = listImports();

test('an area imports only those below it', () => {
  const wrong = imports.filter(({ from, to, isPackage }) => {
    const area = areaOf(from);
    return !isPackage && areaOf(to) !== area && !allowed[area]?.includes(areaOf(to));
  });
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('a heavy package is imported from one folder', () => {
  const wrong = imports.filter(({ from, to, isPackage }) => {
    const owner = owners[to];
    return isPackage && owner !== undefined && areaOf(from) !== owner;
  });
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('the imports are found at all', () => {
  expect(imports).toContainEqual({
    from: 'formats/pdf/tab.ts',
    to: 'puppeteer-core',
    isPackage: true,
  });
  expect(imports).toContainEqual({
    from: 'blocks/block.ts',
    to: 'report/language.ts',
    isPackage: false,
  });
});
