import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { language as english } from '../../src/languages/en.ts';
import { defaultLimits } from '../../src/project/limits.ts';
import { readMetadata } from '../../src/project/read-metadata.ts';

/** Read metadata; front matter begins at line 2 of the file, as in a source. */
function read(frontMatter: string, shared?: string, tag = 'en') {
  const file = new VFile({ path: `${tag}.md`, value: `---\n${frontMatter}\n---\n` });
  const sharedFile =
    shared === undefined ? undefined : new VFile({ path: 'report.yaml', value: shared });
  const result = readMetadata({
    shared: sharedFile,
    file,
    frontMatter: { value: frontMatter, line: 2 },
    tag,
    language: english,
    limits: defaultLimits,
  });
  const messages = [file, ...(sharedFile === undefined ? [] : [sharedFile])].flatMap((from) =>
    from.messages.map(
      ({ line, column, ruleId, reason, note }) =>
        `${from.path}:${line}:${column} ${ruleId}: ${reason}${note === undefined ? '' : ` | ${note}`}`,
    ),
  );
  return { ...result, messages };
}

/** The diagnostics of a front matter that would otherwise be fine. */
const problems = (line: string) => read(`title: A report\n${line}`).messages;

test('front matter goes over report.yaml, and a key without value takes the shared one away', () => {
  const { metadata, messages } = read(
    'title: Eine Reise\nsubtitle:\ndate: 2022-09',
    'title: A journey\nsubtitle: Report\ndate: 2022\npublisher: Institute\ntemplate: roundtable',
    'de',
  );
  expect(messages).toEqual([]);
  expect(metadata).toMatchObject({
    title: 'Eine Reise',
    date: '2022-09',
    language: 'de',
    direction: 'ltr',
    publisher: { name: 'Institute' },
    notes: 'foot',
    digits: 'latn',
    pdf: { profile: 'ua' },
  });
  expect(metadata.subtitle).toBeUndefined();
});

test('everything that can be said is read', () => {
  const { metadata, template, messages } = read(
    [
      'title: Title',
      'short-title: Short',
      'authors:',
      '  - Prof Ada Example, Professor of Law; University of A, B and C',
      '  - Ben Sample (Institute of Samples, Paris)',
      '  - { name: Cy, sort: "Y, C", orcid: https://orcid.org/0000-0002-1825-0097, url: https://example.org }',
      'editors: Dee Person',
      'publisher: { name: Institute, place: Geneva, url: https://example.org, email: a@example.org }',
      'series: Papers',
      'number: 07',
      'isbn: 978-0-306-40615-7',
      'issn: 2049-3630',
      'doi: https://doi.org/10.1000/182',
      'url: https://example.org/report',
      'licence: CC-BY-NC-4.0',
      'rights: © 2022',
      'funding: Paid by us.',
      'keywords: peace, law',
      'event: { name: Meeting, place: London, start: 2022-05-31, end: 2022-06-01 }',
      'attribution: chatham-house',
      'certified-by: Institute',
      'notes: end',
      'pdf: { profile: print }',
      'digits: arab',
      'template: house',
    ].join('\n'),
  );
  expect(messages).toEqual([]);
  expect(template.name).toBe('house');
  expect(metadata).toEqual({
    title: 'Title',
    shortTitle: 'Short',
    language: 'en',
    direction: 'ltr',
    authors: [
      {
        name: 'Prof Ada Example',
        role: 'Professor of Law',
        affiliation: 'University of A, B and C',
      },
      { name: 'Ben Sample', affiliation: 'Institute of Samples, Paris' },
      { name: 'Cy', sort: 'Y, C', orcid: '0000-0002-1825-0097', url: 'https://example.org' },
    ],
    editors: [{ name: 'Dee Person' }],
    translators: [],
    publisher: {
      name: 'Institute',
      place: 'Geneva',
      url: 'https://example.org',
      email: 'a@example.org',
    },
    series: { name: 'Papers', number: '07' },
    identifiers: {
      isbn: '978-0-306-40615-7',
      issn: '2049-3630',
      doi: '10.1000/182',
      url: 'https://example.org/report',
    },
    licence: { name: 'CC BY-NC 4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
    rights: '© 2022',
    funding: ['Paid by us.'],
    keywords: ['peace', 'law'],
    event: { name: 'Meeting', place: 'London', start: '2022-05-31', end: '2022-06-01' },
    attribution: 'chatham-house',
    certifiedBy: 'Institute',
    notes: 'end',
    pdf: { profile: 'print' },
    digits: 'arab',
  });
});

test('all problems are reported at once, each at its own line of its own file', () => {
  const { messages } = read(
    'titel: A report\ndate: 2022-02-30\nisbn: 978-0-306-40615-8\nlanguage: english\ncolour: red',
    'publisher:\n  nam: Institute\nattribution: chatham',
  );
  expect(messages).toEqual([
    'en.md:2:1 unknown-key: Unknown key "titel" in the front matter | Did you mean "title"?',
    'en.md:3:7 invalid-date: There is no 2022-02-30 in the calendar | Write a date: 2022, 2022-05 or 2022-05-31.',
    'en.md:4:7 invalid-identifier: The check digit of the ISBN "978-0-306-40615-8" is wrong | Two digits may be swapped or one mistyped: compare it with the ISBN you were given.',
    'en.md:5:11 invalid-language: "english" is not a language tag | Write a language tag: en, fr, pt-BR, zh-Hans.',
    expect.stringMatching(
      /^en\.md:6:1 unknown-key: Unknown key "colour" in the front matter \| Known keys: title, /,
    ),
    'en.md:1:1 missing-key: The report has no title | Write `title: …` in the front matter, between two lines `---` at the top of the file.',
    'report.yaml:2:3 unknown-key: Unknown key "nam" in publisher | Did you mean "name"?',
    'report.yaml:2:3 missing-key: "name" is missing in publisher',
    'report.yaml:3:14 invalid-value: "chatham" is not one of chatham-house, on-record or mixed | Write chatham-house, on-record or mixed.',
  ]);
});

test.each([
  ['date: 31/05/2022', 'en.md:3:7 invalid-date'],
  ['date: 2022-13', 'en.md:3:7 invalid-date'],
  ['date: 2100-02-29', 'en.md:3:7 invalid-date'],
  ['issn: 2049-3631', 'en.md:3:7 invalid-identifier'],
  ['doi: 11.1000/182', 'en.md:3:6 invalid-identifier'],
  ['url: javascript:alert(1)', 'en.md:3:6 invalid-identifier'],
  ['url: https://user:password@example.org', 'en.md:3:6 invalid-identifier'],
  ['authors: [{ name: A, orcid: 0000-0002-1825-0098 }]', 'en.md:3:29 invalid-identifier'],
  ['event: { name: A, start: 2022-05-31, end: 2022-05-30 }', 'en.md:3:38 invalid-date'],
  ['event: { name: A, start: 2022-05 }', 'en.md:3:26 invalid-date'],
  ['notes: margin', 'en.md:3:8 invalid-value'],
  ['template: ../../etc', 'en.md:3:11 invalid-value'],
  ['language: fr', 'en.md:3:1 language-mismatch'],
  ['language: xx', 'en.md:3:11 invalid-language'],
  ['subtitle: [a, b]', 'en.md:3:11 invalid-value'],
  ['subtitle: "a\\u0007b"', 'en.md:3:11 control-character'],
  ['subtitle: "a\\uD800b"', 'en.md:3:11 control-character'],
  ['subtitle: One: two', 'en.md:3:11 yaml-syntax'],
  ['subtitle: One\nsubtitle: Two', 'en.md:4:1 duplicate-key'],
  ['subtitle: *missing', 'en.md:3:11 yaml-alias'],
])('%s', (line, expected) => {
  expect(problems(line).map((message) => message.split(': ')[0])).toContain(expected);
});

test('a file of one kind does not say that it is of another', () => {
  const { messages } = read('title: A', 'language: en');
  expect(messages).toEqual([
    'report.yaml:1:1 misplaced-key: "language" can\'t be the same for all languages | Put it in the front matter of the file that it is about.',
  ]);
});

test('Arabic runs from right to left unless it says otherwise', () => {
  expect(read('title: تقرير', undefined, 'ar').metadata.direction).toBe('rtl');
  expect(read('title: Report\ndirection: ltr', undefined, 'ar').metadata.direction).toBe('ltr');
});
