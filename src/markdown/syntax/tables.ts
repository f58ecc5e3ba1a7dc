import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** A delimiter row, with what containers put before it. */
const DELIMITERS = /^[\s>|:-]*-[\s>|:-]*$/u;
const BLANK = /^[\s>]*$/u;

/**
 * GFM tables, looked for only where a delimiter row is near.
 *
 * The extension reads the first line of every paragraph as a head, cell by cell,
 * before it sees that no delimiter row follows: a tenth of the time of parsing.
 *
 * @param lines of the whole source
 * @throws if the extension no longer has one construct for all
 */
export function tables(lines: readonly string[]): Extension {
  const construct = gfmTable().flow?.null;
  if (construct === undefined || Array.isArray(construct)) {
    throw new Error('micromark-extension-gfm-table no longer has a single construct');
  }
  const tried = findTableLines(lines);
  return tried.size === 0 ? {} : { flow: { null: guard(construct, tried) } };
}

/** The lines, from 1, that can be a head (one before a delimiter row) or a row after it. */
function findTableLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  let isInTable = false;
  for (const [index, line] of lines.entries()) {
    if (DELIMITERS.test(line)) {
      found.add(index);
      isInTable = true;
    } else if (BLANK.test(line)) isInTable = false;
    if (isInTable) found.add(index + 1);
  }
  return found;
}

/** A construct that is tried only on some lines. */
function guard(construct: Construct, lines: ReadonlySet<number>): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects, ok, nok): State {
      return lines.has(this.now().line) ? construct.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}
