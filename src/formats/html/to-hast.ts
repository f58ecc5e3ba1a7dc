import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Node, Parents, Root, RootContent } from 'mdast';
import type { Handler as MdastHandler, State } from 'mdast-util-to-hast';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
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
  const root = converterOf(scope).runSync({ type: 'root', children: [...nodes] });
  return root.children as ElementContent[];
}

/** What makes hast of mdast. */
type Converter = Processor<undefined, Root, HastRoot>;

/** The converter of a scope is made once: a report of a thousand pages has many chapters. */
const converters = new WeakMap<Scope, Converter>();

function converterOf(scope: Scope): Converter {
  let converter = converters.get(scope);
  if (converter === undefined) {
    const options = { handlers: listHandlers(scope), clobberPrefix: '' };
    converter = unified().use(remarkRehype, options).freeze();
    converters.set(scope, converter);
  }
  return converter;
}

function listHandlers(scope: Scope): Record<string, MdastHandler> {
  const table: Record<string, MdastHandler> = {};
  for (const [type, handler] of Object.entries(handlers)) {
    const handle = handler as Handler<Node>;
    table[type] = (state, node: Node, parent) =>
      mark(state, node, handle(state, node, scope, parent), scope);
  }
  for (const [type, block] of Object.entries(blocks)) {
    table[type] = (state, node: Node) =>
      mark(
        state,
        node,
        nameNote(renderBlock(block as unknown as Block, state, node), scope),
        scope,
      );
  }
  return table;
}

function renderBlock(block: Block, state: State, node: Node): HastResult {
  if (block.hast !== undefined) return block.hast(state, node);
  return state.all({ type: 'root', children: block.fallback(node) });
}

/**
 * A note is no landmark: several may have the same title, which landmarks of a
 * page may not (ARIA in HTML, `aside`; WAI-ARIA 1.2, `note`).
 */
function nameNote(result: HastResult, scope: Scope): HastResult {
  const target = outermost(result);
  if (!scope.options.roles || target?.type !== 'element' || target.tagName !== 'aside') {
    return result;
  }
  const { className } = target.properties;
  if (Array.isArray(className) && className.includes('note')) target.properties['role'] = 'note';
  return result;
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
