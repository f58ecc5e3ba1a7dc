/** A file of the publication besides its documents, with its place in the manifest. */
export interface Resource {
  /** Unique in the manifest. */
  id: string;
  /** Relative to the package document: `images/framework.svg`. */
  href: string;
  mediaType: string;
  bytes: Uint8Array;
  /** `cover-image`. */
  properties?: string;
}

/** A content document, in the order of the spine. */
export interface ContentDocument {
  /** Unique in the manifest. */
  id: string;
  /** Relative to the package document: `panel-1.xhtml`. */
  href: string;
  /** The document's `title`, plain text. */
  title: string;
  /** Of `body`: `frontmatter`, `bodymatter`, `backmatter` (EPUB Structural Semantics Vocabulary). */
  bodyType?: string;
  /** XHTML, what stands in `body`. */
  body: string;
}

/** A place that the navigation leads to. */
export interface NavigationEntry {
  /** Plain text. */
  text: string;
  href: string;
  children: NavigationEntry[];
}

/** A place that a reading system offers by itself (EPUB 3.3, 7.4.4). */
export interface Landmark {
  /** `cover`, `toc`, `bodymatter` … */
  type: string;
  text: string;
  href: string;
}

/** Everything that leads through the publication. */
export interface Navigation {
  contents: NavigationEntry[];
  figures: NavigationEntry[];
  tables: NavigationEntry[];
  landmarks: Landmark[];
  /** The printed pages, in order; empty where no PDF is known. */
  pages: NavigationEntry[];
}

/** Where the files of a publication are that others name. */
export const files = {
  navigation: 'nav.xhtml',
  ncx: 'toc.ncx',
  style: 'style.css',
  cover: 'cover.xhtml',
  titlePage: 'title-page.xhtml',
  notes: 'notes.xhtml',
} as const;
