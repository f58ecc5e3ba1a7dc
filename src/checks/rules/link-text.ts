import { visit } from 'unist-util-visit';
import { textOf } from '../../report/phrasing.ts';
import type { Check } from '../check.ts';
import { foldText } from '../text.ts';

/** Words that say nothing about where a link leads, folded. */
const EMPTY_TEXTS: Record<string, readonly string[]> = {
  en: [
    'here',
    'click here',
    'this',
    'this link',
    'link',
    'more',
    'read more',
    'see more',
    'this page',
    'website',
  ],
  fr: ['ici', 'cliquez ici', 'ce lien', 'lien', 'lire la suite', 'en savoir plus', 'plus', 'site'],
  es: ['aqui', 'haga clic aqui', 'este enlace', 'enlace', 'mas', 'leer mas', 'mas informacion'],
  ru: ['здесь', 'тут', 'ссылка', 'по ссылке', 'далее', 'подробнее'],
  ar: ['هنا', 'اضغط هنا', 'انقر هنا', 'الرابط', 'هذا الرابط', 'المزيد'].map(foldText),
  zh: ['这里', '点击这里', '点击此处', '此处', '链接', '更多', '阅读更多'],
  de: ['hier', 'hier klicken', 'dieser link', 'link', 'mehr', 'weiterlesen'],
  pt: ['aqui', 'clique aqui', 'este link', 'ligacao', 'mais', 'leia mais', 'saiba mais'],
};

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
    const empty = EMPTY_TEXTS[report.language.tag.split('-')[0] ?? ''] ?? [];
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
