import type { Element, Root, Text } from 'hast';

/** Gives a word with soft hyphens where it may be divided. */
export type Hyphenator = (word: string) => string;

const SOFT_HYPHEN = '\u00ad';

/** Shorter words are rather left whole. */
const LETTERS = 7;
/** Letters that stay before and after a division. */
const BEFORE = 3;
const AFTER = 3;

/** What is not running text, or would be spoilt. */
const SKIPPED = new Set('code pre h1 h2 h3 h4 h5 h6 th dt style title nav'.split(' '));

/** What holds one paragraph of text. */
const BLOCKS = new Set('p li td dd figcaption'.split(' '));

/**
 * Load the patterns of a language. Chromium has dictionaries of its own only in
 * some builds, and divides differently with each.
 *
 * @param name of a file of the package `hyphen`: `en-gb`
 * @param keepCapitalized whether words with a capital, most of them names, stay
 *   whole; not in German, where every noun has one
 */
export async function loadHyphenator(name: string, keepCapitalized: boolean): Promise<Hyphenator> {
  const [{ default: createHyphenator }, { default: patterns }] = await Promise.all([
    import('hyphen'),
    import(`hyphen/patterns/${name}.js`),
  ]);
  const divide = createHyphenator(patterns, { hyphenChar: SOFT_HYPHEN, minWordLength: LETTERS });
  const known = new Map<string, string>();
  return (word) => {
    if (keepCapitalized && /\p{Lu}/u.test(word)) return word;
    let result = known.get(word);
    if (result === undefined) {
      result = trimHyphens(divide(word));
      known.set(word, result);
    }
    return result;
  };
}

function trimHyphens(divided: string): string {
  const parts = divided.split(SOFT_HYPHEN);
  for (let index = parts.length - 1; index > 0; index--) {
    // A ligature over a soft hyphen would be one glyph, which no text can be taken from.
    if (/f$/.test(parts[index - 1] ?? '') && /^[fijlt]/.test(parts[index] ?? '')) {
      parts.splice(index - 1, 2, `${parts[index - 1]}${parts[index]}`);
    }
  }
  while (parts.length > 1 && (parts[0]?.length ?? 0) < BEFORE) {
    parts.splice(0, 2, `${parts[0]}${parts[1]}`);
  }
  while (parts.length > 1 && (parts.at(-1)?.length ?? 0) < AFTER) {
    parts.splice(-2, 2, `${parts.at(-2)}${parts.at(-1)}`);
  }
  return parts.join(SOFT_HYPHEN);
}

/**
 * Put soft hyphens into the running text of a document. Headings, code,
 * addresses and passages in another language stay as they are. Works in place.
 *
 * @param tree the print document
 * @param hyphenate of the document's language
 */
export function hyphenateText(tree: Root, hyphenate: Hyphenator): void {
  const walk = (node: Root | Element, last: Text | undefined): void => {
    for (const child of node.children) {
      if (child.type === 'text') {
        child.value = hyphenateWords(child.value, hyphenate, child === last);
      } else if (child.type === 'element' && !isSkipped(child)) {
        walk(child, BLOCKS.has(child.tagName) ? lastText(child) : last);
      }
    }
  };
  walk(tree, undefined);
}

function isSkipped({ tagName, properties }: Element): boolean {
  if (SKIPPED.has(tagName)) return true;
  if (tagName !== 'html' && properties['lang'] !== undefined) return true;
  const classes = properties['className'];
  return Array.isArray(classes) && (classes.includes('cover') || classes.includes('noteref'));
}

function lastText(node: Element): Text | undefined {
  for (const child of node.children.toReversed()) {
    if (child.type === 'text' && /\p{L}/u.test(child.value)) return child;
    const inner = child.type === 'element' ? lastText(child) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/**
 * Words of letters only, between what a line may break at anyway: an address has
 * none. The last word of a paragraph is kept whole: half of it would be a line.
 */
function hyphenateWords(value: string, hyphenate: Hyphenator, isLast: boolean): string {
  const end = isLast ? findLastWord(value) : value.length;
  return value.replace(/\S+/gu, (chunk, offset: number) =>
    offset >= end || /[/@\d_]|\p{L}\.\p{L}/u.test(chunk)
      ? chunk
      : chunk.replace(/\p{L}[\p{L}\p{M}]{6,}/gu, (word) => hyphenate(word)),
  );
}

/** Where the last word begins, if a text ends with one; -1 for one that does not. */
function findLastWord(value: string): number {
  const start = value.trimEnd().search(/\S+$/u);
  return start >= 0 && /\p{L}/u.test(value.slice(start)) ? start : -1;
}
