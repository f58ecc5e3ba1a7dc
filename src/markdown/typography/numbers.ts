import { anyOf, perLanguage, type TypographyRule } from './rule.ts';
import { replace } from './run.ts';

/** Symbols of the SI and of units in use with it (BIPM, SI Brochure, 9th edition, tables 2, 4, 7, 8). */
const SI = [
  ...['km', 'm', 'cm', 'mm', 'kg', 'g', 'mg', 't', 'l', 'L', 'ml', 'mL', 'ha', 's', 'h', 'min'],
  ...['kW', 'MW', 'GW', 'kWh', 'MWh', 'W', 'V', 'A', 'Hz', 'kHz', 'MHz', 'GHz', 'J', 'kJ', 'Pa'],
  ...['kB', 'MB', 'GB', 'TB', 'km²', 'm²', 'm³', '°C', '°', '€', '$', '£', '¥', '%'],
];

const patternsOf = perLanguage((language) => {
  const { units = [], numberPrefixes = [] } = language.typography;
  const unit = anyOf([...SI, ...units]);
  const prefix = anyOf([...numberPrefixes, ...Object.values(language.labels.kinds), '§', '№']);
  return [
    new RegExp(`[ \\n](?<=\\p{Nd}.)(?=(?:${unit})(?![\\p{L}\\p{N}]))`, 'gsu'),
    new RegExp(`[ \\n](?=\\p{Nd})(?<=(?<![\\p{L}\\p{N}])(?:${prefix}).)`, 'gsu'),
    // Groups of three digits.
    / (?=\p{Nd}{3}(?!\p{Nd}))(?<=(?<![\p{Nd}.,])\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})* )/gu,
  ];
});

/** A number stays on the line of its unit, and of the abbreviation that announces it. */
export const numbers: TypographyRule = {
  name: 'numbers',
  summary: 'A no-break space between a number and its unit, and after p., No., Figure.',
  apply(run, language) {
    if (!/\p{Nd}/u.test(run.text)) return;
    for (const pattern of patternsOf(language)) replace(run, pattern, '\u00a0');
  },
};
