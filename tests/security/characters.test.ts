/** Characters that no document can hold are told where they stand, and get into none. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { findForbidden, replaceForbidden } from '../../src/report/characters.ts';
import { openWorkshop } from '../fuzz/support/build.ts';
import { judge } from '../fuzz/support/judge.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

const report = (text: string) => `---\ntitle: Title\ndate: 2022\n---\n\n## One\n\n${text}\n`;

describe('each of them', () => {
  const forbidden = [
    '\0',
    '\x01',
    '\x07',
    '\x0b',
    '\x0c',
    '\x1b',
    '\x7f',
    '\x85',
    '\x9b',
    '\ufdd0',
    '\ufffe',
    '\uffff',
    '\u{1fffe}',
  ];
  test.each(forbidden.map((character) => [character.codePointAt(0)?.toString(16), character]))(
    'U+%s',
    async (_, character) => {
      const places = [
        `a${character}b`,
        `\`a${character}b\``,
        `| a${character} |\n| - |`,
        `![a${character}](images/a.svg)`,
        `[^a]: a${character}\n\nText.[^a]`,
        `\`\`\`\na${character}\n\`\`\``,
        `[a](https://a.example/${character})`,
      ];
      const { artifacts, errors } = await workshop.build({
        language: 'en',
        markdown: report(places.join('\n\n')),
      });
      // Each at its own line and column; the notes, table and code take lines of their own.
      expect(errors.filter((error) => error.endsWith(' control-character'))).toHaveLength(
        places.length,
      );
      expect(errors[0]).toBe('8:2 control-character');
      for (const [format, bytes] of artifacts) {
        expect(judge(format, bytes, false)).toEqual([]);
        const texts =
          format === 'html'
            ? [strFromU8(bytes)]
            : Object.entries(unzipSync(bytes))
                .filter(([path]) => /ml$/.test(path))
                .map(([, content]) => strFromU8(content));
        for (const text of texts) expect(text.includes(character ?? '')).toBe(false);
      }
    },
  );
});

test.each([
  '&#12;',
  '&#x0c;',
  '&#0;',
  '&#1;',
  '&#xD800;',
  '&#xDFFF;',
  '&#xFFFE;',
  '&#x85;',
  '&#x110000;',
  '&NewLine;',
  '&Tab;',
])('the reference %s brings none in', async (reference) => {
  const text = [
    `a${reference}b`,
    `[a](https://a.example/${reference} "${reference}")`,
    `![${reference}](images/a.svg)`,
    `\`\`\`a${reference}\n\`\`\``,
    `:::quote{by="${reference}"}\na\n:::`,
  ].join('\n\n');
  const { artifacts } = await workshop.build({ language: 'en', markdown: report(text) });
  expect(artifacts.size).toBe(3);
  for (const [format, bytes] of artifacts) expect(judge(format, bytes, false)).toEqual([]);
});

test('a form feed that is a reference is told', async () => {
  const { errors } = await workshop.build({ language: 'en', markdown: report('a&#12;b') });
  expect(errors).toContain('8:1 control-character');
});

test('a file that is no text names some places, and says how many more there are', async () => {
  const { errors } = await workshop.build({
    language: 'en',
    markdown: report('\x01'.repeat(1000)),
  });
  expect(errors.filter((error) => error.endsWith('control-character'))).toHaveLength(21);
});

test('lone surrogates are found, pairs are not', () => {
  expect(findForbidden('a\ud800b').map(({ name }) => name)).toEqual(['U+D800']);
  expect(findForbidden('\u{1f600}\t\n\r\ufffd')).toEqual([]);
  expect(replaceForbidden('\ud800\u{1f600}\udfff\u{1fffe}')).toBe(
    '\ufffd\u{1f600}\ufffd\ufffd\ufffd',
  );
});
