import type { RootContent } from 'mdast';
import { leadsIn } from '../../../report/lead-in.ts';
import { isRtl, toRunLanguage } from '../languages.ts';
import type { Handler, Scope, State } from '../state.ts';
import type { Xml } from '../xml.ts';
import { handlers } from './index.ts';

/** Nodes that put their bookmark around their own content. */
const OWN_BOOKMARK = new Set(['heading', 'blockTitle', 'listItem', 'footnoteReference']);

/** Write a node by the handler of its type. */
export function handle(state: State, node: RootContent, scope: Scope): Xml[] {
  // The table is typed by node; the node's own type says which of its entries it is for.
  const handler = handlers[node.type] as Handler<RootContent>;
  const { lang } = node.data ?? {};
  const id = node.data?.id ?? state.blockIds.get(node);
  const inner =
    lang === undefined ? scope : { ...scope, language: toRunLanguage(lang), rtl: isRtl(lang) };
  const content = handler(state, node, inner);
  if (id === undefined || OWN_BOOKMARK.has(node.type)) return content;
  const name = state.bookmarks.nameOf(id);
  return name === undefined || content.length === 0
    ? content
    : [...state.bookmarks.wrap(name, []), ...content];
}

/** Write nodes one after the other. */
export function handleAll(state: State, nodes: readonly RootContent[], scope: Scope): Xml[] {
  return nodes.flatMap((node) =>
    handle(state, node, leadsIn(node, nodes) ? { ...scope, leadsIn: true } : scope),
  );
}
