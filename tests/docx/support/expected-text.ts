import type { Nodes, RootContent } from 'mdast';
import type { Report } from '../../../src/report/report.ts';

/** A note's number, between two marks that no text has. */
const NOTE = /\u0002(\d*)\u0003/gu;

/**
 * What a reader of a report has to find in its text, in reading order: with
 * generated labels and, unless told otherwise, the numbers of notes; without
 * the notes themselves.
 */
export function expectedText(report: Report, options: { notes?: boolean } = {}): string {
  const text = report.tree.children.map((child) => textOf(child, report)).join('\n');
  return text.replace(NOTE, options.notes === false ? '' : '$1');
}

/** What each note says, its number before it. */
export function expectedNotes(report: Report): string[] {
  return report.notes.map(
    (note) =>
      `${note.number} ${note.node.children.map((child) => textOf(child, report)).join(' ')}`,
  );
}

/** The first rows of the tables: each is repeated where its table goes over two pages. */
export function expectedHeaders(report: Report): string {
  const rows: string[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'table')
      rows.push(
        node.children
          .slice(0, 1)
          .map((child) => textOf(child, report))
          .join(''),
      );
    else if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(report.tree);
  return rows.join('\n');
}

/** A text as letters, numbers and signs, each by itself: line breaks and spaces fall away. */
export function toTokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .match(
        /\p{Script=Han}|\p{L}(?:(?!\p{Script=Han})[\p{L}\p{M}])*|\p{N}+|[^\s\p{L}\p{N}\p{Cf}]/gu,
      ) ?? []
  );
}

function textOf(node: Nodes, report: Report): string {
  const { numbering } = node.data ?? {};
  switch (node.type) {
    case 'footnoteDefinition':
      return '';
    case 'footnoteReference':
      return `\u0002${node.data?.number ?? ''}\u0003`;
    case 'image':
      return '';
    case 'break':
      return '\n';
    case 'sourceLine': {
      const { source, colon } = report.language.labels;
      return `${source}${colon}${node.children.map((child) => textOf(child, report)).join('')}`;
    }
    case 'figure':
      return node.children
        .map((child) =>
          child.type === 'caption'
            ? `${numbering?.prefix ?? ''}${textOf(child, report)}`
            : textOf(child, report),
        )
        .join('\n');
    case 'participants':
      return node.children
        .map((child) =>
          child.type === 'person'
            ? personText(child.children, node.separator, report)
            : textOf(child, report),
        )
        .join('\n');
    case 'list':
      return node.children
        .map((item, index) => {
          const number = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '';
          return `${number}${textOf(item, report)}`;
        })
        .join('\n');
    default:
      break;
  }
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const inline = ['paragraph', 'heading', 'blockTitle', 'caption', 'strong', 'emphasis', 'link'];
  const content = node.children
    .map((child) => textOf(child, report))
    .join(inline.includes(node.type) ? '' : '\n');
  return node.type === 'heading' ? `${numbering?.prefix ?? ''}${content}` : content;
}

/** A person's name and what they are stand in two columns; a comma parts the rest only. */
function personText(parts: RootContent[], separator: string, report: Report): string {
  const isName = (part: RootContent) => /^person(?:Honorific|Name)$/u.test(part.type);
  const name = parts
    .filter(isName)
    .map((child) => textOf(child, report))
    .join(' ');
  const rest = parts.filter((part) => !isName(part)).map((child) => textOf(child, report));
  return `${name}\n${rest.join(separator)}`;
}
