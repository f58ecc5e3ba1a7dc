/** Thrown where a file's bytes are not PDF as this reader knows it. */
export class PdfSyntaxError extends Error {
  /** Byte offset in the file or decoded stream that was being read. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`${message} at byte ${offset}`);
    this.name = 'PdfSyntaxError';
    this.offset = offset;
  }
}
