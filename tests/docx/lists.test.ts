import { describe, expect, it } from 'vitest';
import { makeDocx } from './support/make-docx.ts';

/** The style of each paragraph, with its level and number where it has them itself. */
function listOf(body: string): string[] {
  return [...body.matchAll(/<w:pStyle w:val="([^"]*)"\/>(<w:numPr>.*?<\/w:numPr>)?/gu)].map(
    ([, style, own = '']) => {
      const [level, id] = [...own.matchAll(/w:val="(\d+)"/gu)].map((match) => match[1]);
      return level === undefined ? `${style}` : `${style} ${level}/${id}`;
    },
  );
}

/** Where each number begins, by its id: level and start. */
function startsOf(numbering: string): Record<string, string> {
  return Object.fromEntries(
    [...numbering.matchAll(/<w:num w:numId="(\d+)">(.*?)<\/w:num>/gsu)].flatMap(([, id, num]) => {
      const match = /w:ilvl="(\d+)"><w:startOverride w:val="(\d+)"/u.exec(num ?? '');
      return match === null ? [] : [[id, `${match[1]}: ${match[2]}`]];
    }),
  );
}

describe('a list', () => {
  it('begins anew, each with its own number', async () => {
    const { body, part } = await makeDocx('1. a\n2. b\n\nText.\n\n7. c\n');
    expect(listOf(body)).toEqual([
      'ListNumber 0/5',
      'ListNumber 0/5',
      'BodyText',
      'ListNumber 0/6',
    ]);
    expect(startsOf(part('word/numbering.xml'))).toEqual({ 5: '0: 1', 6: '0: 7' });
  });

  it('has its introduction on its page, by a style', async () => {
    const { body } = await makeDocx(
      'We ask:\n\n- a\n\nNot this:\n\nText.\n\n:::note\nIn a box:\n\n1. b\n:::\n',
    );
    expect(listOf(body).filter((style) => style.includes('Text'))).toEqual([
      'BodyTextKept',
      'BodyText',
      'BodyText',
      'BoxTextKept',
    ]);
  });

  it('has a style for each level, whatever kinds of list it is made of', async () => {
    const { body } = await makeDocx(
      '- a\n  1. b\n     - c\n       - d\n         - e\n           - f\n',
    );
    expect(listOf(body)).toEqual([
      'ListBullet',
      'ListNumber2 1/5',
      'ListBullet3',
      'ListBullet4',
      'ListBullet5',
      // Word has five styles, and nine levels.
      'ListBullet5 5/1',
    ]);
  });

  it('goes on in the same column after an item’s first paragraph', async () => {
    const { body } = await makeDocx('- a\n\n  b\n\n  > c\n\n  - d\n\n    e\n');
    expect(listOf(body)).toEqual([
      'ListBullet',
      'ListContinue',
      'Quote',
      'ListBullet2',
      'ListContinue2',
    ]);
  });

  it('has a box to tick for a task', async () => {
    const { body } = await makeDocx('- [x] a\n- [ ] b\n');
    expect(listOf(body)).toEqual(['TaskList', 'TaskList']);
    expect([...body.matchAll(/<w14:checked w14:val="(\d)"/gu)].map((match) => match[1])).toEqual([
      '1',
      '0',
    ]);
  });

  it('of recommendations counts through the report, and can be referred to', async () => {
    const { body, part } = await makeDocx(
      '## One\n\n:::recommendations\n1. a\n2. b\n:::\n\n## Two\n\n:::recommendations\n1. c\n:::\n\n[](#rec-3)\n',
    );
    expect(listOf(body).filter((style) => style.startsWith('Recommendation'))).toEqual([
      'Recommendation 0/5',
      'Recommendation 0/5',
      'Recommendation 0/6',
    ]);
    expect(startsOf(part('word/numbering.xml'))).toEqual({ 5: '0: 1', 6: '0: 3' });
    expect(body).toContain(' REF rec_3 \\n \\h \\* MERGEFORMAT ');
  });

  it('in a box of key messages is in their style', async () => {
    const { body } = await makeDocx(':::key-messages\n- a\n  - b\n:::\n');
    expect(listOf(body)).toEqual(['BoxTitle', 'KeyMessage', 'ListBullet2', 'TableEnd']);
  });
});
