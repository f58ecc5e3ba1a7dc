import type { Element, ElementContent, Properties, Root } from 'hast';
import type { Report } from '../../report/report.ts';
import { text } from '../html/handlers/handler.ts';
import { type Carrier, formatCarrier } from './conformance/carrier.ts';

/** Elements whose own tag carries `lang` into the PDF. */
const KEEPS_LANG = new Set(['html', 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th']);

/**
 * Change what Chromium would leave out of, or spoil in, the structure tree, and
 * note where in the source blocks are. Works in place.
 *
 * @param tree the print document
 * @param report whose document it is
 */
export function prepareForTags(tree: Root, report: Report): void {
  const { language } = report.metadata;
  const walk = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      prepareElement(child, language);
      if (child.tagName === 'a') divideAddress(child);
      walk(child);
    }
  };
  walk(tree);
}

function prepareElement(node: Element, language: string): void {
  const { properties } = node;
  // A cell that says nothing vanishes from the structure, and the cells after it move up.
  if ((node.tagName === 'td' || node.tagName === 'th') && node.children.every(isSilent)) {
    node.children.unshift(text('\u00a0'));
  }
  // Else what a decoration shows, such as words of a drawing, is text that nothing marks.
  if (node.tagName === 'img' && properties['alt'] === '') carry(node, { type: 'Artifact' });
  if (node.tagName === 'del') carry(node, { type: 'Span', decoration: 'LineThrough' });
  carryLanguage(node, properties, language);
  carryOffset(node, properties);
  if (isPanel(node)) prepareKicker(node);
}

/** Whether a node is nothing to a reader: white space, line breaks, images that are decoration. */
function isSilent(node: ElementContent): boolean {
  if (node.type === 'text') return /^[ \t\n\r\f]*$/.test(node.value);
  if (node.type !== 'element') return true;
  if (node.tagName === 'img') return String(node.properties['alt'] ?? '').trim() === '';
  if (node.tagName === 'input' || node.tagName === 'svg') return false;
  return node.children.every(isSilent);
}

/**
 * Let a line end inside an address that a link shows: behind slashes, and before
 * other marks, which at the end of a line would be taken for the sentence's (Chicago
 * Manual of Style 17, 14.18). The spaces of no width go when the file is mended.
 */
function divideAddress({ children: [only, ...others] }: Element): void {
  if (only?.type !== 'text' || others.length > 0) return;
  if (!/^(?:https?:\/\/|www\.|10\.\d+\/)\S+$/u.test(only.value)) return;
  only.value = only.value.replace(/(?<=\/)(?=[^/])|(?<=[^/.])(?=[.?#&=_~])/gu, '\u200b');
}

function isPanel({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('panel');
}

/**
 * The number of a panel stands on a line of its own, where a colon would announce
 * nothing: it is left out there, and said all the same.
 */
function prepareKicker(panel: Element): void {
  const title = panel.children.find((child) => child.type === 'element');
  if (title?.type !== 'element' || !/^h[23]$/.test(title.tagName)) return;
  const kicker = title.children[0];
  if (kicker?.type !== 'element' || kicker.tagName !== 'span') return;
  const [label] = kicker.children;
  if (label?.type !== 'text') return;
  const actual = label.value;
  label.value = actual.replace(/[\s.:\uff1a]+$/u, '');
  if (label.value === actual.trim()) return;
  carry(kicker, { type: 'Span', actual });
}

/** Give an element a type that HTML has not (see carrier.ts). */
function carry({ properties }: Element, carrier: Carrier): void {
  properties['role'] = 'figure';
  properties['ariaLabel'] = formatCarrier(carrier);
}

const PLACED = new Set('p h2 h3 h4 h5 h6 li tr img pre blockquote dt dd div figcaption'.split(' '));

/** Where the element is in the source, for the map of pages. */
function carryOffset(node: Element, properties: Properties): void {
  const offset = node.position?.start.offset;
  if (offset !== undefined && PLACED.has(node.tagName)) properties['dataOffset'] = offset;
}

/** `lang` on an inline element is lost, but for one that carries a type (see carrier.ts). */
function carryLanguage(node: Element, properties: Properties, language: string): void {
  const { lang } = properties;
  if (typeof lang !== 'string' || lang === language || KEEPS_LANG.has(node.tagName)) return;
  if (node.tagName !== 'span' && node.tagName !== 'i' && node.tagName !== 'cite') {
    passLanguageDown(node, lang);
    return;
  }
  carry(node, { type: 'Span', lang });
}

/**
 * The tag of a division or quotation has no language, and its paragraphs' only
 * where it differs from hers: they get it in her place.
 */
function passLanguageDown(node: Element, lang: string): void {
  if (hasText(node) || KEEPS_LANG.has(node.tagName)) {
    node.properties['lang'] = lang;
    return;
  }
  delete node.properties['lang'];
  for (const child of node.children) {
    if (child.type !== 'element' || child.properties['lang'] !== undefined) continue;
    passLanguageDown(child, lang);
  }
}

function hasText(node: Element): boolean {
  return node.children.some((part) => part.type === 'text' && part.value.trim() !== '');
}
