/** Front matter and settings are data: no program, no object of ours, and no more than they look like. */
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { language as english } from '../../src/languages/en.ts';
import { defaultLimits } from '../../src/project/limits.ts';
import { readMetadata } from '../../src/project/read-metadata.ts';

/** Read metadata; front matter begins at line 2 of the file, as in a source. */
function read(frontMatter: string) {
  const file = new VFile({ path: 'en.md', value: `---\n${frontMatter}\n---\n` });
  const result = readMetadata({
    file,
    frontMatter: { value: frontMatter, line: 2 },
    tag: 'en',
    language: english,
    limits: defaultLimits,
  });
  const messages = file.messages.map(
    ({ line, column, ruleId, reason, note }) =>
      `${file.path}:${line}:${column} ${ruleId}: ${reason}${note === undefined ? '' : ` | ${note}`}`,
  );
  return { ...result, messages };
}

/** The diagnostics of a front matter that would otherwise be fine. */
const problems = (line: string) => read(`title: A report\n${line}`).messages;

test.each([
  ['__proto__: { title: x }', 'en.md:3:1 unsafe-key'],
  ['constructor: { prototype: { polluted: yes } }', 'en.md:3:1 unsafe-key'],
  ['publisher: { name: A, __proto__: x }', 'en.md:3:23 unsafe-key'],
  ['"__pr\\x6fto__": x', 'en.md:3:1 unsafe-key'],
  ['? [__proto__]\n: x', 'en.md:3:3 yaml-syntax'],
  ['subtitle: !!js/function "f()"', 'en.md:3:11 yaml-tag'],
  ['subtitle: !!python/object/apply:os.system ["id"]', 'en.md:3:11 yaml-tag'],
  ['<<: { subtitle: x }', 'en.md:3:1 unknown-key'],
  ['subtitle: "a\\u0007b"', 'en.md:3:11 control-character'],
  ['subtitle: "a\\ud800b"', 'en.md:3:11'],
])('%s is refused', (line, expected) => {
  expect(problems(line).join('\n')).toContain(expected);
});

test('no key of a source reaches an object that it is not of', () => {
  read('title: A\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('aliases that would expand to billions are refused before they expand', () => {
  const levels = Array.from({ length: 30 }, (_, level) =>
    level === 0 ? 'a0: &a0 [x]' : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
  );
  expect(problems(levels.join('\n'))).toEqual([
    'en.md:2:1 yaml-alias: More than 50 aliases (`*name`) | Write the values out.',
    'en.md:1:1 missing-key: The report has no title | Write `title: …` in the front matter, between two lines `---` at the top of the file.',
  ]);
});

// Without the guard yaml's composer recurses until V8 ends the process.
test.each([
  ['flow sequences', '['.repeat(3000) + ']'.repeat(3000)],
  ['flow mappings', '{a: '.repeat(3000) + '}'.repeat(3000)],
  ['sequences in a line', '- '.repeat(20_000)],
  ['keys in a line', '? '.repeat(20_000)],
  ['indented keys', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n')],
])('%s nested without end are refused', (_, yaml) => {
  expect(problems(`description:\n  ${yaml}`)[0]).toContain('limit-nesting: More than 64 levels');
});

test.each([
  ['---js\nmodule.exports = { title: "x" }\n---\n\nText', 'Front matter in "js" is not read'],
  ['---javascript\nrequire("fs")\n---\n', 'Front matter in "javascript" is not read'],
  ['+++\ntitle = "x"\n+++\n', 'Front matter between other lines than `---` is not read'],
  ['---\ntitle: A\n\nText', 'The front matter is not closed'],
])('%j is no front matter, and says so', (value, reason) => {
  const file = new VFile({ path: 'en.md', value });
  readMetadata({
    file,
    frontMatter: { value: '', line: 1 },
    tag: 'en',
    language: english,
    limits: defaultLimits,
  });
  expect(file.messages.map((message) => message.reason)).toContain(reason);
});
