/**
 * A report asked for more time or memory than the project allows: a fault of
 * the document, with a diagnostic of its file, and not of this program.
 */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  /** The rule of its diagnostic: `limit-time`, `limit-memory`. */
  readonly rule: string;
  /** What to do about it, one sentence. */
  readonly hint: string;

  /**
   * @param rule the id of its diagnostic
   * @param message what took too much, without a full stop
   * @param hint what to do about it
   */
  constructor(rule: string, message: string, hint: string) {
    super(message);
    this.rule = rule;
    this.hint = hint;
  }
}
