/** A build looks texts over too, before it decides whether documents are written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBuild } from '../../src/commands/build.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { makeContext } from '../support/terminal.ts';

const text = `---
title: A report
attribution: chatham-house
---

Gil argued that consent is scarce.

:::participants
- Dr Ana Gil, Dean, University of X
:::
`;

async function build(files: Record<string, string>, values: Record<string, string[]> = {}) {
  const root = makeFolder(files);
  const context = makeContext(root);
  const code = await runBuild(
    { positionals: [], values: { format: ['html'], ...values }, switches: new Set() },
    context,
  );
  const written = existsSync(join(root, 'dist/a.en.html'));
  return { code, written, said: context.complained.join('\n'), output: context.printed.join('\n') };
}

test('an error of a rule stops the report', async () => {
  const { code, written, said } = await build({ 'source/a/en.md': text });
  expect({ code, written }).toEqual({ code: 1, written: false });
  expect(said).toContain('source/a/en.md:6:1 error “Gil”');
});

test('the project’s severity counts', async () => {
  const settings = 'rules:\n  attribution: warning\n';
  const result = await build({ 'source/a/en.md': text, 'rapporteur.yaml': settings });
  expect(result).toMatchObject({ code: 0, written: true });
  expect(result.said).toContain('source/a/en.md:6:1 warning “Gil”');
});

test('a comment counts', async () => {
  const comment = '<!-- rapporteur-disable-next attribution: she agreed -->\n\nGil argued';
  const result = await build({ 'source/a/en.md': text.replace('Gil argued', comment) });
  expect(result).toMatchObject({ code: 0, written: true, said: '' });
});

test('a warning can be made an error', async () => {
  const settings = 'rules:\n  doubled-word: error\n';
  const source = '---\ntitle: A report\n---\n\nIt is the the state.\n';
  const result = await build({ 'source/a/en.md': source, 'rapporteur.yaml': settings });
  expect(result).toMatchObject({ code: 1, written: false });
});

test('a program reads the standard output', async () => {
  const { output, said } = await build({ 'source/a/en.md': text }, { reporter: ['json'] });
  expect(JSON.parse(output)).toMatchObject({ summary: { errors: 1 } });
  expect(said).toContain('a.en was not written, because of its errors');
});

test('what is found while the browser prints is told as before it would', async () => {
  const image = '\n![](images/map.svg)\n';
  const map = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const files = { 'source/a/en.md': text + image, 'source/a/images/map.svg': map };
  const reporter = { reporter: ['json'] };
  const told = await build(files, reporter);
  const printed = await build(files, { ...reporter, format: ['pdf', 'docx'] });
  expect(printed).toMatchObject({ code: 1, written: false });
  // Of the machine: the browser has no sandbox where root runs it.
  const ofSource = ({ output }: { output: string }) =>
    (JSON.parse(output) as { diagnostics: { rule: string }[] }).diagnostics.filter(
      ({ rule }) => rule !== 'browser-sandbox',
    );
  expect(ofSource(printed)).toEqual(ofSource(told));
  expect(ofSource(told)).toHaveLength(2);
});

test('a warning that is found while the browser prints stops nothing', async () => {
  const root = makeFolder({
    'source/a/en.md': '---\ntitle: A report\n---\n\nIt is the the state.\n',
  });
  const context = makeContext(root);
  const values = { format: ['pdf'] };
  const code = await runBuild({ positionals: [], values, switches: new Set() }, context);
  expect(code).toBe(0);
  expect(context.complained.join('\n')).toContain('source/a/en.md:5:7 warning');
  expect(existsSync(join(root, 'dist/a.en.pdf'))).toBe(true);
});
