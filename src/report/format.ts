import type { Report } from './report.ts';

/** An image that one format makes for another. */
export interface RenderedImage {
  bytes: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg';
  /** In pixels. */
  width: number;
  height: number;
}

/**
 * Where a page of the PDF begins in the text, in terms that every format
 * shares: the place in the source of the block that the page begins in.
 */
export interface PrintedPage {
  /** What is printed on the page, and the PDF's page label: `iv`, `12`. */
  label: string;
  /**
   * `position.start.offset` in the source of the block (paragraph, heading,
   * list item, table row, image …) whose text the page begins with; of the
   * innermost block, where several begin there.
   */
  offset: number;
  /**
   * How many characters (code points) of the block's text stand on the pages
   * before, white space and soft hyphens not counted; 0 or absent where the
   * block begins on the page. Text is what the element of the block holds, in its order: generated
   * prefixes and numbers of notes count, notes themselves don't.
   */
  characters?: number;
}

/** What a renderer is given besides the report. */
export interface RenderContext {
  /** Told of what a format could not do as it should. */
  warn(rule: string, message: string, place?: import('./diagnostics.ts').Place): void;
  /** Told of what makes the artifact wrong, so that it must not be written. */
  fail?(rule: string, message: string, place?: import('./diagnostics.ts').Place): void;
  /** Told of what is about the machine and no report: the browser has no sandbox. */
  warnOfMachine?(rule: string, message: string): void;
  /**
   * The bytes that another format made of the same report in the same run, for
   * a format that builds on another (EPUB's page list on the PDF's pages).
   * `undefined` when that format is not built.
   */
  sibling?(format: string): Promise<Uint8Array | undefined>;
  /**
   * The pages of the same report's PDF, in order, for EPUB's page list; pages
   * that begin with no text of the source (cover, contents) are left out.
   * `undefined` when no PDF is made in the same run.
   */
  pageMap?(): Promise<PrintedPage[] | undefined>;
  /** The cover as a picture, from the same `cover.html` as the PDF's; `undefined` without a browser. */
  coverImage?(): Promise<RenderedImage | undefined>;
  /**
   * To be called, once or never, when another program has begun to work for the
   * format: the caller has things to do meanwhile.
   */
  meanwhile?(): void;
  /** Seconds that the artifact may take, where that is limited. */
  time?: number;
  /** `SOURCE_DATE_EPOCH`, in seconds, where it is set: an artifact's dates come from it or from the report, never from the clock. */
  sourceDateEpoch?: number;
}

/** An output format: a name and a function. */
export interface Format {
  /** As in `--format`. */
  name: string;
  /** With its full stop: `.pdf`. */
  extension: string;
  /**
   * Make the artifact.
   *
   * @param report the resolved report
   * @param context where to send warnings
   * @returns the bytes of the file, whole; the same for the same report
   */
  render(report: Report, context: RenderContext): Promise<Uint8Array>;
  /** Begin what takes long (the browser), without waiting for it. */
  prepare?(): void;
  /** Give back what `prepare` and `render` hold. */
  dispose?(): Promise<void>;
}
