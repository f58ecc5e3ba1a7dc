import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { parsePlain, parseSource } from '../markdown/parse.ts';
import { settleHeadings } from '../markdown/resolve/headings.ts';
import { assignIds } from '../markdown/resolve/ids.ts';
import { arrangeMatter } from '../markdown/resolve/matter.ts';
import type { Language } from '../report/language.ts';
import { visit } from '../report/visit.ts';

/** A text, and the language whose words open panels in it. */
export interface HeadedText {
  text: string;
  language: Language;
}

/**
 * Let the links of a translation that lead to headings of the source lead to
 * the same headings in the translation: their ids are made of their words.
 *
 * @param source the text that was translated
 * @param translation with the source's targets
 * @returns the translation with its own; as it is where its headings are others
 */
export function settleHeadingLinks(source: HeadedText, translation: HeadedText): string {
  if (!/\]\(<?#|\]:[ \t]*<?#/u.test(translation.text)) return translation.text;
  const before = listHeadingIds(source);
  const after = listHeadingIds(translation);
  if (before.length !== after.length) return translation.text;
  const ids = new Map(
    before.flatMap((id, index) => (after[index] === id ? [] : [[id, after[index] ?? id] as const])),
  );
  if (ids.size === 0) return translation.text;
  const { tree } = parsePlain(new VFile({ value: translation.text }));
  const changes: { at: number; length: number; id: string }[] = [];
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const id = node.url.startsWith('#') ? ids.get(decode(node.url.slice(1))) : undefined;
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (id === undefined || start === undefined || end === undefined) return;
    const at = translation.text.slice(start, end).lastIndexOf(node.url);
    if (at >= 0) changes.push({ at: start + at, length: node.url.length, id });
  });
  let { text } = translation;
  for (const { at, length, id } of changes.sort((a, b) => b.at - a.at)) {
    text = `${text.slice(0, at)}#${id}${text.slice(at + length)}`;
  }
  return text;
}

/** The ids of headings and boxes in the order of the report, as it will be resolved. */
function listHeadingIds({ text, language }: HeadedText): string[] {
  const file = new VFile({ value: text });
  const tree: Root = parseSource(file, language).tree;
  arrangeMatter(tree);
  settleHeadings(tree, file);
  assignIds(tree, file);
  const ids: string[] = [];
  visit(tree, (node) => {
    if ((node.type === 'heading' || node.type === 'blockTitle') && node.data?.id !== undefined) {
      ids.push(node.data.id);
    }
  });
  return ids;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
