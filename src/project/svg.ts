import { parseSvg, type SvgElement, SvgError, serialiseSvg } from './svg-tree.ts';

/** A drawing that has been found harmless. */
export interface CheckedSvg {
  /** The drawing without comments, editor's data and foreign elements. */
  text: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

// SVG 2, appendix on elements, without those that run (script, animate, set),
// load (image is checked apart) or hold another language (foreignObject).
const allowedElements = new Set(
  `svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text
  tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter style image
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence`.split(/\s+/),
);

const limits = { elements: 100_000, depth: 200, expanded: 100_000 };

/** What becomes of an image inside of a drawing: its bytes as they may be published, or why not. */
export type EmbedImage = (
  bytes: Uint8Array,
) => { mediaType: string; bytes: Uint8Array } | { problem: string };

/**
 * Check a drawing: what could run, load, or multiply itself refuses the whole
 * file; what only an editor program wrote for itself is left out, with the
 * names and paths that it may hold.
 *
 * @param source the file's text
 * @param embed checks the images that it holds as `data:`; without it there may be none
 * @returns the drawing, or the problem in an editor's words
 */
export function checkSvg(source: string, embed?: EmbedImage): CheckedSvg | { problem: string } {
  try {
    const root = parseSvg(source, limits);
    if (root.name !== 'svg')
      return { problem: `the outermost element is <${root.name}>, not <svg>` };
    cleanElement(root, embed);
    root.attributes.set('xmlns', 'http://www.w3.org/2000/svg');
    root.attributes.set('xmlns:xlink', 'http://www.w3.org/1999/xlink');
    checkExpansion(root);
    const size = measure(root);
    if ('problem' in size) return size;
    root.attributes.set('width', String(size.width));
    root.attributes.set('height', String(size.height));
    return { text: serialiseSvg(root), ...size };
  } catch (error) {
    if (!(error instanceof SvgError)) throw error;
    if (error.offset === undefined) return { problem: error.message };
    const line = source.slice(0, error.offset).split('\n').length;
    return { problem: `line ${line}: ${error.message}` };
  }
}

/** Leave out what is not SVG's, refuse what is not harmless. */
function cleanElement(element: SvgElement, embed: EmbedImage | undefined): void {
  const fail = (message: string): never => {
    throw new SvgError(message, element.offset);
  };
  if (!allowedElements.has(element.name)) fail(`the element <${element.name}> is not allowed`);
  for (const [key, value] of element.attributes) {
    const name = key.toLowerCase();
    if (name.startsWith('on')) {
      fail(`the attribute "${key}" is not allowed`);
    } else if (name === 'href' || name === 'xlink:href') {
      element.attributes.set(key, checkReference(element, value, embed, fail));
    } else if (name.includes(':') && name !== 'xml:lang' && name !== 'xml:space') {
      element.attributes.delete(key);
    } else if (name === 'src' || name === 'srcset' || name === 'ping') {
      fail(`the attribute "${key}" is not allowed`);
    } else if (name !== 'xmlns') {
      checkStyleText(value, fail);
    }
  }
  element.children = element.children.filter(
    (child) =>
      typeof child === 'string' || !(child.name.includes(':') || child.name === 'metadata'),
  );
  if (element.name === 'style') {
    checkStyleText(element.children.filter((child) => typeof child === 'string').join(''), fail);
  }
  for (const child of element.children) if (typeof child !== 'string') cleanElement(child, embed);
}

/** The reference as it may be published. */
function checkReference(
  element: SvgElement,
  value: string,
  embed: EmbedImage | undefined,
  fail: (message: string) => never,
): string {
  if (/^#[^\s"'<>]+$/.test(value)) return value;
  const inline = /^data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]*)$/.exec(value);
  if (element.name === 'image' && inline !== null && embed !== undefined) {
    const image = embed(Buffer.from(inline[1] ?? '', 'base64'));
    if ('problem' in image) return fail(`an image in it can't be used: ${image.problem}`);
    return `data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`;
  }
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return fail(`it refers to "${shown}", outside of itself`);
}

/** A style sheet without its comments; what is not closed is kept. */
function stripComments(text: string): string {
  if (!text.includes('/*')) return text;
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf('/*'); start >= 0; start = text.indexOf('/*', at)) {
    const end = text.indexOf('*/', start + 2);
    if (end < 0) break;
    parts.push(text.slice(at, start));
    at = end + 2;
  }
  return parts.join('') + text.slice(at);
}

function checkStyleText(value: string, fail: (message: string) => never): void {
  const text = stripComments(value);
  for (const match of text.matchAll(/(?:url|image|image-set|src)\s*\(\s*["']?([^)"']*)/gi)) {
    if (!(match[1] ?? '').startsWith('#')) fail(`it refers to "${match[1]}", outside of itself`);
  }
  if (/@import|@namespace|expression\s*\(|javascript:|-moz-binding/i.test(text)) {
    fail('its styles refer to something outside of itself');
  }
  // `\75rl(` is `url(`.
  if (/\\[0-9a-z]/i.test(text)) fail('its styles hold a backslash escape');
}

/** Refuse drawings whose `<use>` elements multiply each other ("billion laughs"). */
function checkExpansion(root: SvgElement): void {
  const byId = new Map<string, SvgElement>();
  collectIds(root);
  const sizes = new Map<SvgElement, number>();
  const pending = new Set<SvgElement>();
  if (expandedSize(root) > limits.expanded) {
    throw new SvgError(`its <use> elements draw more than ${limits.expanded} elements`);
  }

  function collectIds(element: SvgElement): void {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') collectIds(child);
  }

  function expandedSize(element: SvgElement): number {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    if (pending.has(element)) throw new SvgError('it draws itself', element.offset);
    pending.add(element);
    let size = 1;
    for (const target of targetsOf(element)) size += expandedSize(target);
    for (const child of element.children)
      if (typeof child !== 'string') size += expandedSize(child);
    pending.delete(element);
    size = Math.min(size, limits.expanded + 1);
    sizes.set(element, size);
    return size;
  }

  function targetsOf(element: SvgElement): SvgElement[] {
    if (element.name !== 'use' && element.name !== 'pattern') return [];
    const href = element.attributes.get('href') ?? element.attributes.get('xlink:href');
    const target = href === undefined ? undefined : byId.get(href.slice(1));
    return target === undefined ? [] : [target];
  }
}

const pixels: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

/** Size in CSS pixels: from `width` and `height`, else from the `viewBox`. */
function measure(root: SvgElement): { width: number; height: number } | { problem: string } {
  const box = root.attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth, boxHeight] = box ?? [];
  const width = toPixels(root.attributes.get('width'));
  const height = toPixels(root.attributes.get('height'));
  const ratio =
    boxWidth !== undefined && boxHeight !== undefined && boxWidth > 0 && boxHeight > 0
      ? boxHeight / boxWidth
      : undefined;
  const finalWidth =
    width ?? (height !== undefined && ratio !== undefined ? height / ratio : boxWidth);
  const finalHeight =
    height ?? (finalWidth !== undefined && ratio !== undefined ? finalWidth * ratio : boxHeight);
  const usable = (value: number | undefined): value is number =>
    value !== undefined && value > 0 && value <= 100_000;
  if (!usable(finalWidth) || !usable(finalHeight)) {
    return { problem: 'it says no size: give <svg> a viewBox, or width and height' };
  }
  if (ratio === undefined) {
    // Without a viewBox a drawing is cut instead of scaled.
    root.attributes.set('viewBox', `0 0 ${round(finalWidth)} ${round(finalHeight)}`);
  }
  return { width: round(finalWidth), height: round(finalHeight) };
}

function toPixels(value: string | undefined): number | undefined {
  // No length is long; the expression is quadratic in its digits.
  const parts =
    value !== undefined && value.length > 40
      ? null
      : /^\s*(\d*\.?\d+)(px|pt|pc|mm|cm|in|)\s*$/.exec(value ?? '');
  return parts === null ? undefined : Number(parts[1]) * (pixels[parts[2] ?? ''] ?? 1);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
