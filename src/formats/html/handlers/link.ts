import type { Link } from 'mdast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { textOf } from '../../../report/phrasing.ts';
import { element, type Handler } from './handler.ts';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Schemes that a link may have; of any other only the text is kept. */
const SAFE = new Set(['http', 'https', 'mailto', 'tel']);

export const link: Handler<Link> = (state, node, scope) => {
  const children = state.all(node);
  const url = stripIgnored(node.url);
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !SAFE.has(scheme)) return children;
  const href = url.startsWith('#')
    ? scope.options.idUrl(decodeFragment(url.slice(1)))
    : // A percent sign that escapes nothing is itself to be escaped (WHATWG URL, 4.3).
      normalizeUri(url).replace(/%(?![0-9a-f]{2})/gi, '%25');
  return element(
    'a',
    {
      href,
      ...(node.title ? { title: node.title } : {}),
      ...(isNumber(node) ? { className: ['numbered'] } : {}),
    },
    children,
  );
};

/** Whether a link reads `Table 1`: no line ends between the word and its number. */
function isNumber(node: Link): boolean {
  if (node.data?.crossReference !== true) return false;
  const text = textOf(node.children);
  return text.length <= LONGEST_NUMBER && /\p{Nd}/u.test(text);
}

/** Characters that stay on a line even where it is short. */
const LONGEST_NUMBER = 24;

/**
 * A URL as a browser reads it: it drops tabs and line endings everywhere and
 * controls and spaces at both ends, so that `java\nscript:` is a scheme
 * (WHATWG URL, 4.4, basic URL parser, steps 1 to 3).
 */
function stripIgnored(url: string): string {
  return url.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
