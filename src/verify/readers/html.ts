import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type ArtifactContent, UnreadableArtifact } from '../content.ts';
import { decodeName } from '../names.ts';
import { findAll, type MarkupElement, textIn } from './element.ts';
import { readWeb } from './web.ts';

/** Read a web page of one file. */
export async function readHtml(bytes: Uint8Array): Promise<ArtifactContent> {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  const tree = fromHtml(text);
  const root = tree.children.find((node) => node.type === 'element' && node.tagName === 'html');
  if (root?.type !== 'element' || !/<\/html>\s*$/u.test(text)) {
    throw new UnreadableArtifact('it is no whole HTML file');
  }
  const page = toMarkup(root);
  const language = page.attributes['lang'];
  const titles = findAll(page, 'title').map(textIn);
  const nameOf = (href: string) => (href.startsWith('#') ? decodeName(href.slice(1)) : undefined);
  return {
    ...readWeb([{ root: page, place: '', nameOf, start: 'front' }], language),
    title: titles[0],
    language,
    properties: findAll(page, 'meta').map((meta) => meta.attributes['content'] ?? ''),
  };
}

/** Names of attributes that hast spells in its own way, by those of HTML. */
const ATTRIBUTES: Record<string, string> = {
  ariaLabel: 'aria-label',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
};

function toMarkup(element: Element): MarkupElement {
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(element.properties)) {
    if (value === null || value === undefined || value === false) continue;
    attributes[ATTRIBUTES[key] ?? key] = Array.isArray(value) ? value.join(' ') : String(value);
  }
  return {
    name: element.tagName,
    attributes,
    children: element.children.flatMap((child): MarkupElement['children'] =>
      child.type === 'element' ? [toMarkup(child)] : child.type === 'text' ? [child.value] : [],
    ),
  };
}
