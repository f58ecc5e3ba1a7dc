import type { Element, ElementContent } from 'hast';
import { visitElements } from './nodes.ts';

/** A document's content before it is written. */
export interface LinkedDocument {
  href: string;
  content: ElementContent[];
}

/** Schemes that lead out of a book (EPUB 3.3, 3.6 allows no `file:`, and no `data:` in links). */
const OUTWARD = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:', 'doi:', 'urn:', 'geo:']);

/**
 * Find in which file each id is.
 *
 * @param documents all of the publication
 * @returns id → file name
 */
export function locateIds(documents: readonly LinkedDocument[]): Map<string, string> {
  const locations = new Map<string, string>();
  for (const { href, content } of documents) {
    visitElements(content, ({ properties }) => {
      const { id } = properties;
      if (typeof id === 'string' && !locations.has(id)) locations.set(id, href);
    });
  }
  return locations;
}

/**
 * Make each link that leads to an id lead to the file that holds it, and take
 * the address from links that lead nowhere in a book: a missing id, a file
 * beside the source, a scheme that books must not use. Their text stays.
 *
 * @param document changed in place
 * @param locations from {@link locateIds}
 * @param refuse told of each link that lost its address
 */
export function resolveLinks(
  document: LinkedDocument,
  locations: ReadonlyMap<string, string>,
  refuse: (link: Element, href: string) => void,
): void {
  visitElements(document.content, (link) => {
    const { href } = link.properties;
    if (link.tagName !== 'a' || typeof href !== 'string') return;
    const resolved = resolveAddress(href, document.href, locations);
    if (resolved !== undefined) {
      link.properties['href'] = resolved;
      return;
    }
    refuse(link, href);
    delete link.properties['href'];
  });
}

function resolveAddress(
  href: string,
  from: string,
  locations: ReadonlyMap<string, string>,
): string | undefined {
  if (href.startsWith('#')) {
    const id = decodeFragment(href.slice(1));
    const file = locations.get(id);
    if (file === undefined) return undefined;
    const fragment = `#${encodeURIComponent(id)}`;
    return file === from ? fragment : `${file}${fragment}`;
  }
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!OUTWARD.has(url.protocol)) return undefined;
  return escapeRest(url.href);
}

/**
 * Escape what the parser lets stand but RFC 3986 (2.2 to 2.4) has no place for,
 * as EPUBCheck asks (RSC-005, RSC-020): marks in queries, a percent sign alone.
 */
function escapeRest(href: string): string {
  return href
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[|^`{}\\"<> ]/g, (mark) => encodeURIComponent(mark));
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
