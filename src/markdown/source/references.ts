import type { Definition, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { suggestNearest } from '../../report/nearest.ts';
import { locateText } from '../../report/source-map.ts';
import { SKIP, visit } from '../../report/visit.ts';

/**
 * unified plugin: make links and images of references to definitions, so that
 * nothing after it needs to look a definition up; report references that have
 * none, which CommonMark leaves as text.
 */
export function remarkReferences() {
  return (tree: Root, file: VFile): void => {
    const definitions = new Map<string, Definition>();
    const notes = new Set<string>();
    visit(tree, (node) => {
      if (node.type === 'definition' && !definitions.has(node.identifier)) {
        definitions.set(node.identifier, node);
      }
      if (node.type === 'footnoteDefinition') notes.add(node.identifier);
    });
    visit(tree, (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      if (node.type === 'definition') {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      if (node.type === 'linkReference') {
        const definition = definitions.get(node.identifier);
        if (definition === undefined) return undefined;
        const { type: _, identifier: __, label: ___, referenceType: ____, ...rest } = node;
        parent.children[index] = { ...rest, type: 'link', ...targetOf(definition) };
        return index;
      }
      if (node.type === 'imageReference') {
        const definition = definitions.get(node.identifier);
        if (definition === undefined) return undefined;
        const { type: _, identifier: __, label: ___, referenceType: ____, ...rest } = node;
        parent.children[index] = { ...rest, type: 'image', ...targetOf(definition) };
        return index;
      }
      if (node.type === 'text') reportUndefined(node, notes, definitions, file);
      return undefined;
    });
  };
}

function targetOf(definition: Definition): { url: string; title?: string | null } {
  const { url, title } = definition;
  return title === undefined ? { url } : { url, title };
}

const NOTE = /\[\^([^\]\s]+)\]/gu;
const LINK = /\[[^\]]*\]\[([^\]]+)\]/gu;

function reportUndefined(
  node: Text,
  notes: ReadonlySet<string>,
  definitions: ReadonlyMap<string, Definition>,
  file: VFile,
): void {
  for (const match of node.value.matchAll(NOTE)) {
    const hint = suggestNearest(match[1] ?? '', notes);
    report(
      file,
      locateText(node, file, match.index, match.index + match[0].length),
      'undefined-footnote',
      `There is no note “${match[1]}”`,
      {
        hint: hint ?? `Write the note: “[^${match[1]}]: …” in a paragraph of its own.`,
      },
    );
  }
  for (const match of node.value.matchAll(LINK)) {
    const hint = suggestNearest(match[1] ?? '', definitions.keys());
    report(
      file,
      locateText(node, file, match.index, match.index + match[0].length),
      'undefined-reference',
      `There is no definition of “${match[1]}”, so this is no link`,
      { hint: hint ?? `Write the definition: “[${match[1]}]: https://…” in a line of its own.` },
    );
  }
}
