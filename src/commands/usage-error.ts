/** What was typed can't be understood: the command says so and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to type instead, one sentence. */
  readonly hint: string | undefined;

  /**
   * @param message what is wrong, without a full stop
   * @param hint what to type instead
   */
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
