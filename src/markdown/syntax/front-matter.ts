import type { Root } from 'mdast';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** YAML front matter as it stands in a source file. */
export interface FrontMatter {
  /** The YAML between the fences. */
  value: string;
  /** The line of the file that its first line is, from 1. */
  line: number;
}

/** unified plugin: parse YAML between `---` fences at the very start of a file. */
export function remarkFrontMatter(this: Processor): undefined {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), frontmatter('yaml')];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    frontmatterFromMarkdown('yaml'),
  ];
}

/** Take the front matter out of a tree; an empty one where there is none. */
export function takeFrontMatter(tree: Root): FrontMatter {
  const first = tree.children[0];
  if (first?.type !== 'yaml') return { value: '', line: 1 };
  tree.children.shift();
  return { value: first.value, line: (first.position?.start.line ?? 1) + 1 };
}
