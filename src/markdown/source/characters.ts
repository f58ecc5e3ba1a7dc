import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { findForbidden, replaceForbidden } from '../../report/characters.ts';
import { report } from '../../report/diagnostics.ts';
import { visit } from '../../report/visit.ts';

/** Where nodes of mdast keep text. */
const FIELDS = ['value', 'alt', 'title', 'url', 'label', 'meta', 'lang'] as const;

/**
 * Take out what character references may bring in: `&#12;` is a form feed,
 * which CommonMark allows and XML does not. What stands in the file itself has
 * been reported when it was read.
 *
 * @param tree the whole source; U+FFFD is put in their place
 * @param file where they are reported, at their node
 */
export function cleanReferences(tree: Root, file: VFile): void {
  // A named reference stands for no such character.
  if (!String(file.value).includes('&#')) return;
  visit(tree, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const field of FIELDS) {
      const text = fields[field];
      if (typeof text !== 'string') continue;
      const [first] = findForbidden(text);
      if (first === undefined) continue;
      fields[field] = replaceForbidden(text);
      report(file, node, 'control-character', `${first.name} is a control character`, {
        hint: 'Take the reference to it out.',
      });
    }
    if (node.type === 'containerDirective') {
      for (const [key, value] of Object.entries(node.attributes ?? {})) {
        if (value) node.attributes = { ...node.attributes, [key]: replaceForbidden(value) };
      }
    }
  });
}
