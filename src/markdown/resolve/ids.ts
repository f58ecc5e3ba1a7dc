import GithubSlugger from 'github-slugger';
import type { Node, Parents, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { blockOf } from '../../blocks/index.ts';
import { report } from '../../report/diagnostics.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import { textOf } from '../../report/phrasing.ts';
import { visit } from './visit.ts';

/** Ids that the formats use for what they generate. */
const RESERVED = [
  'contents',
  'cover',
  'footnotes',
  'imprint',
  'list-of-figures',
  'list-of-tables',
  'main',
  'notes',
  'title-page',
];

/** Ids by rule, which a slug must not take: notes, figures, recommendations. */
const RULED = /^(?:fn|fnref|figure|table|rec)-\d/u;

/**
 * Give every heading, titled box, figure and recommendation its id. Explicit
 * ids come first, so that a heading's slug gives way to them; the same source
 * always has the same ids.
 */
export function assignIds(tree: Root, file: VFile): void {
  const slugger = new GithubSlugger();
  for (const id of RESERVED) slugger.slug(id);
  const taken = new Map<string, Node>();
  visit(tree, (node) => {
    hoistId(node);
    const id = node.data?.id;
    if (id === undefined) return;
    if (RESERVED.includes(id) || RULED.test(id)) {
      report(
        file,
        node.position?.start,
        'reserved-id',
        `The id “${id}” is kept for generated parts`,
        {
          hint: 'Choose another, such as one that says what the block is about.',
        },
      );
    }
    const first = taken.get(id);
    if (first === undefined) {
      taken.set(id, node);
      slugger.slug(id);
      return;
    }
    report(file, node.position?.start, 'duplicate-id', `The id “${id}” is given twice`, {
      hint: `It is first given in line ${first.position?.start.line ?? 1}; ids are unique in a report.`,
    });
  });
  visit(tree, (node, _index, parent) => {
    const isTitle = node.type === 'blockTitle' && parent !== undefined && isBox(parent);
    if (node.type !== 'heading' && !isTitle) return;
    if (node.data?.id !== undefined) return;
    node.data = { ...node.data, id: chooseSlug(slugger, toName(textOf(node.children))) };
  });
  let recommendation = 0;
  const counts = { figure: 0, table: 0 };
  visit(tree, (node) => {
    if (node.type === 'figure') {
      counts[node.kind] += 1;
      node.data = { id: `${node.kind}-${counts[node.kind]}`, ...node.data };
    }
    if (node.type !== 'recommendations') return;
    for (const list of node.children.filter((child) => child.type === 'list')) {
      for (const item of list.children) {
        recommendation += 1;
        item.data = { ...item.data, id: `rec-${recommendation}` };
      }
    }
  });
}

/** A section's id is its heading's: there is one place to go to. */
function hoistId(node: Node): void {
  const id = node.data?.id;
  if (id === undefined || blockOf(node.type) === undefined) return;
  const first = (node as Parents).children[0] as RootContent | undefined;
  if (first?.type !== 'heading') return;
  first.data = { ...first.data, id };
  delete node.data?.id;
}

/** A slug of its own; “Table”, the second time, is not “table-1”, which is the first table. */
function chooseSlug(slugger: GithubSlugger, name: string): string {
  const slug = slugger.slug(name);
  return RULED.test(slug) ? slugger.slug(`s-${name}`) : slug;
}

function isBox(node: Parents): boolean {
  return ['note', 'box', 'caseStudy', 'keyMessages'].includes(node.type);
}

const unfitIn = withLatinTwin(String.raw`[^\p{L}\p{Nd}\s_-]`, 'gu');
const startIn = withLatinTwin(String.raw`^[\p{L}_]`, 'u');

/**
 * Text from which github-slugger makes an XML name (XML 1.0, production 5),
 * as EPUB and OOXML want their ids.
 */
function toName(text: string): string {
  const composed = text.normalize('NFC');
  const name = composed.replace(unfitIn(composed), '').trim();
  if (name === '') return 'section';
  return startIn(name).test(name) && !RULED.test(name.toLowerCase().replace(/\s/gu, '-'))
    ? name
    : `s-${name}`;
}
