/**
 * XML as a person reads it: an element a line, indented, but for those that
 * hold nothing but text or nothing at all. Only for output of ours, which has
 * no comments, no CDATA and no white space between elements.
 *
 * @param xml a part, or a piece of one
 */
export function indentXml(xml: string): string {
  const tokens = xml.match(/<[^>]+>|[^<]+/gu) ?? [];
  const lines: string[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    const pad = '  '.repeat(depth);
    const [next = '', close = ''] = tokens.slice(index + 1, index + 3);
    if (token.startsWith('<?') || token.endsWith('/>')) lines.push(pad + token);
    else if (token.startsWith('</')) {
      depth -= 1;
      lines.push('  '.repeat(depth) + token);
    } else if (token.startsWith('<') && next.startsWith('</')) {
      lines.push(pad + token + next);
      index += 1;
    } else if (token.startsWith('<') && !next.startsWith('<') && close.startsWith('</')) {
      lines.push(pad + token + next + close);
      index += 2;
    } else if (token.startsWith('<')) {
      lines.push(pad + token);
      depth += 1;
    } else lines.push(pad + token);
  }
  return lines.join('\n');
}

/** A part's content, without its declaration and its root's namespaces. */
export function contentOf(part: string): string {
  return part.replace(/^<\?xml[^>]*\?>\s*/u, '').replace(/^<([\w:]+)[^>]*>/u, '<$1>');
}

/** The text of a part, a line a paragraph; tabs as they are, fields by their results. */
export function textOf(part: string): string {
  const paragraphs = part.match(/<w:p>.*?<\/w:p>/gsu) ?? [];
  return paragraphs
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\/>/gu)]
        .map(([, text, mark]) => text ?? (mark === 'tab' ? '\t' : '\n'))
        .join(''),
    )
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
