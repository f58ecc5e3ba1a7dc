import type { Element, ElementContent } from 'hast';
import type { Node, Parents, RootContent } from 'mdast';
import { toHast as convert, type Handler as MdastHandler, type State } from 'mdast-util-to-hast';
import type { Block } from '../../blocks/block.ts';
import { blocks } from '../../blocks/index.ts';
import type { Handler, HastResult } from './handlers/handler.ts';
import { handlers } from './handlers/index.ts';
import { languageProperties } from './language-properties.ts';
import type { Scope } from './scope.ts';

/**
 * Make hast of nodes of a resolved report: its own nodes by the handler table,
 * blocks by their `hast` form or else by their fallback.
 *
 * @param nodes flow or phrasing content
 * @param scope what the handlers read
 * @returns the content, with the source positions of the nodes
 */
export function toHast(nodes: readonly RootContent[], scope: Scope): ElementContent[] {
  const result = convert(
    { type: 'root', children: [...nodes] },
    { handlers: tableOf(scope), clobberPrefix: '' },
  );
  return 'children' in result ? (result.children as ElementContent[]) : [];
}

type HandlerTable = Record<string, MdastHandler>;

/** The table of a scope is made once: a report of a thousand pages has many chapters. */
const tables = new WeakMap<Scope, HandlerTable>();

function tableOf(scope: Scope): HandlerTable {
  const known = tables.get(scope);
  if (known !== undefined) return known;
  const table: HandlerTable = {};
  for (const [type, handler] of Object.entries(handlers)) {
    const handle = handler as Handler<Node>;
    table[type] = (state, node: Node, parent) =>
      mark(state, node, handle(state, node, scope, parent), scope);
  }
  for (const [type, block] of Object.entries(blocks)) {
    table[type] = (state, node: Node) =>
      mark(state, node, renderBlock(block as unknown as Block, state, node), scope);
  }
  tables.set(scope, table);
  return table;
}

function renderBlock(block: Block, state: State, node: Node): HastResult {
  if (block.hast !== undefined) return block.hast(state, node);
  return state.all({ type: 'root', children: block.fallback(node) });
}

/** Put on an element what every node may have: position, id, language. */
function mark(state: State, node: Node, result: HastResult, scope: Scope): HastResult {
  const target = outermost(result);
  if (target === undefined) return result;
  if (target.position === undefined) state.patch(node as Parents, target);
  if (target.type !== 'element') return result;
  const { id, lang } = node.data ?? {};
  if (id !== undefined && !hasId(target, id)) target.properties['id'] ??= id;
  if (lang !== undefined) {
    Object.assign(target.properties, languageProperties(lang, scope.report.metadata.direction));
  }
  return result;
}

/** The one node that a result is, or the first element of several. */
function outermost(result: HastResult): ElementContent | undefined {
  if (!Array.isArray(result)) return result;
  return result.find((child) => child.type === 'element');
}

/** Whether an element's handler has put the id on a child that is the better target. */
function hasId(element: Element, id: string): boolean {
  return element.children.some(
    (child) => child.type === 'element' && child.properties['id'] === id,
  );
}
