import { CST, Lexer } from 'yaml';

/**
 * Find the place where YAML nests deeper than a limit, before it is parsed.
 *
 * The parser's composer is recursive, and at some thousands of levels V8 ends
 * the whole process ("RegExpCompiler Allocation failed", yaml 2.9.1 on Node
 * 20), which no `catch` can hold. The lexer is not recursive. A level is an
 * open flow collection or a column that a block collection may start at, so
 * that the count is never below the parser's by more than a factor of two (a
 * sequence may stand at its key's own column).
 *
 * @param text the YAML
 * @param limit the levels that are allowed
 * @returns the offset of the first token that is too deep
 */
export function findDeepNesting(text: string, limit: number): number | undefined {
  let offset = 0;
  let lineStart = 0;
  let atLineStart = true;
  let flow = 0;
  const columns: number[] = [];
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    const column = offset - lineStart;
    switch (type) {
      case 'newline':
        atLineStart = true;
        lineStart = offset + token.length;
        break;
      case 'flow-map-start':
      case 'flow-seq-start':
        flow += 1;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        flow = Math.max(flow - 1, 0);
        break;
      case 'space':
      case 'comment':
      case 'byte-order-mark':
      case 'doc-mode':
      case 'doc-start':
        break;
      default:
        if (flow === 0 && (atLineStart || type === 'seq-item-ind' || type === 'explicit-key-ind')) {
          while ((columns.at(-1) ?? -1) > column) columns.pop();
          if ((columns.at(-1) ?? -1) < column) columns.push(column);
          atLineStart = false;
        }
    }
    if (columns.length + flow > limit) return offset;
    // The lexer's marks for the start of a document and of a scalar are not in the text.
    if (token !== CST.DOCUMENT && token !== CST.SCALAR && token !== CST.FLOW_END)
      offset += token.length;
    const breaks = type === 'newline' ? -1 : token.lastIndexOf('\n');
    if (breaks >= 0) {
      lineStart = offset - token.length + breaks + 1;
      atLineStart = true;
    }
  }
  return undefined;
}
