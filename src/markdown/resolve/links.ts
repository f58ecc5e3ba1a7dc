import type { Link, Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { suggestNearest } from '../../report/nearest.ts';
import { textOf } from '../../report/phrasing.ts';
import { visit } from './visit.ts';

/** Schemes that a link may have; every other could run or read something. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'doi:']);

/**
 * Check every link, and fill in the text of cross-references: a link to an id
 * without a text of its own reads as the label of its target.
 */
export function resolveLinks(tree: Root, file: VFile): void {
  const targets = new Map<string, Nodes>();
  visit(tree, (node) => {
    const id = node.data?.id;
    if (id !== undefined) targets.set(id, node);
  });
  visit(tree, 'link', (node) => {
    if (node.url.startsWith('#')) resolveInternal(node, targets, file);
    else resolveExternal(node, file);
  });
}

function resolveInternal(node: Link, targets: ReadonlyMap<string, Nodes>, file: VFile): void {
  const id = decode(node.url.slice(1));
  const target = targets.get(id);
  if (target === undefined) {
    const known = [...targets.keys()].filter((key) => !/^fn(?:ref)?-/u.test(key));
    report(file, node, 'broken-link', `Nothing in this report has the id “${id}”`, {
      hint: suggestNearest(id, known) ?? 'Link to the id of a block or to the slug of a heading.',
    });
  }
  node.url = `#${id}`;
  if (textOf(node.children).trim() !== '') return;
  const text = target === undefined ? node.url : labelOf(target);
  node.children = [{ type: 'text', value: text }];
  node.data = { ...node.data, crossReference: true };
}

/** What a cross-reference to a node says: its label, else its title. */
function labelOf(target: Nodes): string {
  if (target.data?.numbering !== undefined) return target.data.numbering.label;
  if (target.type === 'heading' || target.type === 'blockTitle') return textOf(target.children);
  const title =
    'children' in target ? target.children.find((child) => child.type === 'blockTitle') : undefined;
  return title !== undefined && 'children' in title
    ? textOf(title.children)
    : (target.data?.id ?? '');
}

function resolveExternal(node: Link, file: VFile): void {
  if (!URL.canParse(node.url)) {
    report(
      file,
      node,
      'relative-link',
      `“${node.url}” leads to a file beside the source, which a published report does not have`,
      {
        hint: 'Link to a whole address, “https://…”, or to an id in this report, “#…”.',
      },
    );
    return;
  }
  const { protocol } = new URL(node.url);
  if (!SCHEMES.has(protocol)) {
    report(file, node, 'unsafe-link', `A link may not use “${protocol}”`, {
      hint: 'Link to an address that begins with https:, http:, mailto: or tel:.',
    });
    return;
  }
  // No program opens `doi:`; the address of the resolver is a DOI's own (DOI Handbook, 3.8).
  if (protocol === 'doi:') node.url = node.url.replace(/^doi:/iu, 'https://doi.org/');
  if (textOf(node.children).trim() === '' && !hasImage(node)) {
    report(file, node, 'empty-link', 'This link has no text', {
      severity: 'warning',
      hint: 'Write what it leads to between the square brackets; the address is shown meanwhile.',
    });
    node.children = [{ type: 'text', value: node.url }];
  }
}

/** An image without a description has a report of its own, and can be seen. */
function hasImage(link: Link): boolean {
  let found = false;
  visit(link, 'image', () => {
    found = true;
  });
  return found;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
