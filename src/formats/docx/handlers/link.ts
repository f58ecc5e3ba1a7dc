import type { Link, LinkReference } from 'mdast';
import { textOf } from '../../../report/phrasing.ts';
import { labelBookmark } from '../bookmarks.ts';
import { field } from '../elements/field.ts';
import { externalLink, internalLink } from '../elements/hyperlink.ts';
import { writeText } from '../elements/text.ts';
import { addMark } from '../marks.ts';
import type { Handler, Scope, State } from '../state.ts';
import type { Xml } from '../xml.ts';
import { writeInline } from './inline.ts';
import { splitLabel } from './label.ts';

/** Schemes that a link may have; of any other only the text is kept. */
const SAFE = /^(?:https?|mailto|tel):/iu;

export const link: Handler<Link> = (state, node, scope) => {
  if (node.url.startsWith('#')) return linkWithin(state, node, scope);
  if (!SAFE.test(node.url)) return writeInline(state, node.children, scope);
  const content = writeInline(state, node.children, withMark(scope));
  return [externalLink(scope.relationships.add('hyperlink', toUri(node.url)), content, node.title)];
};

/** A reference that was not resolved has no address: its text is kept. */
export const linkReference: Handler<LinkReference> = (state, node, scope) =>
  writeInline(state, node.children, scope);

function withMark(scope: Scope): Scope {
  return { ...scope, marks: addMark(scope.marks, 'hyperlink') };
}

/**
 * A link into the report. A cross-reference whose text is the label of its
 * target is a REF field, so that it follows the target's number; an update keeps
 * the looks of a link (`MERGEFORMAT`).
 */
function linkWithin(state: State, node: Link, scope: Scope): Xml[] {
  const name = state.bookmarks.nameOf(node.url.slice(1));
  if (name === undefined) return writeInline(state, node.children, scope);
  const inner = withMark(scope);
  const target = state.targets.get(node.url.slice(1));
  const label = target?.data?.numbering?.label;
  const text = textOf(node.children);
  if (node.data?.crossReference === true && target !== undefined) {
    if (target.type === 'listItem' && label === text) {
      // The number is the list's own: only it is a field (`\n`), the word is text.
      const { before, number, after } = splitLabel(label);
      return [
        internalLink(name, [
          ...writeText(state, before, inner),
          ...field(`REF ${name} \\n \\h \\* MERGEFORMAT`, writeText(state, number, inner)),
          ...writeText(state, after, inner),
        ]),
      ];
    }
    if (label === text) {
      return field(`REF ${labelBookmark(name)} \\h \\* MERGEFORMAT`, writeText(state, text, inner));
    }
    if (target.type === 'heading' && textOf(target.children) === text) {
      return field(`REF ${name} \\h \\* MERGEFORMAT`, writeText(state, text, inner));
    }
  }
  return [internalLink(name, writeInline(state, node.children, inner), node.title)];
}

/**
 * An address in the characters of RFC 3986: Word repairs, that is to say
 * complains about, a relationship with any other (OPC, part 2, 6.5).
 */
function toUri(url: string): string {
  try {
    return encodeURI(url.replace(/[\t\n\r]/gu, '').trim()).replaceAll('%25', '%');
  } catch {
    return encodeURI(url.replace(/[\ud800-\udfff]/gu, ''));
  }
}
