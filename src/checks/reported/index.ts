import type { RulePage } from '../check.ts';
import { askingRules } from './asking.ts';
import { fileRules } from './files.ts';
import { makingRules } from './making.ts';
import { textRules } from './text.ts';
import { translatingRules } from './translating.ts';
import { verifyingRules } from './verifying.ts';

/**
 * The rules whose problems are found without looking for them, by reading a
 * project and by making its documents: what their pages say. Their diagnostics
 * come from the place that finds them.
 */
export const reportedRules: readonly RulePage[] = [
  ...textRules,
  ...fileRules,
  ...translatingRules,
  ...makingRules,
  ...verifyingRules,
  ...askingRules,
];
