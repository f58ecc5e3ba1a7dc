import type { PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../../report/diagnostics.ts';
import { isLanguageTag } from '../../report/language-tag.ts';
import type { LanguageSpan } from '../../report/nodes.ts';
import { visit } from '../../report/visit.ts';

const CLOSE = /\]\{\s*lang\s*=\s*"?([A-Za-z0-9-]+)"?\s*\}/u;

/**
 * unified plugin: a run of text in another language, `[mot juste]{lang=fr}`
 * (Pandoc's bracketed span with the one attribute that prose needs). Brackets
 * without that attribute stay as they are.
 */
export function remarkLanguageSpans() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if ('children' in node && node.children.some(isClose)) {
        node.children = readSpans(node.children as PhrasingContent[], file) as never;
      }
    });
  };
}

function isClose(node: { type: string; value?: unknown }): boolean {
  return node.type === 'text' && CLOSE.test(String(node.value));
}

function readSpans(nodes: PhrasingContent[], file: VFile): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'text') {
      result.push(node);
      continue;
    }
    let rest = node.value;
    for (let match = CLOSE.exec(rest); match !== null; match = CLOSE.exec(rest)) {
      const lang = match[1] ?? '';
      pushText(result, rest.slice(0, match.index), node);
      rest = rest.slice(match.index + match[0].length);
      const children = takeFromBracket(result);
      if (children === undefined || !isLanguageTag(lang)) {
        report(file, node, 'language-span', `“{lang=${lang}}” marks no text in another language`, {
          hint: 'Write “[the text]{lang=fr}”, with a BCP 47 tag.',
        });
        pushText(result, `${match[0]}`, node);
        if (children !== undefined) result.splice(-1, 0, { type: 'text', value: '[' }, ...children);
        continue;
      }
      const span: LanguageSpan = { type: 'languageSpan', lang, children };
      result.push(node.position === undefined ? span : { ...span, position: node.position });
    }
    pushText(result, rest, node);
  }
  return result;
}

function pushText(result: PhrasingContent[], value: string, origin: PhrasingContent): void {
  if (value === '') return;
  const { position } = origin;
  result.push(position === undefined ? { type: 'text', value } : { type: 'text', value, position });
}

/** Take what stands after the last opening bracket off the end of a list of nodes. */
function takeFromBracket(nodes: PhrasingContent[]): PhrasingContent[] | undefined {
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node?.type !== 'text') continue;
    const at = node.value.lastIndexOf('[');
    if (at < 0) continue;
    const after = nodes.splice(index);
    after.shift();
    pushText(nodes, node.value.slice(0, at), node);
    const inside: PhrasingContent[] = [];
    pushText(inside, node.value.slice(at + 1), node);
    return [...inside, ...after];
  }
  return undefined;
}
