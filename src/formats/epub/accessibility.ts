import type { Node, Parent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Asset, Report } from '../../report/report.ts';

/** The claim, in the only wording that EPUB Accessibility 1.1 allows (3.3.2). */
const CONFORMANCE = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';

/** What the publication says of its accessibility (EPUB Accessibility 1.1, 2 and 3.3). */
export interface AccessibilityStatement {
  accessModes: string[];
  sufficientAccessModes: string[][];
  features: string[];
  hazards: string[];
  summary?: string;
  conformsTo?: string;
  certifiedBy?: string;
}

/** Something in the content that breaks the claim. */
export interface Obstacle {
  node: Node;
  /** What is wrong, in an editor's words, without a full stop. */
  message: string;
}

/**
 * Find what would make the claim of conformance untrue. What is resolved by
 * construction (heading order, languages, contrast, names of links to notes)
 * is held by tests; this looks at what only the author can give.
 *
 * @param report the resolved report
 * @returns each with its node, in reading order
 */
export function findObstacles(report: Report): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const visit = (node: Node) => {
    const message = describeObstacle(node);
    if (message !== undefined) obstacles.push({ node, message });
    if ('children' in node) for (const child of (node as Parent).children) visit(child);
  };
  visit(report.tree);
  return obstacles;
}

function describeObstacle(node: Node): string | undefined {
  if (isNode(node, 'image')) {
    const alt = ('alt' in node && typeof node.alt === 'string' ? node.alt : '').trim();
    // WCAG 2.2, 1.1.1 and failure F30: a file name is no alternative.
    if (alt === '') return 'the image has no text alternative';
    if (/^\S+\.(?:svg|png|jpe?g|gif|webp)$/i.test(alt)) {
      return 'the image’s text alternative is a file name';
    }
  }
  if (isNode(node, 'table')) {
    const head = (node as Parent).children[0];
    // WCAG 2.2, 1.3.1: relations that the sight shows are in the structure too.
    if (head !== undefined && textOf(head).trim() === '') return 'the table has no column headers';
  }
  if (isNode(node, 'link') && textOf(node).trim() === '') return 'the link has no text';
  return undefined;
}

function isNode(node: Node, type: string): boolean {
  return node.type === type;
}

/**
 * State what is true of the publication, and no more.
 *
 * @param report the resolved report
 * @param obstacles what breaks the claim; with any, neither conformance nor a
 *   summary that rests on it is stated
 * @param hasPages whether page breaks are marked and listed
 */
export function stateAccessibility(
  report: Report,
  obstacles: readonly Obstacle[],
  hasPages: boolean,
): AccessibilityStatement {
  const assets = [...report.assets.values()].filter((asset) => asset.nodes.length > 0);
  const described = !obstacles.some(({ node }) => isNode(node, 'image'));
  const sufficient: string[][] = assets.length === 0 || described ? [['textual']] : [];
  if (assets.length > 0) sufficient.push(['textual', 'visual']);
  const { certifiedBy } = report.metadata;
  return {
    accessModes: assets.length > 0 ? ['textual', 'visual'] : ['textual'],
    sufficientAccessModes: sufficient,
    features: [
      ...(described ? ['alternativeText'] : []),
      'ARIA',
      'displayTransformability',
      ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
      'unlocked',
    ],
    hazards: [assets.some(canMove) ? 'unknown' : 'none'],
    ...(obstacles.length > 0
      ? {}
      : {
          summary: report.language.labels.accessibilitySummary,
          conformsTo: CONFORMANCE,
          ...(certifiedBy === undefined ? {} : { certifiedBy }),
        }),
  };
}

/** Whether a picture may flash or move: an animated GIF or WebP, an SVG with animation. */
function canMove(asset: Asset): boolean {
  const bytes = Buffer.from(asset.bytes.buffer, asset.bytes.byteOffset, asset.bytes.byteLength);
  switch (asset.mediaType) {
    case 'image/gif':
      // Graphic control extensions, one a frame (GIF89a, 23).
      return bytes.indexOf('21f904', 0, 'hex') !== bytes.lastIndexOf('21f904', undefined, 'hex');
    case 'image/webp':
      return bytes.includes('ANIM');
    case 'image/svg+xml':
      return /<(?:\w+:)?(?:animate|set)|@keyframes|animation\s*:/.test(bytes.toString('utf8'));
    default:
      return false;
  }
}
