import { expect, test } from 'vitest';
import { readReport } from '../support/report.ts';

const front = '---\ntitle: T\ndate: 2024\n---\n\n';

/** The lines of the diagnostics that are about characters, without hints. */
async function told(markdown: string, files = {}): Promise<string[]> {
  const { messages } = await readReport(markdown, { files });
  return messages.split('\n').filter((line) => line.includes('(missing-character)'));
}

test.each([
  ['in running text', `${front}# One\n\nA face: 😀.\n`, '8:9'],
  ['in a heading', `${front}# Peace 😀\n\nText.\n`, '6:9'],
  ['in strong emphasis', `${front}# One\n\nA **bold 😀** word.\n`, '8:10'],
  ['in code', `${front}# One\n\nThe \`😀\` key.\n`, '8:6'],
  ['in a block of code', `${front}# One\n\n\`\`\`\nx\n😀\n\`\`\`\n`, '10:1'],
  ['in a table', `${front}# One\n\n| A | B |\n| - | - |\n| c | 😀 |\n`, '10:7'],
  ['in a note', `${front}# One\n\nText.[^a]\n\n[^a]: A 😀.\n`, '10:9'],
  ['in the title', '---\ntitle: A 😀\ndate: 2024\n---\n\n# One\n\nText.\n', '2:10'],
  ['in a participant’s name', `${front}# One\n\n:::participants\n- Ms A 😀\n:::\n`, '9:8'],
  ['written as a reference', `${front}# One\n\nA face: &#x1F600;.\n`, '8:1'],
])('a character that no font has is an error at its place: %s', async (_, markdown, place) => {
  expect(await told(markdown)).toEqual([
    `${place} error No font of the template has “😀” (U+1F600) (missing-character)`,
  ]);
});

test('what is not printed is not told', async () => {
  expect(await told(`---\n# 😀\ntitle: T\ndate: 2024\n---\n\n# One\n\nText.\n`)).toEqual([]);
});

test('in a drawing, at the image that shows it', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>a &#x1F600;</text></svg>';
  expect(await told(`${front}# One\n\n![A face](images/a.svg)\n`, { 'images/a.svg': svg })).toEqual(
    [
      '8:1 error No font of the template has “😀” (U+1F600), which is in the drawing images/a.svg (missing-character)',
    ],
  );
});

test('a whole script without a font does not fill the screen', async () => {
  const letters = String.fromCodePoint(...Array.from({ length: 50 }, (_, i) => 0x1200 + i));
  const lines = await told(`${front}# One\n\n${letters}\n`);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toContain('No font of the template has 30 more characters: “ሔሕ');
});
