import type { Node, Parent } from 'mdast';
import { findLowContrasts, LEAST_CONTRAST } from '../../report/contrast.ts';
import type { Place } from '../../report/diagnostics.ts';
import { textOf } from '../../report/phrasing.ts';
import type { Report } from '../../report/report.ts';
import type { Theme } from '../../report/template.ts';

/** Something that breaks the claim of conformance. */
export interface Obstacle {
  /** Absent for what is not in the text. */
  place?: Place;
  /** What is wrong, in an editor's words, without a full stop: `the image has no text alternative`. */
  message: string;
  /** Whether it is an image whose meaning no text gives. */
  isImage: boolean;
}

/**
 * Rules of `rapporteur check` whose findings break WCAG 2.2 AA, with the words
 * for what they found. `heading-order` is not among them: levels that a source
 * skips are mended before anything is made of it.
 */
const BREAKING_RULES: Readonly<Record<string, string>> = {
  // 1.1.1
  'image-alt': 'the image has no text alternative',
  // 1.3.1
  'table-head': 'a column of the table has no header',
  // 2.4.6
  'empty-heading': 'the heading has no text',
  // 2.4.4
  'empty-link': 'the link has no text',
  'link-text': 'the link’s text does not say where it leads',
};

/**
 * Find what would make the claim of conformance untrue: what the checks have
 * found (they are messages of the report's file), what an EPUB that is made
 * without them must not claim either, and colours of the theme that can't be
 * told from each other.
 *
 * @param report the resolved report
 * @returns each with its place, those of the text in reading order
 */
export function findObstacles(report: Report): Obstacle[] {
  const found = [...findInTree(report), ...findInMessages(report)];
  const places = new Set<string>();
  return [
    ...found
      .filter(({ place }) => {
        const key = keyOf(place);
        return !places.has(key) && places.add(key);
      })
      .sort((one, other) => offsetOf(one.place) - offsetOf(other.place)),
    ...findInTheme(report.template.theme),
  ];
}

function findInTree(report: Report): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const visit = (node: Node) => {
    const message = describeNode(node);
    if (message !== undefined) {
      obstacles.push({ place: node, message, isImage: isNode(node, 'image') });
    }
    if ('children' in node) for (const child of (node as Parent).children) visit(child);
  };
  visit(report.tree);
  return obstacles;
}

function describeNode(node: Node): string | undefined {
  if (isNode(node, 'image')) {
    const alt = ('alt' in node && typeof node.alt === 'string' ? node.alt : '').trim();
    if (alt === '') return 'the image has no text alternative';
    // WCAG 2.2, failure F30: a file name is no alternative.
    if (/^\S+\.(?:svg|png|jpe?g|gif|webp)$/i.test(alt)) {
      return 'the image’s text alternative is a file name';
    }
  }
  if (isNode(node, 'table')) {
    const head = (node as Parent).children[0];
    if (head !== undefined && textOf([head]).trim() === '')
      return 'the table has no column headers';
  }
  // An image in a link is its text.
  if (isNode(node, 'link') && textOf((node as Parent).children).trim() === '' && !hasImage(node)) {
    return 'the link has no text';
  }
  return undefined;
}

function hasImage(node: Node): boolean {
  return (
    'children' in node &&
    (node as Parent).children.some((child) => isNode(child, 'image') || hasImage(child))
  );
}

function findInMessages(report: Report): Obstacle[] {
  return report.file.messages.flatMap(({ ruleId, place }): Obstacle[] => {
    const message = BREAKING_RULES[ruleId ?? ''];
    if (message === undefined) return [];
    return [{ place, message, isImage: ruleId === 'image-alt' }];
  });
}

function findInTheme({ colours }: Theme): Obstacle[] {
  const { dark, ...light } = colours;
  return Object.entries({ light, dark }).flatMap(([scheme, palette]) =>
    findLowContrasts(palette).map(({ text, ground, contrast }): Obstacle => {
      // Rounded down: what is below the limit must not look as if it were not.
      const shown = Math.floor(contrast * 10) / 10;
      return {
        message: `the theme’s ${scheme} colours “${text}” and “${ground}” have a contrast of ${shown} : 1, where text needs ${LEAST_CONTRAST}`,
        isImage: false,
      };
    }),
  );
}

function isNode(node: Node, type: string): boolean {
  return node.type === type;
}

/** The line and column that a place begins at. */
function keyOf(place: Place): string {
  const point = pointOf(place);
  return point === undefined ? '' : `${point.line}:${point.column}`;
}

function offsetOf(place: Place): number {
  const point = pointOf(place);
  return point === undefined ? Number.POSITIVE_INFINITY : point.line * 1e5 + point.column;
}

function pointOf(place: Place): { line: number; column: number } | undefined {
  if (place === undefined) return undefined;
  if ('line' in place) return place;
  if ('start' in place) return place.start;
  return place.position?.start;
}
