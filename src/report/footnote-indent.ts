import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** The code of `[`. */
const BRACKET = 91;

/**
 * A syntax beside that of GFM's footnotes, which ends a note in a note as one elsewhere.
 *
 * micromark-extension-gfm-footnote 2.1.0 looks whether the last indent is four
 * wide, not whether there is one: behind the indent of an outer note it takes
 * that for the inner note's, and all that follows in the outer note, the closing
 * fence of a block too, goes to the inner. (`tokenizeIndent` in its
 * `lib/syntax.js`; cmark-gfm and pandoc want four columns for each.)
 *
 *     [^outer]: One.
 *
 *         [^inner]: Two.
 *
 *         Of the outer note.
 *
 * @returns an extension to be given after the other, which it goes before
 * @throws if the other no longer has one construct for definitions
 */
export function footnoteIndent(): Extension {
  const definition = gfmFootnote().document?.[BRACKET];
  if (definition === undefined || Array.isArray(definition) || !definition.continuation) {
    throw new Error('micromark-extension-gfm-footnote no longer has one construct of definitions');
  }
  const continuation = needIndent(definition.continuation);
  return { document: { [BRACKET]: { ...definition, continuation } } };
}

/** A continuation that goes on at a blank line or behind an indent of its own. */
function needIndent(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects, ok, nok): State {
      const before = this.now().offset;
      const goOn: State = (code) =>
        this.now().offset > before || isBlank(code) ? ok(code) : nok(code);
      return construct.tokenize.call(this, effects, goOn, nok);
    },
  };
}

/** Whether what follows is the end of a line or of the text, or a space: micromark's codes of both. */
function isBlank(code: number | null): boolean {
  return code === null || code < 0 || code === 32;
}
