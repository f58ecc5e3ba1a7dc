/**
 * What the machine lacks, as opposed to what is wrong with a document: no
 * browser, no font package, a full disk, a folder that can't be written. The
 * command says it in one line and exits with 3.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** What to do about it, one sentence. */
  readonly hint: string | undefined;

  /**
   * @param message what is missing, without a full stop
   * @param options the hint, and the error that it was found out by
   */
  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
  }
}
