import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { Language } from '../../report/language.ts';
import { apostrophes } from './apostrophes.ts';
import { bindingWords } from './binding-words.ts';
import { dashes } from './dashes.ts';
import { digits } from './digits.ts';
import { ellipses } from './ellipses.ts';
import { lines } from './lines.ts';
import { names } from './names.ts';
import { numbers } from './numbers.ts';
import { punctuation } from './punctuation.ts';
import { quotes } from './quotes.ts';
import type { TypographyOptions, TypographyRule } from './rule.ts';
import { makeRun, type Run, readRun, writeRun } from './run.ts';
import { spacing } from './spacing.ts';

export type { TypographyOptions, TypographyRule };

/** In the order in which they work: marks first, then the spaces around them. */
export const typographyRules: readonly TypographyRule[] = [
  ellipses,
  quotes,
  apostrophes,
  dashes,
  punctuation,
  lines,
  digits,
  spacing,
  numbers,
  names,
  bindingWords,
];

/** Nodes whose children are a run of text. */
const RUNS = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'tableCell',
  'blockTitle',
  'caption',
  'sourceLine',
  'attributionLine',
  'personHonorific',
  'personName',
  'personRole',
  'personAffiliation',
  'personRest',
]);

/**
 * Set a tree in the typography of its language: quotation marks, dashes,
 * ellipses, apostrophes and no-break spaces. Code, addresses, identifiers and
 * texts in another language stay as they are. Applied again, it changes nothing.
 *
 * @param tree a tree with blocks; its texts and alternative texts are changed
 * @param language whose rules hold
 * @param options what the report chooses
 */
export function applyTypography(
  tree: Root,
  language: Language,
  options: TypographyOptions = {},
): void {
  walk(tree, (run) => {
    for (const rule of typographyRules) rule.apply(run, language, options);
  });
}

/**
 * Set one string, of the metadata or of a label, in the typography of its language.
 *
 * @param text plain text, without markup
 */
export function polishText(
  text: string,
  language: Language,
  options: TypographyOptions = {},
): string {
  const run = makeRun(text);
  for (const rule of typographyRules) rule.apply(run, language, options);
  return run.text;
}

function walk(node: Nodes, polish: (run: Run) => void): void {
  if (node.type === 'image' && node.alt) node.alt = polishString(node.alt, polish);
  // A block in another language has its own rules, which are not at hand.
  if (node.data?.lang !== undefined || !('children' in node)) return;
  if (RUNS.has(node.type)) {
    const run = readRun((node as Parents).children as PhrasingContent[]);
    polish(run);
    writeRun(run);
  }
  for (const child of node.children) walk(child, polish);
}

function polishString(text: string, polish: (run: Run) => void): string {
  const run = makeRun(text);
  polish(run);
  return run.text;
}
