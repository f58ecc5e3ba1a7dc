import { describe, expect, test } from 'vitest';
import { readReport } from '../support/report.ts';

/** The names of a list of participants, in the order in which the report has them. */
async function namesOf(language: string, order: string, lines: string[]): Promise<string[]> {
  const list = lines.map((line) => `- ${line}`).join('\n');
  const { report } = await readReport(
    `---\ntitle: T\ndate: 2024\n---\n\n:::participants${order}\n${list}\n:::\n`,
    { language },
  );
  return report.people.map(({ name }) => name);
}

describe('people', () => {
  test('are in the order of the source', async () => {
    expect(await namesOf('en', '', ['Mr Zed', 'Ms Anna'])).toEqual(['Mr Zed', 'Ms Anna']);
  });

  test('or by name, without the honorific, or by the key of the line', async () => {
    const lines = ['Mr Zed One', 'Ms Anna Two', 'Dr Bo Ames {sort="Ames, Bo"}'];
    expect(await namesOf('en', '{order=name}', lines)).toEqual([
      'Dr Bo Ames',
      'Ms Anna Two',
      'Mr Zed One',
    ]);
  });

  test.each([
    ['es', ['Oca', 'Ñandú', 'Nube'], ['Nube', 'Ñandú', 'Oca']],
    ['fr', ['Étienne', 'Zoé', 'Eve'], ['Étienne', 'Eve', 'Zoé']],
    ['ru', ['Яна', 'Ёж', 'Анна'], ['Анна', 'Ёж', 'Яна']],
    ['ar', ['ياسر', 'أحمد', 'باسم'], ['أحمد', 'باسم', 'ياسر']],
    // By pinyin: Chén, Lǐ, Zhāng.
    ['zh', ['张三', '李四', '陈五'], ['陈五', '李四', '张三']],
  ])('as %s sorts', async (language, lines, expected) => {
    expect(await namesOf(language, '{order=name}', lines)).toEqual(expected);
  });
});
