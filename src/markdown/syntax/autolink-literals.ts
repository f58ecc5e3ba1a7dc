import type { Nodes, Root } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Code, Construct, Extension, TokenizeContext } from 'micromark-util-types';
import { findLines } from './lines.ts';

/** What each kind of literal can't do without, by the name of its construct. */
const SIGNS: Record<string, RegExp> = {
  emailAutolink: /@/u,
  protocolAutolink: /https?:/iu,
  wwwAutolink: /www\./iu,
};

/** The sign of any of them. */
const ANY_SIGN = /@|https?:|www\./iu;

/**
 * Bare addresses, looked for only on lines that have the sign of one.
 *
 * An e-mail address may begin with any letter, so the extension makes micromark
 * try each word: half of the time of parsing. (Its source says so: "To do:
 * perform email autolink literals on events, afterwards.") No literal goes over
 * the end of a line, so a line without `@` has no e-mail address.
 *
 * @param lines of the whole source
 */
export function autolinkLiterals(lines: readonly string[]): Extension {
  const guards = new Map<string, (construct: Construct) => Construct>();
  for (const [name, sign] of Object.entries(SIGNS)) {
    const found = findLines(lines, sign);
    if (found.size > 0) guards.set(name, (construct) => guard(construct, found));
  }
  const guarded = new Map<Construct, Construct>();
  const constructs = Object.entries(gfmAutolinkLiteral().text ?? {}).flatMap(([code, listed]) => {
    const kept = [listed].flat().flatMap((construct) => {
      const make = guards.get(construct?.name ?? '');
      if (construct === undefined || make === undefined) return [];
      const made = guarded.get(construct) ?? make(construct);
      guarded.set(construct, made);
      return [made];
    });
    return kept.length === 0 ? [] : [[code, kept] as const];
  });
  return { text: Object.fromEntries(constructs) };
}

/**
 * Bare addresses to links, and those that the syntax leaves (after an escape, say)
 * looked for in the blocks that have the sign of one.
 *
 * @param lines of the whole source
 */
export function autolinkLiteralsFromMarkdown(lines: readonly string[]): FromMarkdownExtension {
  const extension = gfmAutolinkLiteralFromMarkdown();
  const signed = [...findLines(lines, ANY_SIGN)];
  const transforms = extension.transforms?.map((transform) => (tree: Root) => {
    for (const block of findBlocks(tree, signed)) transform(block as unknown as Root);
    return undefined;
  });
  return transforms === undefined ? extension : { ...extension, transforms };
}

/** The blocks of text that stand on some lines. */
function findBlocks(node: Nodes, lines: readonly number[]): Nodes[] {
  if (!('children' in node) || !standsOn(node, lines)) return [];
  if (TEXT_BLOCKS.has(node.type)) return [node];
  return node.children.flatMap((child) => findBlocks(child, lines));
}

const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

/** Whether any of some lines, in order, is one of a node's. */
function standsOn({ position }: Nodes, lines: readonly number[]): boolean {
  if (position === undefined) return true;
  let from = 0;
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((lines[middle] ?? 0) < position.start.line) from = middle + 1;
    else to = middle;
  }
  return (lines[from] ?? Number.POSITIVE_INFINITY) <= position.end.line;
}

/** A construct that is tried only on some lines. */
function guard(construct: Construct, lines: ReadonlySet<number>): Construct {
  return { ...construct, previous };

  function previous(this: TokenizeContext, code: Code): boolean {
    if (construct.previous?.call(this, code) === false) return false;
    return lines.has(this.now().line);
  }
}
