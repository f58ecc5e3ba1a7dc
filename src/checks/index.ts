import type { Check } from './check.ts';
import { attribution } from './rules/attribution.ts';
import { bidiControl } from './rules/bidi-control.ts';
import { brokenParagraph } from './rules/broken-paragraph.ts';
import { doubledWord } from './rules/doubled-word.ts';
import { duplicatePerson } from './rules/duplicate-person.ts';
import { imageAlt } from './rules/image-alt.ts';
import { linkText } from './rules/link-text.ts';
import { tableHead } from './rules/table-head.ts';
import { unbalancedMarks } from './rules/unbalanced-marks.ts';

/** Every rule, in the order of their ids. To add one, add its file and its line here. */
export const checks: readonly Check[] = [
  attribution,
  bidiControl,
  brokenParagraph,
  doubledWord,
  duplicatePerson,
  imageAlt,
  linkText,
  tableHead,
  unbalancedMarks,
];
