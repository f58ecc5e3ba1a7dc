import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { openProject } from '../../src/project/open-project.ts';
import { addFiles, makeFolder } from '../support/temporary-project.ts';

async function discover(root: string) {
  const { sources, files } = discoverReports(openProject(root));
  return {
    paths: sources.map(({ path, language }) => `${path} ${language}`),
    problems: files.flatMap((file) =>
      file.messages.map((message) => `${file.path} ${message.ruleId} ${message.fatal}`),
    ),
  };
}

test('a report is a folder, a language is a file in it', async () => {
  const root = makeFolder({
    'source/b/zh-hans.md': '',
    'source/b/en.md': '',
    'source/a/report.yaml': '',
    'source/a/fr.md': '',
    'source/a/README.md': '',
    'source/_draft/en.md': '',
    'source/note.txt': '',
  });
  expect(await discover(root)).toEqual({
    paths: ['source/a/fr.md fr', 'source/b/en.md en', 'source/b/zh-hans.md zh-Hans'],
    problems: [],
  });
});

test('what can not be built is reported, and stops nothing else', async () => {
  const root = makeFolder({
    'source/a/en.md': '',
    'source/a/english.md': '',
    'source/a/fr.markdown': '',
    'source/b/report.yml': '',
    'source/c d$/en.md': '',
  });
  expect(await discover(root)).toEqual({
    paths: ['source/a/en.md en'],
    problems: [
      'source/a/english.md file-name false',
      'source/a/fr.markdown file-name false',
      'source/b/report.yml file-name true',
      'source/b empty-report false',
      'source/c d$ report-name true',
    ],
  });
});

test('a folder that lies outside of the project is no report', async () => {
  const outside = makeFolder({ 'en.md': 'secret' });
  const root = makeFolder({ 'source/a/en.md': '' });
  symlinkSync(outside, join(root, 'source/b'));
  expect((await discover(root)).paths).toEqual(['source/a/en.md en']);
});

test('a project without source says what it lacks', async () => {
  expect((await discover(makeFolder())).problems).toEqual(['source missing-source true']);
});

test('rapporteur.yaml is found from a folder below, and says where things are', async () => {
  const root = makeFolder({
    'rapporteur.yaml':
      'source: texts\nout: public\nformats: [pdf]\nrules: { doubled-word: off }\nlimits: { image-size: 2 MB }',
    'texts/a/en.md': '',
  });
  const project = openProject(join(root, 'texts/a'));
  expect(project.file.messages).toEqual([]);
  expect(project.root).toBe(root);
  expect(project.settings).toMatchObject({
    source: 'texts',
    templates: 'templates',
    out: 'public',
    formats: ['pdf'],
    rules: { 'doubled-word': 'off' },
    limits: { imageSize: 2_000_000, nesting: 64 },
  });
  expect((await discover(root)).paths).toEqual(['texts/a/en.md en']);
});

test.each([
  ['sorce: texts', '1:1 unknown-key'],
  ['source: ../other', '1:9 invalid-value'],
  ['source: /etc', '1:9 invalid-value'],
  ['templates: a/../..', '1:12 invalid-value'],
  ['formats: [pdf, odt]', '1:16 invalid-value'],
  ['rules: { heading-order: fatal }', '1:25 invalid-value'],
  ['limits: { image-size: much }', '1:23 invalid-value'],
  ['limits: { nesting: 0 }', '1:20 invalid-value'],
])('%s', async (yaml, expected) => {
  const root = makeFolder();
  addFiles(root, { 'rapporteur.yaml': yaml });
  const { file } = openProject(root);
  expect(file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual([
    expected,
  ]);
});
