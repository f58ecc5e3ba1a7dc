import type { TypographyRule } from './rule.ts';
import { replace } from './run.ts';

/**
 * A line of the source that ends in Chinese and goes on in Chinese has no space
 * at the joint (CSS Text 4, 4.1.2, segment break transformation).
 */
export const lines: TypographyRule = {
  name: 'lines',
  summary: 'Lines of Chinese text are joined without a space.',
  apply(run, language) {
    if (language.script !== 'Hans') return;
    replace(
      run,
      /(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef”’…])\n(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef“‘])/gu,
      '',
    );
  },
};
