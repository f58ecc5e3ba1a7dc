import { EPub, type Options } from 'epub-gen-memory';
import { type Archive, createArchive } from './archive.ts';
import { type ContentDocument, files, type Resource } from './publication.ts';
import {
  chapterTemplate,
  navigationTemplate,
  ncxTemplate,
  packageTemplate,
  writeDocument,
} from './templates.ts';

/** All that goes into the file. */
export interface EpubContents {
  title: string;
  language: string;
  direction: string;
  identifier: string;
  style: string;
  documents: ContentDocument[];
  /** The navigation document, whole. */
  navigation: string;
  /** The bytes that documents and styles refer to. */
  resources: Resource[];
  packageDocument: string;
  ncx: string;
}

/** A chapter as the library's `generateTemplateFiles` reads it. */
interface LibraryChapter {
  id: string;
  title: string;
  author: string[];
  content: string;
  filename: string;
  excludeFromToc: boolean;
  beforeToc: boolean;
  url: string;
}

/**
 * epub-gen-memory with its volatile and lossy parts replaced.
 *
 * A class, since the library offers its steps for overriding as methods only.
 * What is pinned, and why:
 * - `content` is set here, not given to the constructor, whose normalisation
 *   strips `scope`, `headers`, `start`, `datetime` and `data-*` and writes
 *   "image-placeholder" into an empty `alt`;
 * - `uuid` is random, the dates in its package document are today's;
 * - `zip` stamps its entries with the time of the run;
 * - images, fonts and cover would be fetched by URL: nothing is ever fetched.
 */
class ReportEpub extends EPub {
  readonly #contents: EpubContents;
  readonly #archive: Archive;

  constructor(contents: EpubContents) {
    const options: Options = {
      title: contents.title,
      lang: contents.language,
      // Only to keep the library from asking the clock: no template of ours reads it.
      date: '1980-01-01',
      version: 3,
      css: contents.style,
      chapterXHTML: chapterTemplate,
      contentOPF: packageTemplate,
      tocNCX: ncxTemplate,
      tocXHTML: navigationTemplate,
      verbose: false,
    };
    super(options, []);
    this.#contents = contents;
    Object.assign(this.options, {
      lang: contents.language,
      packageDocument: contents.packageDocument,
      ncx: contents.ncx,
      navigation: contents.navigation,
    });
    this.uuid = contents.identifier;
    this.content = contents.documents.map((document) => toLibraryChapter(document, contents));
    // The library has a fixed name for it; ours is the usual one.
    this.#archive = createArchive({ 'OEBPS/toc.xhtml': `OEBPS/${files.navigation}` });
    this.#archive.file('mimetype', 'application/epub+zip');
    this.zip = this.#archive as unknown as typeof this.zip;
  }

  /** The library's step; ours has every picture and font in memory. */
  protected override async downloadAllImages(): Promise<void> {
    const folder = this.#archive.folder('OEBPS');
    for (const { href, bytes } of this.#contents.resources) folder.file(href, bytes);
  }

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async makeCover(): Promise<void> {}

  async toBytes(): Promise<Uint8Array> {
    await this.render();
    return this.#archive.toBytes();
  }
}

function toLibraryChapter(document: ContentDocument, contents: EpubContents): LibraryChapter {
  return {
    id: document.id,
    title: document.title,
    author: [],
    content: writeDocument({ ...contents, ...document }),
    filename: document.href,
    excludeFromToc: false,
    beforeToc: false,
    url: '',
  };
}

/**
 * Pack the parts of a publication.
 *
 * @param contents everything, already written
 * @returns the EPUB file; the same bytes for the same contents
 */
export function packEpub(contents: EpubContents): Promise<Uint8Array> {
  return new ReportEpub(contents).toBytes();
}
