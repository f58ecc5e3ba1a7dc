import type { Extension, Token } from 'mdast-util-from-markdown';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** Where a text stands in the source that mdast gives no position for. */
export interface SourceSpan {
  type: 'alternative' | 'title' | 'attributeName' | 'attributeValue';
  /** Offsets in the source; of a title and a quoted attribute, with their quotation marks. */
  start: number;
  end: number;
}

/** micromark's tokens, and what they are to us. mdast-util-from-markdown enters none of them itself. */
const tokens: Record<string, SourceSpan['type']> = {
  labelText: 'alternative',
  resourceTitle: 'title',
  definitionTitle: 'title',
  directiveContainerAttributeName: 'attributeName',
  directiveContainerAttributeValueLiteral: 'attributeValue',
  directiveContainerAttributeValue: 'attributeValue',
};

/**
 * unified plugin: note where alternative texts, titles and attributes stand,
 * which are plain strings in mdast; and let every node have its place. It comes
 * after all other syntax.
 *
 * @param spans what is found is added here, in the order of the source; a value
 *   in quotation marks is there twice, with them and then without
 */
export function remarkSpans(this: Processor, spans: SourceSpan[]): undefined {
  const note = (token: Token) => {
    const type = tokens[token.type];
    if (type !== undefined) {
      spans.push({ type, start: token.start.offset, end: token.end.offset });
    }
  };
  const extension: Extension = {
    enter: Object.fromEntries(Object.keys(tokens).map((name) => [name, note])),
  };
  const data = this.data();
  // Transforms make nodes without places: bare addresses that the syntax left as text stay text.
  const others = (data.fromMarkdownExtensions ?? []).flat() as Extension[];
  data.fromMarkdownExtensions = [...others.map(({ transforms: _, ...rest }) => rest), extension];
}
