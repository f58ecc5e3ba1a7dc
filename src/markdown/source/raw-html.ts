import type { Html, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import type { ControlComment } from '../../report/control-comment.ts';
import { report } from '../../report/diagnostics.ts';
import { SKIP, visit } from '../../report/visit.ts';

const COMMENT = /^<!--[\s\S]*?-->$/u;
const LINE_BREAK = /^<br\s*\/?>$/iu;

const CONTROL = /<!--\s*rapporteur-([\s\S]*?)-->/gu;

/** Whether raw HTML is a comment, or several, and nothing else. */
export function isComment(html: string): boolean {
  return COMMENT.test(html.trim());
}

/**
 * unified plugin: take raw HTML out of the tree. A comment goes, and one that
 * speaks to rapporteur is remembered in `file.data.controls`; `<br>` is a
 * line break (a table's cell has no other); anything else is an error and
 * stays, as the text that it is.
 */
export function remarkRawHtml() {
  return (tree: Root, file: VFile): void => {
    const controls: ControlComment[] = [];
    file.data.controls = controls;
    visit(tree, 'html', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      if (isComment(node.value)) controls.push(...readControls(node, index, parent));
      const replacement = replace(node, parent, file);
      parent.children.splice(index, 1, ...(replacement as never[]));
      return [SKIP, index + replacement.length];
    });
  };
}

function readControls(node: Html, index: number, parent: Parents): ControlComment[] {
  const { position } = node;
  if (position === undefined) return [];
  const following = parent.children
    .slice(index + 1)
    .find((sibling) => !(sibling.type === 'html' && isComment(sibling.value)));
  const rest =
    isPhrasingParent(parent) && parent.position !== undefined
      ? { start: position.end, end: parent.position.end }
      : following?.position;
  return [...node.value.matchAll(CONTROL)].map((match) => ({
    text: (match[1] ?? '').trimEnd(),
    start: position.start,
    end: position.end,
    ...(rest === undefined ? {} : { next: rest }),
    // The comments before it have been taken out already.
    atTop: parent.type === 'root' && index === 0,
  }));
}

function isPhrasingParent(parent: Parents): boolean {
  return parent.type !== 'root' && !isFlow(parent);
}

function replace(node: Html, parent: Parents, file: VFile): RootContent[] {
  const isPhrasing = isPhrasingParent(parent);
  if (isComment(node.value)) return [];
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
