import type { Check } from './check.ts';
import { attribution } from './rules/attribution.ts';
import { bidiControl } from './rules/bidi-control.ts';
import { brokenParagraph } from './rules/broken-paragraph.ts';
import { doubledWord } from './rules/doubled-word.ts';
import { duplicatePerson } from './rules/duplicate-person.ts';
import { honorific } from './rules/honorific.ts';
import { identifier } from './rules/identifier.ts';
import { imageAlt } from './rules/image-alt.ts';
import { impossibleDate } from './rules/impossible-date.ts';
import { linkText } from './rules/link-text.ts';
import { mixedSpelling } from './rules/mixed-spelling.ts';
import { nameSpelling } from './rules/name-spelling.ts';
import { requiredMetadata } from './rules/required-metadata.ts';
import { tableHead } from './rules/table-head.ts';
import { themeContrast } from './rules/theme-contrast.ts';
import { unbalancedMarks } from './rules/unbalanced-marks.ts';

/** Every rule, in the order of their ids. To add one, add its file and its line here. */
export const checks: readonly Check[] = [
  attribution,
  bidiControl,
  brokenParagraph,
  doubledWord,
  duplicatePerson,
  honorific,
  identifier,
  imageAlt,
  impossibleDate,
  linkText,
  mixedSpelling,
  nameSpelling,
  requiredMetadata,
  tableHead,
  themeContrast,
  unbalancedMarks,
];
