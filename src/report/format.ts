import type { Report } from './report.ts';

/** What a renderer is given besides the report. */
export interface RenderContext {
  /** Told of what a format could not do as it should. */
  warn(rule: string, message: string, place?: import('./diagnostics.ts').Place): void;
  /**
   * The bytes that another format made of the same report in the same run, for
   * a format that builds on another (EPUB's page list on the PDF's pages).
   * `undefined` when that format is not built.
   */
  sibling?(format: string): Promise<Uint8Array | undefined>;
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
