import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import { footnoteIndent } from '../../report/footnote-indent.ts';
import { autolinkLiterals, autolinkLiteralsFromMarkdown } from './autolink-literals.ts';
import { splitLines } from './lines.ts';
import { tables } from './tables.ts';

/**
 * unified plugin: GitHub Flavored Markdown, as `remark-gfm` has it.
 *
 * @param text the whole source: decides where addresses and tables are looked for
 */
export function remarkGfm(this: Processor, text: string): undefined {
  const data = this.data();
  const lines = splitLines(text);
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    autolinkLiterals(lines),
    gfmFootnote(),
    footnoteIndent(),
    gfmStrikethrough(),
    tables(lines),
    gfmTaskListItem(),
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    autolinkLiteralsFromMarkdown(lines),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ];
}
