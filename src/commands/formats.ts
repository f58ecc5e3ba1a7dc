import type { Format, PrintedPage, RenderContext, RenderedImage } from '../report/format.ts';
import type { Report } from '../report/report.ts';

/** A format, with what it can do for others. */
export interface LoadedFormat {
  format: Format;
  /** The pages of a report that it has rendered. */
  readPageMap?(report: Report): PrintedPage[] | undefined;
  /** Whether the browser was in its own sandbox, for a format that has one. */
  isSandboxed?(): boolean;
  /** The cover as a picture. */
  renderCoverImage?(report: Report, context: RenderContext): Promise<RenderedImage>;
}

/**
 * The formats by name, in the order in which they are listed. Each is loaded
 * when it is asked for: importing docx or puppeteer takes longer than the rest
 * of a build.
 */
export const formats = {
  html: async (): Promise<LoadedFormat> => import('../formats/html/index.ts'),
  pdf: async (): Promise<LoadedFormat> => import('../formats/pdf/index.ts'),
  epub: async (): Promise<LoadedFormat> => import('../formats/epub/index.ts'),
  docx: async (): Promise<LoadedFormat> => {
    const { docx } = await import('../formats/docx/index.ts');
    return { format: docx };
  },
} satisfies Record<string, () => Promise<LoadedFormat>>;

/** Media types of the artifacts, for the manifest. */
export const mediaTypes: Record<keyof typeof formats, string> = {
  html: 'text/html',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export type FormatName = keyof typeof formats;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
