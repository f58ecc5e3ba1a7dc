import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { report } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';

/** Elements that run, load or send something, or that turn what follows into something else. */
const refusedElements =
  'script|iframe|frame|frameset|object|embed|applet|base|meta|link|form|input|button|textarea|select|style|template|noscript|portal|audio|video|source|track|math|plaintext|xmp|noembed|title|head|body|html';

/**
 * Report what a template's `cover.html` may not hold: it is a fragment of plain
 * HTML with slots and images of the template.
 */
export function checkCover(file: VFile, images: ReadonlyMap<string, unknown>): void {
  const text = String(file);
  const place = location(text);
  const complain = (at: number, message: string, hint?: string) =>
    report(file, place.toPoint(at), 'unsafe-template', message, hint === undefined ? {} : { hint });
  for (const match of text.matchAll(new RegExp(`<\\s*/?\\s*(${refusedElements})\\b`, 'gi'))) {
    complain(match.index, `The element <${match[1]?.toLowerCase()}> is not allowed in a cover`);
  }
  for (const match of text.matchAll(
    /[\s"'/](on[a-z]+|srcdoc|style|srcset|formaction|ping)\s*=/gi,
  )) {
    complain(
      match.index + 1,
      `The attribute "${match[1]?.toLowerCase()}" is not allowed in a cover`,
    );
  }
  for (const match of text.matchAll(
    /\b(src|href|xlink:href|poster|data|action)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']*)/gi,
  )) {
    const value = (match[2] ?? '').replace(/^["']|["']$/g, '').trim();
    if (value.startsWith('#') || images.has(value)) continue;
    complain(
      match.index,
      `"${value}" is not an image of the template`,
      suggestNearest(value, images.keys()) ?? 'A cover shows only images that lie in its template.',
    );
  }
}

/** Report what a template's style sheet may not hold: any address but an image of the template. */
export function checkStyles(file: VFile, images: ReadonlyMap<string, unknown>): void {
  const text = String(file);
  const place = location(text);
  // Comments may name anything; escapes could hide anything.
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const complain = (at: number, message: string, hint?: string) =>
    report(file, place.toPoint(at), 'unsafe-template', message, hint === undefined ? {} : { hint });
  for (const match of plain.matchAll(/@import\b|@namespace\b|@charset\b/gi)) {
    complain(match.index, `${match[0]} is not allowed in a template`);
  }
  for (const match of plain.matchAll(/<\/|<!--|expression\s*\(|-moz-binding|behavior\s*:/gi)) {
    complain(match.index, `"${match[0]}" is not allowed in a style sheet`);
  }
  for (const match of plain.matchAll(
    /\b(?:url|src|image-set|-webkit-image-set|image)\s*\(\s*("[^"]*"|'[^']*'|[^)"']*)/gi,
  )) {
    const value = (match[1] ?? '').replace(/^["']|["']$/g, '').trim();
    if (value.startsWith('#') || images.has(value.replace(/^\.\//, ''))) continue;
    complain(
      match.index,
      `"${value}" is not an image of the template`,
      suggestNearest(value, images.keys()) ??
        'A style sheet shows only images that lie in its template.',
    );
  }
  // `\75rl(` is `url(`: an escape outside a string has no honest use here.
  const withoutStrings = plain.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (string) =>
    ' '.repeat(string.length),
  );
  const hidden = withoutStrings.search(/\\[0-9a-z]/i);
  if (hidden >= 0) complain(hidden, 'A backslash escape outside quotation marks is not allowed');
}
