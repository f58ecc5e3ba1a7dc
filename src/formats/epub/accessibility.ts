import type { Asset, Report } from '../../report/report.ts';
import type { Obstacle } from './obstacles.ts';

/** The claim, in the only wording that EPUB Accessibility 1.1 allows (3.3.2). */
const CONFORMANCE = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';

/** What the publication says of its accessibility (EPUB Accessibility 1.1, 2 and 3.3). */
export interface AccessibilityStatement {
  accessModes: string[];
  sufficientAccessModes: string[][];
  features: string[];
  hazards: string[];
  summary: string;
  conformsTo?: string;
  certifiedBy?: string;
}

/**
 * State what is true of the publication, and no more.
 *
 * @param report the resolved report
 * @param obstacles what breaks the claim; with any, conformance is not
 *   stated, and the summary says so
 * @param hasPages whether page breaks are marked and listed
 */
export function stateAccessibility(
  report: Report,
  obstacles: readonly Obstacle[],
  hasPages: boolean,
): AccessibilityStatement {
  const assets = [...report.assets.values()].filter((asset) => asset.nodes.length > 0);
  const described = !obstacles.some(({ isImage }) => isImage);
  const sufficient: string[][] = assets.length === 0 || described ? [['textual']] : [];
  if (assets.length > 0) sufficient.push(['textual', 'visual']);
  const { certifiedBy } = report.metadata;
  const { accessibilitySummary, accessibilityLimits } = report.language.labels;
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
    summary: obstacles.length > 0 ? accessibilityLimits : accessibilitySummary,
    ...(obstacles.length > 0
      ? {}
      : {
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
