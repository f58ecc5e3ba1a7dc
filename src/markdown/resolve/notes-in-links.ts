import type { FootnoteReference, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { SKIP, visit } from './visit.ts';

/**
 * Put references to notes that stand inside a link behind it: they are links
 * themselves, and HTML (4.5.1, "interactive content"), EPUB and Word know no
 * link in a link.
 */
export function freeNotesFromLinks(tree: Root, file: VFile): void {
  visit(tree, 'link', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const references = takeReferences(node);
    for (const reference of references) {
      report(
        file,
        reference,
        'note-in-link',
        `The note “${reference.label ?? reference.identifier}” is referred to inside of a link`,
        {
          severity: 'warning',
          hint: `Write “[^${reference.label ?? reference.identifier}]” behind the link; it is put there meanwhile.`,
        },
      );
    }
    parent.children.splice(index + 1, 0, ...(references as never[]));
    return [SKIP, index + 1 + references.length];
  });
}

function takeReferences(node: Parents): FootnoteReference[] {
  const taken: FootnoteReference[] = [];
  node.children = node.children.filter((child) => {
    if (child.type === 'footnoteReference') taken.push(child);
    else if ('children' in child) taken.push(...takeReferences(child));
    return child.type !== 'footnoteReference';
  }) as never;
  return taken;
}
