import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Code, Construct, Extension, TokenizeContext } from 'micromark-util-types';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** What each kind of literal can't do without, by the name of its construct. */
const SIGNS: Record<string, RegExp> = {
  emailAutolink: /@/u,
  protocolAutolink: /https?:/iu,
  wwwAutolink: /www\./iu,
};

/**
 * unified plugin: GitHub Flavored Markdown, as `remark-gfm` has it.
 *
 * @param text the whole source: decides where bare addresses are looked for
 */
export function remarkGfm(this: Processor, text: string): undefined {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    autolinkLiterals(text),
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTable(),
    gfmTaskListItem(),
  ];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...gfmFromMarkdown()];
}

/**
 * Bare addresses, looked for only on lines that have the sign of one.
 *
 * An e-mail address may begin with any letter, so the extension makes micromark
 * try each word: half of the time of parsing. (Its source says so: "To do:
 * perform email autolink literals on events, afterwards.") No literal goes over
 * the end of a line, so a line without `@` has no e-mail address.
 *
 * @param text the whole source
 */
export function autolinkLiterals(text: string): Extension {
  const lines = text.split(/\r\n|\r|\n/u);
  const guards = new Map<string, (construct: Construct) => Construct>();
  for (const [name, sign] of Object.entries(SIGNS)) {
    if (sign.test(text)) guards.set(name, (construct) => guard(construct, linesWith(lines, sign)));
  }
  const guarded = new Map<Construct, Construct>();
  const constructs = Object.entries(gfmAutolinkLiteral().text ?? {}).flatMap(([code, listed]) => {
    const kept = [listed].flat().flatMap((construct) => {
      if (construct === undefined) return [];
      const make = guards.get(construct.name ?? '');
      if (make === undefined) return [];
      const made = guarded.get(construct) ?? make(construct);
      guarded.set(construct, made);
      return [made];
    });
    return kept.length === 0 ? [] : [[code, kept] as const];
  });
  return { text: Object.fromEntries(constructs) };
}

/** The numbers, from 1, of the lines that have a sign. */
function linesWith(lines: readonly string[], sign: RegExp): Set<number> {
  return new Set(lines.flatMap((line, index) => (sign.test(line) ? [index + 1] : [])));
}

/** A construct that is tried only on some lines. */
function guard(construct: Construct, lines: ReadonlySet<number>): Construct {
  return { ...construct, previous };

  function previous(this: TokenizeContext, code: Code): boolean {
    if (construct.previous?.call(this, code) === false) return false;
    return lines.has(this.now().line);
  }
}
