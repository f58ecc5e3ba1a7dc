import { withLatinTwin } from '../../report/latin-twin.ts';
import { textOf } from '../../report/phrasing.ts';
import { visit } from '../../report/visit.ts';
import type { Check } from '../check.ts';

const ENDS = /[.!?…:;؟؛。！？：；”’»")\]）」』\ufffc]\s*$/u;
const smallIn = withLatinTwin(String.raw`^\s*["'“‘«(]?\p{Ll}`, 'u');
const caselessIn = withLatinTwin(String.raw`^\s*[\p{sc=Arab}\p{sc=Han}]`, 'u');

export const brokenParagraph: Check = {
  id: 'broken-paragraph',
  severity: 'warning',
  summary: 'A paragraph breaks off in mid-sentence and goes on in the next.',
  explanation: `Text that was pasted from a PDF keeps the PDF's page breaks as empty lines, and a
sentence is cut in two paragraphs. A paragraph is reported that does not end as a sentence does and
is followed by one that begins with a small letter; in scripts without small letters, one that does
not end as a sentence does and is followed by another.`,
  example: {
    wrong: 'Commentators have begun to ask if international\n\npeacekeepers play a role in it.',
    right: 'Commentators have begun to ask if international peacekeepers play a role in it.',
  },
  run(report, context) {
    visit(report.tree, (node) => {
      if (!('children' in node)) return;
      node.children.forEach((child, index) => {
        const next = node.children[index + 1];
        if (child.type !== 'paragraph' || next?.type !== 'paragraph') return;
        // What the source does not have: the kept label of an unknown block.
        if (child.position === undefined || next.position === undefined) return;
        const text = textOf(child.children);
        const following = textOf(next.children);
        if (text.trim() === '' || ENDS.test(text)) return;
        if (!smallIn(following).test(following) && !caselessIn(following).test(following)) return;
        context.report(
          child.position.end,
          `This paragraph breaks off after “${lastWords(text)}” and goes on in the next`,
          `Join it with the paragraph in line ${next.position.start.line}: take the empty line away.`,
        );
      });
    });
  },
};

function lastWords(text: string): string {
  return text.trim().split(/\s+/u).slice(-3).join(' ');
}
