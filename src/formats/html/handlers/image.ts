import type { Image } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/** An image from the report's assets; one that is not there is replaced by its text. */
export const image: Handler<Image> = (_state, node, scope) => {
  const asset = scope.report.assets.get(node.url);
  if (asset === undefined) return node.alt ? text(node.alt) : undefined;
  return element('img', {
    src: scope.options.imageUrl(asset),
    alt: node.alt ?? '',
    // Both, so that the page does not jump when the image is read.
    ...(asset.width > 0 && asset.height > 0
      ? { width: Math.round(asset.width), height: Math.round(asset.height) }
      : {}),
    ...(node.title ? { title: node.title } : {}),
  });
};
