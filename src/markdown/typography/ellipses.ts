import type { TypographyRule } from './rule.ts';
import { replace } from './run.ts';

/** Three full stops become the language's ellipsis. */
export const ellipses: TypographyRule = {
  name: 'ellipses',
  summary: 'Three full stops become an ellipsis.',
  apply(run, language) {
    if (!/\.{3}|[…。]/u.test(run.text)) return;
    const { ellipsis } = language.typography;
    replace(run, /(?<![./])\.{3}(?![./])/gu, ellipsis);
    if (language.script !== 'Hans') return;
    replace(run, /。{3,}/gu, ellipsis);
    replace(run, /(?<=[\p{sc=Han}，。！？”’])…(?!…)/gu, ellipsis);
  },
};
