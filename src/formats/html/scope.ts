import type { Definition, Root, RootContent } from 'mdast';
import type { Asset, Report } from '../../report/report.ts';

/** An image of the report or of its template. */
export type ImageFile = Pick<Asset, 'name' | 'mediaType' | 'bytes'>;

/** What differs between the formats that are made of the one hast. */
export interface HastOptions {
  /** The address of an image: a `data:` URI, or a file name in the container. */
  imageUrl(image: ImageFile): string;
  /** The address of an element by its id; `#id` unless said otherwise. */
  idUrl?(id: string): string;
  /**
   * Added to `heading.depth` to give a heading's rank. 0 where the title is the
   * page's `h1`; -1 where each chapter is a document of its own.
   */
  headingShift?: number;
  /**
   * Whether elements carry roles of DPUB-ARIA. Off for print: Chromium gives no
   * Link tag to a link with `doc-noteref` or `doc-backlink`.
   */
  roles?: boolean;
  /** Whether elements carry `epub:type` as well. */
  epubTypes?: boolean;
  /**
   * Whether to leave out elements and attributes that only a screen needs
   * (scroll containers, `sup` around a note's number): the structure tree of a
   * tagged PDF costs by the element.
   */
  lean?: boolean;
}

/** What every handler and part reads: the report, and the options with defaults filled in. */
export interface Scope {
  report: Report;
  options: Required<HastOptions>;
  /** Link definitions of the whole report, by identifier in upper case. */
  definitions: Map<string, Definition>;
}

/**
 * Prepare what the handlers read.
 *
 * @param report the resolved report
 * @param options what the format needs
 */
export function createScope(report: Report, options: HastOptions): Scope {
  return {
    report,
    options: {
      idUrl: (id) => `#${id}`,
      headingShift: 0,
      roles: true,
      epubTypes: false,
      lean: false,
      ...options,
    },
    definitions: collectDefinitions(report.tree),
  };
}

/** The first definition of an identifier counts (CommonMark 0.31, 4.7). */
function collectDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const collect = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'definition') {
        const key = node.identifier.toUpperCase();
        if (!definitions.has(key)) definitions.set(key, node);
      } else if ('children' in node) collect(node.children as RootContent[]);
    }
  };
  collect(tree.children);
  return definitions;
}
