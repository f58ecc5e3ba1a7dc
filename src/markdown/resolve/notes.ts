import type { FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import type { Note } from '../../report/report.ts';
import { SKIP, visit } from './visit.ts';

/**
 * Number the notes in the order of their first references, link both ways, and
 * bring the definitions to the end of the tree in that order.
 *
 * @returns the notes in order
 */
export function resolveNotes(tree: Root, file: VFile): Note[] {
  const definitions = takeDefinitions(tree, file);
  const notes: Note[] = [];
  const byIdentifier = new Map<string, Note>();
  const refer = (reference: FootnoteReference): void => {
    const definition = definitions.get(reference.identifier);
    if (definition === undefined) return;
    let note = byIdentifier.get(reference.identifier);
    if (note === undefined) {
      const number = notes.length + 1;
      note = { number, id: `fn-${number}`, references: [], node: definition };
      byIdentifier.set(reference.identifier, note);
      notes.push(note);
    }
    const again = note.references.length + 1;
    const id = `fnref-${note.number}${again === 1 ? '' : `-${again}`}`;
    note.references.push(id);
    reference.data = { ...reference.data, id, number: note.number };
  };
  visit(tree, 'footnoteReference', refer);
  // A note may refer to another: `notes` grows while it is walked.
  for (const note of notes) visit(note.node as Nodes, 'footnoteReference', refer);
  for (const note of notes) {
    const { id, number, references } = note;
    note.node.data = { ...note.node.data, id, number, references };
  }
  for (const [identifier, definition] of definitions) {
    if (byIdentifier.has(identifier)) continue;
    report(
      file,
      definition,
      'unused-footnote',
      `Nothing refers to the note “${definition.label ?? identifier}”`,
      {
        hint: `Refer to it with “[^${definition.label ?? identifier}]” where it belongs, or take it away.`,
      },
    );
  }
  tree.children.push(...notes.map((note) => note.node));
  return notes;
}

function takeDefinitions(tree: Root, file: VFile): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  // A note may be written inside another: the list grows while it is walked.
  const places: Nodes[] = [tree];
  for (const place of places) {
    visit(place, 'footnoteDefinition', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      parent.children.splice(index, 1);
      places.push(node);
      const first = definitions.get(node.identifier);
      if (first === undefined) definitions.set(node.identifier, node);
      else {
        report(
          file,
          node,
          'duplicate-footnote',
          `The note “${node.label ?? node.identifier}” is written twice`,
          {
            hint: `It is first written in line ${first.position?.start.line ?? 1}.`,
          },
        );
      }
      return [SKIP, index];
    });
  }
  return definitions;
}
