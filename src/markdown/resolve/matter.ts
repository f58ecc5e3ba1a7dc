import type { Root, RootContent } from 'mdast';
import { blockOf } from '../../blocks/index.ts';
import type { Matter } from '../../report/report.ts';

/** Which part of the report a top-level node belongs to. */
export function matterOf(node: RootContent): Matter {
  return blockOf(node.type)?.matter ?? 'body';
}

/**
 * Bring front and back matter to its conventional place, in its conventional
 * order; the body keeps the order of the source.
 */
export function arrangeMatter(tree: Root): void {
  const order = (node: RootContent) => blockOf(node.type)?.order ?? 0;
  const pick = (matter: Matter) => tree.children.filter((node) => matterOf(node) === matter);
  const sorted = (matter: Matter) => pick(matter).sort((a, b) => order(a) - order(b));
  tree.children = [...sorted('front'), ...pick('body'), ...sorted('back')];
}
