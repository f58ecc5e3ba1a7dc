import { textOf } from '../../report/phrasing.ts';
import { visit } from '../../report/visit.ts';
import type { Check } from '../check.ts';
import { foldText } from '../text.ts';

export const linkText: Check = {
  id: 'link-text',
  severity: 'warning',
  summary: 'A link’s text says nothing about where it leads.',
  explanation: `Readers of a screen reader go from link to link and hear the links' texts alone
(WCAG 2.2, 2.4.4 and 2.4.9); on paper “here” leads nowhere.`,
  example: {
    wrong: 'The programme is [here](https://example.org/programme).',
    right: 'See the [programme of the meeting](https://example.org/programme).',
  },
  run(report, context) {
    const empty = report.language.editing.linkTexts.map(foldText);
    visit(report.tree, 'link', (node) => {
      const text = textOf(node.children);
      if (!empty.includes(foldText(text))) return;
      context.report(
        node,
        `“${text}” does not say where the link leads`,
        'Make the name of what it leads to the link’s text.',
      );
    });
  },
};
