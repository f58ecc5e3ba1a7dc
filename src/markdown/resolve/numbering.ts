import type { Heading, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Panel } from '../../blocks/panel.ts';
import { formatNumbered } from '../../languages/format.ts';
import { report } from '../../report/diagnostics.ts';
import type { Language, NumberedKind } from '../../report/language.ts';
import type { Metadata } from '../../report/metadata.ts';
import type { Numbering } from '../../report/nodes.ts';
import { visit } from './visit.ts';

/** Count panels, figures, tables and recommendations, in reading order, and label them. */
export function numberAll(tree: Root, file: VFile, language: Language, metadata: Metadata): void {
  const counts = new Map<string, number>();
  const label = (kind: NumberedKind): Numbering => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const text = formatNumbered(kind, number, language, metadata.digits);
    return { kind, number, label: text, prefix: `${text}${language.labels.separator}` };
  };
  const keynotes: Heading[] = [];
  visit(tree, (node) => {
    if (node.type === 'panel') {
      const heading = headingOf(node);
      if (heading === undefined) return;
      const numbering = label(node.kind);
      heading.data = { ...heading.data, numbering };
      if (node.kind === 'keynote') keynotes.push(heading);
      checkWrittenNumber(node, heading, numbering, file);
    } else if (node.type === 'figure') {
      node.data = { ...node.data, numbering: label(node.kind) };
    } else if (node.type === 'recommendations') {
      for (const list of node.children.filter((child) => child.type === 'list')) {
        for (const item of list.children) {
          item.data = { ...item.data, numbering: label('recommendation') };
          // The list's own marker is the recommendation's number.
          const { number } = item.data.numbering ?? { number: 1 };
          if (item === list.children[0]) list.start = number;
        }
        list.ordered = true;
      }
    }
  });
  const only = keynotes.length === 1 ? keynotes[0]?.data?.numbering : undefined;
  if (only !== undefined) {
    only.label = language.labels.kinds.keynote;
    only.prefix = `${only.label}${language.labels.separator}`;
  }
}

function headingOf(panel: Panel): Heading | undefined {
  const first = panel.children[0];
  return first?.type === 'heading' ? first : undefined;
}

function checkWrittenNumber(
  panel: Panel,
  heading: Heading,
  numbering: Numbering,
  file: VFile,
): void {
  const written = panel.data?.writtenNumber;
  if (written === undefined || written === numbering.number) return;
  report(
    file,
    heading,
    'panel-number',
    `This heading says number ${written}, but it is number ${numbering.number} in the report`,
    {
      severity: 'warning',
      hint: 'Numbers are counted: correct the written one, or bring the panels into order.',
    },
  );
}
