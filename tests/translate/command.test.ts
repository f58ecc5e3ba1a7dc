/** The whole way: a source, a translator's file, its translation, a correction, a release, a draft. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { run } from '../cli/support.ts';
import { makeFolder } from '../support/temporary-project.ts';

const english = `---
title: A report
---

## One

The first paragraph has a note.[^a]

The second paragraph.

[^a]: A note.
`;

const settings = 'source-language: en\n';

function makeProject() {
  const root = makeFolder({ 'rapporteur.yaml': settings, 'source/report/en.md': english });
  const path = (name: string) => join(root, name);
  return {
    root,
    command: (...args: string[]) => run(root, args),
    read: (name: string) => readFileSync(path(name), 'utf8'),
    write: (name: string, text: string) => writeFileSync(path(name), text),
    has: (name: string) => existsSync(path(name)),
  };
}

/** A translator who writes French for English, word by word. */
const translate = (xliff: string) =>
  xliff.replace(/<source>(.*?)<\/source>(?:\n\s*<target.*?<\/target>)?/gu, (_, text: string) => {
    const french = text.replace(/\bThe\b/gu, 'Le').replace('A report', 'Un rapport');
    return `<source>${text}</source><target state="translated">${french}</target>`;
  });

async function translateProject() {
  const project = makeProject();
  await project.command('translate', 'extract', '--to', 'fr');
  const file = 'translations/report.fr.xlf';
  project.write(file, translate(project.read(file)));
  expect(await project.command('translate', 'merge', file)).toMatchObject({ code: 0 });
  return project;
}

test('a report is sent out, translated and taken over', async () => {
  const project = await translateProject();
  expect(project.read('source/report/fr.md')).toBe(
    english.replace(/\bThe\b/gu, 'Le').replace('A report', 'Un rapport'),
  );
  expect(project.read('source/report/fr.lock.yaml')).toContain('one.p1: ');
  expect(project.read('translations/memory.tmx')).toContain('<seg>Le second paragraph.</seg>');
  const status = await project.command('translate', 'status');
  expect(status).toMatchObject({ code: 0, stderr: '' });
  expect(status.stdout).toContain('fr      5 translated, 0 reviewed, 0 stale, 0 missing');
});

test('nothing is written while a text is open, unless it is asked for', async () => {
  const project = makeProject();
  await project.command('translate', 'extract', '--to', 'fr');
  const file = 'translations/report.fr.xlf';
  const translated = translate(project.read(file));
  project.write(
    file,
    translated.replace('<target state="translated">Le second paragraph.</target>', ''),
  );
  const refused = await project.command('translate', 'merge', file);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(
    /en\.md:9:1 error “The second paragraph\.” has no translation \[one\.p2-[0-9a-f]{8}\] \(translation-missing\)/u,
  );
  expect(project.has('source/report/fr.md')).toBe(false);
  expect(await project.command('translate', 'merge', file, '--allow-open')).toMatchObject({
    code: 0,
  });
  expect(project.read('source/report/fr.md')).toContain('\nThe second paragraph.\n');
  const status = await project.command('translate', 'status', '--short');
  expect(status).toMatchObject({ code: 1 });
  expect(status.stdout).toContain('1 missing');
});

test('a corrected paragraph is shown, refused, marked, and accepted', async () => {
  const project = await translateProject();
  project.write('source/report/en.md', english.replace('second', 'third'));
  const status = await project.command('translate', 'status');
  expect(status.code).toBe(1);
  expect(status.stdout).toContain(
    'source/report/fr.md:9 stale one.p2: The [-second-]{+third+} paragraph.',
  );

  const release = await project.command('build', '--release', '--format', 'html');
  expect(release.code).toBe(1);
  expect(release.stderr).toContain(
    'source/report/fr.md:9:1 error This is translated from an earlier text than “The third paragraph.” (translation-stale)',
  );
  expect(project.has('dist/report.fr.html')).toBe(false);
  expect(project.has('dist/report.en.html')).toBe(true);
  const allowed = await project.command('build', '--release', '--allow-open', '--format', 'html');
  expect(allowed.code).toBe(0);
  expect(project.read('dist/report.fr.html')).not.toContain('version antérieure');

  const draft = await project.command('build', '--draft', '--format', 'html,docx,epub');
  expect(draft.code).toBe(0);
  const mark = 'Le passage qui suit a été traduit d’après une version antérieure de l’original.';
  const zip = (name: string) =>
    Object.values(unzipSync(readFileSync(join(project.root, name))))
      .map((part) => strFromU8(part))
      .join();
  for (const text of [
    project.read('dist/report.fr.html'),
    zip('dist/report.fr.docx'),
    zip('dist/report.fr.epub'),
  ]) {
    expect(text.match(new RegExp(mark, 'gu'))).toHaveLength(1);
    expect(text.indexOf(mark)).toBeLessThan(text.indexOf('Le second paragraph.'));
    expect(text).toContain('Projet');
  }
  expect(project.read('dist/report.en.html')).not.toContain('Draft');

  expect(
    await project.command('translate', 'accept', '--to', 'fr', '--only', 'one.p2', '--reviewed'),
  ).toMatchObject({ code: 0 });
  const after = await project.command('translate', 'status');
  expect(after.stdout).toContain('4 translated, 1 reviewed, 0 stale, 0 missing');
  expect(await project.command('build', '--release', '--format', 'html')).toMatchObject({
    code: 0,
  });
});

test('a picture in the language of the translation is taken, and breaks nothing', async () => {
  const project = makeProject();
  const drawing = (fill: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${fill}"/></svg>`;
  project.write('source/report/chart.svg', drawing('#111111'));
  project.write('source/report/chart.fr.svg', drawing('#222222'));
  const figure = '\n![The figures.](chart.svg)\n';
  project.write('source/report/en.md', `${english}${figure}`);
  await project.command('translate', 'extract', '--to', 'fr');
  const file = 'translations/report.fr.xlf';
  project.write(file, translate(project.read(file)));
  await project.command('translate', 'merge', file);
  expect(project.read('source/report/fr.md')).toContain('](chart.svg)');
  const show = async () => {
    const build = await project.command('build', '--release', '--format', 'html');
    expect(build).toMatchObject({ code: 0, stderr: '' });
    return ['en', 'fr'].map((language) => {
      const page = project.read(`dist/report.${language}.html`);
      const [, data = ''] = /src="data:image\/svg\+xml;base64,([^"]*)"/u.exec(page) ?? [];
      return /fill="([^"]*)"/u.exec(Buffer.from(data, 'base64').toString())?.[1];
    });
  };
  expect(await show()).toEqual(['#111111', '#222222']);

  // The translator may name it, too.
  project.write(
    'source/report/fr.md',
    project.read('source/report/fr.md').replace('chart.svg', 'chart.fr.svg'),
  );
  await project.command('translate', 'accept', '--to', 'fr');
  expect(await project.command('check')).toMatchObject({ code: 0, stderr: '' });
  expect(await show()).toEqual(['#111111', '#222222']);
  await project.command('translate', 'extract', '--to', 'fr');
  expect(project.read(file)).not.toContain('id="t1"');
  expect(await project.command('translate', 'merge', file)).toMatchObject({ code: 0 });
  expect(await show()).toEqual(['#111111', '#222222']);
});

test('a translation that is written by hand is compared, and recorded when it is accepted', async () => {
  const project = makeProject();
  project.write(
    'source/report/fr.md',
    english.replace('.[^a]', '.').replace('\n[^a]: A note.\n', ''),
  );
  const check = await project.command('check');
  expect(check.stderr).toContain(
    'source/report/fr.md:7:1 warning The note “a” of the source is missing here (translation-note)',
  );
  expect(check.stderr).toContain('source/report/en.md:7:1 The note “a” stands here');
  project.write('source/report/fr.md', english.replace(/\bThe\b/gu, 'Le'));
  const accepted = await project.command('translate', 'accept');
  expect(accepted).toMatchObject({ code: 0, stdout: 'source/report/fr.md: 5 texts recorded\n' });
});

test('what is remembered comes back in the next file, with its score', async () => {
  const project = await translateProject();
  project.write(
    'source/report/en.md',
    english.replace(
      'The second paragraph.',
      'The second paragraph.\n\nThe second paragraph!\n\nThe second paragraph.',
    ),
  );
  await project.command('translate', 'extract', '--to', 'fr');
  const xliff = project.read('translations/report.fr.xlf');
  expect(xliff).toMatch(
    /<source>The second paragraph!<\/source>(?:(?!trans-unit)[\s\S])*<alt-trans match-quality="\d\d" origin="memory\.tmx">/u,
  );
  // Of the two with the same words, the one in the old place is not looked at again.
  expect(xliff.match(/<target state="translated">Le second paragraph\.</gu)).toHaveLength(1);
  expect(xliff.match(/<target state="needs-review[^>]*>Le second paragraph\.</gu)).toHaveLength(1);
});

test.each([
  [['translate'], 'What should "translate" do?'],
  [['translate', 'stauts'], 'Did you mean "translate status"?'],
  [['translate', 'extract'], 'Into which language?'],
  [['translate', 'extract', '--to', 'en'], 'report is written in "en" itself'],
  [['translate', 'extract', '--to', 'fr', '--format', 'xlif'], 'Did you mean "xliff"?'],
  [['translate', 'merge'], 'Which file?'],
  [['translate', 'merge', 'nowhere.xlf'], 'can’t be read'],
  [['build', '--release', '--draft'], 'A release is no draft'],
])('%j is a mistake of who typed it', async (args, message) => {
  const result = await makeProject().command(...args);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(message);
});

test.each([
  ['no translation', 'hello', 'This is none of the formats'],
  ['broken XML', '<?xml version="1.0"?>\n<xliff version="1.2">\n<file>', 'The file can’t be read'],
  [
    'entities of its own',
    '<!DOCTYPE xliff [<!ENTITY a "aaaa">]><xliff version="1.2"><file>&a;</file></xliff>',
    'declares entities of its own',
  ],
  [
    'entities from elsewhere',
    '<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff version="1.2"><file>&b;</file></xliff>',
    'The file can’t be read',
  ],
])('a file with %s is refused', async (_name, text, message) => {
  const project = makeProject();
  project.write('back.xlf', text);
  const result = await project.command('translate', 'merge', 'back.xlf');
  expect(result.code).toBe(1);
  expect(result.stderr).toContain(message);
});
