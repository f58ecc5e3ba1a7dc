import type { Html, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';

const COMMENT = /^<!--[\s\S]*?-->$/u;
const LINE_BREAK = /^<br\s*\/?>$/iu;

/**
 * unified plugin: take raw HTML out of the tree. A comment goes, `<br>` is a
 * line break (a table's cell has no other); anything else is an error and
 * stays, as the text that it is.
 */
export function remarkRawHtml() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'html', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const replacement = replace(node, parent, file);
      parent.children.splice(index, 1, ...(replacement as never[]));
      return [SKIP, index + replacement.length];
    });
  };
}

function replace(node: Html, parent: Parents, file: VFile): RootContent[] {
  const isPhrasing = parent.type !== 'root' && !isFlow(parent);
  if (COMMENT.test(node.value.trim())) return [];
  if (isPhrasing && LINE_BREAK.test(node.value)) return [{ type: 'break' }];
  report(
    file,
    node,
    'raw-html',
    'Raw HTML is not part of the source language; it is shown as text',
    {
      hint: 'Say it in Markdown or with a block; write “\\<” for a bracket that is meant.',
    },
  );
  const text: PhrasingContent = { type: 'text', value: node.value };
  if (node.position !== undefined) text.position = node.position;
  if (isPhrasing) return [text];
  const { position } = node;
  return [{ type: 'paragraph', children: [text], ...(position === undefined ? {} : { position }) }];
}

function isFlow(parent: Parents): boolean {
  return ['blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'].includes(
    parent.type,
  );
}
