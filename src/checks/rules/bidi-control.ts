import type { Check } from '../check.ts';

/** Unicode Standard Annex 9, section 2: explicit embeddings, overrides and isolates. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;

export const bidiControl: Check = {
  id: 'bidi-control',
  severity: 'warning',
  summary: 'The source has an invisible character that changes the direction of text.',
  explanation: `Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) come along with
pasted text, and can make a line read otherwise than it is (CVE-2021-42574). Directions of names and
addresses are settled by the formats; the marks U+200E and U+200F are allowed.`,
  example: { wrong: 'the total is \u202e12 of 21\u202c', right: 'the total is 12 of 21' },
  run(report, context) {
    const lines = String(report.file.value).split(/\r\n|\r|\n/u);
    lines.forEach((text, index) => {
      for (const match of text.matchAll(CONTROLS)) {
        const code = match[0].codePointAt(0)?.toString(16).toUpperCase() ?? '';
        const line = index + 1;
        context.report(
          { start: { line, column: match.index + 1 }, end: { line, column: match.index + 2 } },
          `There is an invisible direction control here (U+${code})`,
          'Take it away; write the mark U+200E or U+200F where a neutral character needs one.',
          { fix: '' },
        );
      }
    });
  },
};
