import { withLatinTwin } from '../../report/latin-twin.ts';
import { perLanguage, type TypographyRule } from './rule.ts';
import { bindSpaces } from './run.ts';
import { endsWithWord, startsWithWord, withCapital, wordsByEnd, wordsByStart } from './words.ts';

/** Symbols of the SI and of units in use with it (BIPM, SI Brochure, 9th edition, tables 2, 4, 7, 8). */
const SI = [
  ...['km', 'm', 'cm', 'mm', 'kg', 'g', 'mg', 't', 'l', 'L', 'ml', 'mL', 'ha', 's', 'h', 'min'],
  ...['kW', 'MW', 'GW', 'kWh', 'MWh', 'W', 'V', 'A', 'Hz', 'kHz', 'MHz', 'GHz', 'J', 'kJ', 'Pa'],
  ...['kB', 'MB', 'GB', 'TB', 'km²', 'm²', 'm³', '°C', '°', '€', '$', '£', '¥', '%'],
];

const wordsOf = perLanguage((language) => {
  const { units = [], numberPrefixes = [] } = language.typography;
  return {
    units: wordsByStart([...SI, ...units]),
    prefixes: wordsByEnd([
      ...numberPrefixes.flatMap(withCapital),
      ...Object.values(language.labels.kinds),
      ...['§', '№'],
    ]),
  };
});

const digitIn = withLatinTwin(String.raw`\p{Nd}`, 'u');
const spaceIn = withLatinTwin(String.raw`(?<=\p{Nd})[ \n]|[ \n](?=\p{Nd})`, 'gu');
const thousandsIn = withLatinTwin(String.raw`^ \p{Nd}{3}(?!\p{Nd})`, 'u');
const beforeThousandsIn = withLatinTwin(
  String.raw`(?<![\p{Nd}.,])\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})*$`,
  'u',
);

/** A number stays on the line of its unit, and of the abbreviation that announces it. */
export const numbers: TypographyRule = {
  name: 'numbers',
  summary: 'A no-break space between a number and its unit, and after p., No., Figure.',
  apply(run, language) {
    if (!digitIn(run.text).test(run.text)) return;
    const { units, prefixes } = wordsOf(language);
    bindSpaces(run, spaceIn(run.text), (at) => {
      const { text } = run;
      return (
        (isDigit(text, at - 1) && startsWithWord(text, at + 1, units)) ||
        (isDigit(text, at + 1) && endsWithWord(text, at, prefixes)) ||
        separatesThousands(text, at)
      );
    });
  },
};

function isDigit(text: string, at: number): boolean {
  return digitIn(text.charAt(at)).test(text.charAt(at));
}

/** Whether a space is between groups of three digits: `10 000`. */
function separatesThousands(text: string, at: number): boolean {
  return (
    text.charAt(at) === ' ' &&
    thousandsIn(text).test(text.slice(at, at + 5)) &&
    beforeThousandsIn(text).test(text.slice(0, at))
  );
}
