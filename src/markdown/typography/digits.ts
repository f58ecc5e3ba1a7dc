import type { TypographyRule } from './rule.ts';
import { replace } from './run.ts';

/** The digits of an Arabic text, where the report chooses Arabic ones. */
export const digits: TypographyRule = {
  name: 'digits',
  summary: 'Figures in an Arabic text are in the digits that the report chooses.',
  apply(run, language, options) {
    if (language.script !== 'Arab' || options.digits !== 'arab') return;
    // Not in a word with Latin letters, CO2, A4, nor after one, Windows 11: the
    // two directions would tear name and number apart (UAX 9, rules W2 and N1).
    replace(
      run,
      /(?<![A-Za-z0-9._/-]|[A-Za-z][ \u00a0])\d+(?:[.,]\d+)*(?![A-Za-z0-9_/-])/gu,
      ({ 0: match }) =>
        match
          .replace(/\d/gu, (digit) => String.fromCharCode(0x0660 + Number(digit)))
          .replace(/\./gu, '٫')
          .replace(/,/gu, '٬'),
    );
  },
};
