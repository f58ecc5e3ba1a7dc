import type { Element, ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { RenderContext } from '../../report/format.ts';
import { COVER_SLOTS, type CoverSlot, coverContent } from './cover-slots.ts';
import { mediaTypeOf } from './media-type.ts';
import type { Scope } from './scope.ts';

/** Elements that a cover may not have: what runs, loads or asks. */
const FORBIDDEN = new Set([
  'base',
  'button',
  'embed',
  'form',
  'frame',
  'iframe',
  'input',
  'link',
  'meta',
  'object',
  'script',
  'select',
  'style',
  'textarea',
]);

/**
 * The cover: the template's `cover.html` with its slots filled.
 *
 * What fills a slot is a tree, never markup, so nothing that a report says can
 * become an element. An element that has slots and gets nothing into any of
 * them is left out, with its punctuation and space. Slots without a known
 * name, elements that may not be there and images that the template lacks are
 * told to the context.
 *
 * @param scope what the parts read
 * @param warn where problems of the template go: rule and message
 */
export function renderCover(scope: Scope, warn: RenderContext['warn']): ElementContent[] {
  const tree = fromHtml(scope.report.template.cover, { fragment: true });
  const content = coverContent(scope);
  const fill = (nodes: RootContent[]): Filled => {
    const result: Filled = { children: [], slots: 0, filled: 0 };
    for (const node of nodes) {
      if (node.type === 'text') result.children.push(node);
      if (node.type !== 'element') continue;
      const piece =
        node.tagName === 'slot'
          ? fillSlot(node, content, warn)
          : fillElement(node, fill, scope, warn);
      result.children.push(...piece.children);
      result.slots += piece.slots;
      result.filled += piece.filled;
    }
    return result;
  };
  return fill(tree.children).children;
}

/** Content, with how many slots there were in it and how many got something. */
interface Filled {
  children: ElementContent[];
  slots: number;
  filled: number;
}

function fillSlot(
  slot: Element,
  content: Record<CoverSlot, ElementContent[]>,
  warn: RenderContext['warn'],
): Filled {
  const name = String(slot.properties['name'] ?? '');
  const known = COVER_SLOTS.find((candidate) => candidate === name);
  if (known === undefined) {
    warn(
      'cover-slot',
      `The template’s cover has a slot “${name}”; the slots are ${COVER_SLOTS.join(', ')}`,
    );
    return { children: [], slots: 1, filled: 0 };
  }
  const children = content[known];
  return { children, slots: 1, filled: children.length > 0 ? 1 : 0 };
}

function fillElement(
  node: Element,
  fill: (nodes: RootContent[]) => Filled,
  scope: Scope,
  warn: RenderContext['warn'],
): Filled {
  if (FORBIDDEN.has(node.tagName)) {
    warn(
      'cover-element',
      `The template’s cover has a <${node.tagName}>, which a cover may not have`,
    );
    return { children: [], slots: 0, filled: 0 };
  }
  const inner = fill(node.children);
  if (inner.slots > 0 && inner.filled === 0) return { ...inner, children: [] };
  const properties = Object.fromEntries(
    Object.entries(node.properties).filter(([name]) => !/^on/i.test(name)),
  );
  if (node.tagName === 'img') {
    const name = String(properties['src'] ?? '').replace(/^\.\//, '');
    const bytes = scope.report.template.images.get(name);
    const mediaType = mediaTypeOf(name);
    if (bytes === undefined || mediaType === undefined) {
      warn('cover-image', `The template has no image “${name}”, which its cover shows`);
      return { children: [], slots: 0, filled: 0 };
    }
    properties['src'] = scope.options.imageUrl({ name, mediaType, bytes });
    properties['alt'] ??= '';
  }
  return { ...inner, children: [{ ...node, properties, children: inner.children }] };
}
