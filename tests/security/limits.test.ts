/** A text that is too much for its parser is refused, at its place, before the parser sees it. */
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { findExcess } from '../../src/markdown/source/find-excess.ts';
import { defaultTextLimits, type TextLimits } from '../../src/report/text-limits.ts';

const { language } = await loadLanguage('en');

const listExcess = (text: string, limits: Partial<TextLimits> = {}) =>
  findExcess(text, { ...defaultTextLimits, ...limits }).map(
    ({ line, column, rule }) => `${line}:${column} ${rule}`,
  );

/** What parsing says, `line:column rule`. */
function parse(text: string, limits: Partial<TextLimits> = {}) {
  const file = new VFile({ path: 'en.md', value: text });
  const parsed = parseSource(file, language, { ...defaultTextLimits, ...limits });
  const messages = file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);
  return { ...parsed, messages };
}

const count = 10_000;
const repeat = (line: (index: number) => string, times = count) =>
  Array.from({ length: times }, (_, index) => line(index)).join('');

// Without the look before parsing, each of these takes from seconds to for ever, or the stack.
test.each<[string, string, string]>([
  ['lists in a line', `${'- '.repeat(count)}a`, '1:129 limit-nesting'],
  ['numbered lists in a line', `${'1. '.repeat(count)}a`, '1:193 limit-nesting'],
  ['lists by indentation', repeat((level) => `${'  '.repeat(level)}- a\n`, 3000), '65:129 '],
  ['quotations in a line', `${'> '.repeat(count)}a`, '1:129 limit-nesting'],
  ['quotations without spaces', `${'>'.repeat(count)}a`, '1:65 limit-nesting'],
  ['quotations line by line', repeat((level) => `${'>'.repeat(level + 1)} a\n\n`, 3000), '129:65 '],
  ['lists in quotations', `${'> - '.repeat(count)}a`, '1:129 limit-nesting'],
  ['notes in notes', `${'[^a]: '.repeat(count)}a`, '1:385 limit-nesting'],
  ['blocks', ':::note\n'.repeat(count), '65:1 limit-nesting'],
  ['opening brackets', `a ${'['.repeat(count)}`, '1:67 limit-nesting'],
  ['brackets', `${'['.repeat(count)}a${']'.repeat(count)}`, '1:65 limit-nesting'],
  ['images', `${'!['.repeat(count)}a${'](b)'.repeat(count)}`, '1:130 limit-nesting'],
  ['links that are never closed', '[a]('.repeat(count), '1:1 limit-marks'],
  ['emphasis', `${'*_'.repeat(count)}a${'_*'.repeat(count)}`, '1:1 limit-marks'],
  ['emphasis that is never closed', '*a_ '.repeat(count), '1:1 limit-marks'],
  ['struck out emphasis', '~~a *b '.repeat(count), '1:1 limit-marks'],
  [
    'code that is never closed',
    repeat((length) => `${'`'.repeat(length)} `, 200),
    '1:1 limit-marks',
  ],
  ['declarations', 'a <!A '.repeat(count), '1:1 limit-marks'],
  ['a line of 50 MB', 'a'.repeat(50_000_000), '1:100001 limit-line'],
  ['lines that only a carriage return ends', `a\r${'b'.repeat(200_000)}`, '2:100001 limit-line'],
  ['a million cells', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(500_000)}`, '1'],
  [
    'a million cells of short rows',
    `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|c\n'.repeat(1000)}`,
    '',
  ],
])('%s', (_, text, expected) => {
  const { messages, tree } = parse(`${text}\n`, { lineSize: 100_000 });
  expect(messages.length).toBeGreaterThan(0);
  expect(messages[0]).toMatch(/^\d+:\d+ limit-(?:line|nesting|marks|cells)$/);
  expect(messages.some((message) => message.startsWith(expected))).toBe(true);
  expect(tree.children).toEqual([]);
});

test('levels that only the parser finds are cut, and kept as text', () => {
  const text = `${'*a _b '.repeat(150)}c${'_ *'.repeat(150)}`;
  const { messages, tree } = parse(text, { nesting: 20 });
  expect(messages).toEqual([expect.stringMatching(/^1:\d+ limit-nesting$/)]);
  expect(JSON.stringify(tree)).toContain('c_ *_ *');
});

test('the front matter of a text that is refused is read nevertheless', () => {
  const { frontMatter, messages } = parse(`---\ntitle: A\n---\n\n${'> '.repeat(9000)}a\n`);
  expect(frontMatter).toEqual({ value: 'title: A', line: 2 });
  expect(messages).toEqual(['5:129 limit-nesting']);
});

describe('the search can not be evaded', () => {
  const bomb = `${'> '.repeat(100)}a`;
  const deep = `${'> '.repeat(300)}a`;
  test.each([
    ['after code', `~~~\n${bomb}\n~~~\n${bomb}`],
    ['after what only looks like code', `    ~~~\n\n${bomb}`],
    ['after code that ended with its list', `- ~~~\n\na\n\n${bomb}`],
    ['behind a comment with a fence', `<!--\n~~~\n-->\n${deep}`],
    ['behind a fence with a backtick', `\`\`\`a\`\n${bomb}`],
    ['by a line that goes on with a paragraph', repeat((i) => `${'  '.repeat(i)}- a\nb\n`, 70)],
    ['by blank lines', repeat((i) => `${'  '.repeat(i)}- a\n\n`, 70)],
    ['by tabs', repeat((i) => `${'\t'.repeat(i)}- a\n`, 70)],
    ['by another marker', repeat((i) => `${'   '.repeat(i)}${'-*+'[i % 3]}  a\n`, 70)],
    ['by blocks of more colons', repeat((i) => `${':'.repeat(80 - i)}note\n`, 70)],
    ['by carriage returns', bomb.replace('a', '\r') + bomb],
  ])('%s', (_, text) => {
    expect(listExcess(text).join()).toMatch(/limit-nesting/);
  });
});

describe('nobody who writes a report meets a limit', () => {
  test.each([
    ['a rule of a hundred hyphens', '- '.repeat(100)],
    ['a hundred lists after one another', '- a\n\nb\n\n'.repeat(100)],
    ['a list of a thousand', repeat((i) => `- [a](https://a.example/${i}) *b* **c**\n`, 1000)],
    ['a numbered one', repeat((i) => `${i + 1}. *a* **b** [c](#d)\n`, 1000)],
    ['a hundred blocks after one another', ':::note\na\n:::\n\n'.repeat(100)],
    ['a hundred blocks in blocks', '::::panel[A]\n:::note\na\n:::\n::::\n\n'.repeat(100)],
    ['a hundred examples of a block', '```\n:::note\n```\n\n'.repeat(100)],
    ['code that is indented far', `~~~\n${repeat((i) => `${' '.repeat(i)}- a\n`, 100)}~~~\n`],
    ['notes', repeat((i) => `[^${i}]: See [a](https://a.example).\n`, 2000)],
    ['a table of a thousand rows', `|a|b|c|\n|-|-|-|\n${'|*d*|[e](#f)|`g`|\n'.repeat(1000)}`],
    ['a paragraph of a thousand words', '**Word** '.repeat(1000)],
  ])('%s', (_, text) => {
    expect(listExcess(text)).toEqual([]);
  });
});

test('each has its setting', () => {
  expect(listExcess('ab', { lineSize: 1 })).toEqual(['1:2 limit-line']);
  expect(listExcess('> > a', { nesting: 1 })).toEqual(['1:3 limit-nesting']);
  expect(listExcess('*a*', { marks: 1 })).toEqual(['1:1 limit-marks']);
  expect(listExcess('a|b\n-|-\nc|d', { tableCells: 3 })).toEqual(['3:1 limit-cells']);
});
