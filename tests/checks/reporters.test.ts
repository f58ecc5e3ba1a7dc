/** `--reporter`: what people and programs are told. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/check.ts';
import { writeGithub } from '../../src/commands/reporters/github.ts';
import { writeSarif } from '../../src/commands/reporters/sarif.ts';
import { makeFolder } from '../support/temporary-project.ts';
import { makeContext } from '../support/terminal.ts';

const text = `---
title: A report
attribution: chatham-house
---

::::panel[Consent]
Gil argued, 100%, that *the
the* state is here: [here](https://example.org/).

:::participants
- Dr Ana Gil, Dean, University of X
:::
::::
`;

async function check(
  reporter: string,
  files: Record<string, string> = { 'source/consent/en.md': text },
) {
  const context = makeContext(makeFolder(files));
  const code = await runCheck(
    { positionals: [], values: { reporter: [reporter] }, switches: new Set() },
    context,
  );
  return { code, output: context.printed.join('\n'), said: context.complained };
}

test('text: diagnostics beside the result', async () => {
  const { code, output, said } = await check('text');
  expect(code).toBe(1);
  expect(output.split('\n')).toEqual([
    '1 text checked; 1 error, 2 warnings',
    expect.stringMatching(/^Attribution: .* somebody who was there has to read the text/),
  ]);
  expect(said.filter((line) => !line.startsWith(' '))).toEqual([
    'source/consent/en.md:7:1 error “Gil” (Dr Ana Gil, listed in line 11) is named beside “argued”, under the Chatham House Rule (attribution)',
    'source/consent/en.md:7:25 warning “the” stands twice (doubled-word)',
    'source/consent/en.md:8:21 warning “here” does not say where the link leads (link-text)',
  ]);
});

test('json: one text on the standard output, and the rest beside it', async () => {
  const { code, output, said } = await check('json');
  expect(code).toBe(1);
  const log = JSON.parse(output);
  expect(log).toMatchObject({
    version: 1,
    tool: { name: 'rapporteur' },
    summary: { errors: 1, warnings: 2, infos: 0 },
    notes: ['1 text checked; 1 error, 2 warnings', expect.stringContaining('Attribution')],
  });
  expect(log.diagnostics[0]).toEqual({
    path: 'source/consent/en.md',
    line: 7,
    column: 1,
    endLine: 7,
    endColumn: 4,
    severity: 'error',
    rule: 'attribution',
    message:
      '“Gil” (Dr Ana Gil, listed in line 11) is named beside “argued”, under the Chatham House Rule',
    hint: 'Write “one participant”; if the person has agreed to be named, say so in a comment.',
    related: { line: 11, column: 3, message: 'Dr Ana Gil is listed here' },
  });
  expect(said).toEqual(log.notes);
});

describe('sarif', () => {
  // From @microsoft/jest-sarif 1.0.0-beta.0 (MIT).
  const schema = JSON.parse(
    readFileSync(new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
  );

  test.each([
    ['with problems', undefined],
    ['without', { 'source/a/en.md': '---\ntitle: A report\n---\n\nText.\n' }],
    ['of a project that has nothing', { 'rapporteur.yaml': 'rules:\n  no-such: off\n' }],
  ])('fits its schema %s', async (_, files) => {
    const { output } = await check('sarif', files);
    const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(JSON.parse(output));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('addresses are escaped', () => {
    const { terminal, printed } = makeContext('/');
    writeSarif([{ path: 'a b/ü#.md', severity: 'info', message: 'x' }], terminal, []);
    const [result] = JSON.parse(printed.join('\n')).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b/%C3%BC%23.md');
    expect(result.level).toBe('note');
  });

  test('names rules, places and pages', async () => {
    const [run] = JSON.parse((await check('sarif')).output).runs;
    const [rule] = run.tool.driver.rules;
    expect(rule).toMatchObject({ id: 'attribution', defaultConfiguration: { level: 'error' } });
    expect(rule.helpUri).toMatch(/^https:\/\/[^ ]+\/docs\/rules\/attribution\.md$/);
    expect(run.results[0]).toMatchObject({
      ruleId: 'attribution',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'source/consent/en.md', uriBaseId: 'SRCROOT' },
            region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 4 },
          },
        },
      ],
      relatedLocations: [{ physicalLocation: { region: { startLine: 11 } } }],
    });
  });
});

describe('github', () => {
  test('escapes what its commands are made of', async () => {
    const { output } = await check('github');
    expect(output.split('\n')[0]).toBe(
      '::error file=source/consent/en.md,line=7,endLine=7,col=1,endColumn=4,title=rapporteur%3A attribution::“Gil” (Dr Ana Gil, listed in line 11) is named beside “argued”, under the Chatham House Rule%0AWrite “one participant”; if the person has agreed to be named, say so in a comment.',
    );
  });

  test('escapes marks in files’ names and texts', () => {
    const { terminal, printed } = makeContext('/');
    const diagnostic = {
      path: 'a, b: 5%/ü.md',
      severity: 'info',
      message: '5%\r\n::error::',
    } as const;
    writeGithub([diagnostic], terminal, []);
    expect(printed).toEqual(['::notice file=a%2C b%3A 5%25/ü.md::5%25%0D%0A::error::']);
  });

  test('the worst first, within its limits, and nothing lost', async () => {
    const words = 'abcdefghijkl'.split('').map((letter) => `x${letter}x x${letter}x`);
    const { output, said } = await check('github', {
      'source/a/en.md': `---\ntitle: A report\n---\n\n${words.join(', ')}.[^none]\n`,
    });
    const kinds = output.split('\n').map((line) => /^::(\w+)/.exec(line)?.[1]);
    expect(kinds.slice(0, 11)).toEqual(['error', ...Array(10).fill('warning')]);
    expect(kinds.filter((kind) => kind === 'warning')).toHaveLength(10);
    expect(said.filter((line) => line.includes('(doubled-word)'))).toHaveLength(2);
  });
});

test('a reporter that is none', async () => {
  await expect(check('sarfi')).rejects.toThrow('There is no reporter "sarfi"');
});
