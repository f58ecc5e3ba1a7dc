/** What was being done, to which file, when an error came that nobody expected. */
export class UnexpectedError extends Error {
  override readonly name = 'UnexpectedError';
}

/** Errors that say for themselves what to do: they are passed on as they are. */
const explained = new Set(['EnvironmentError', 'LimitError', 'UsageError', 'UnexpectedError']);

/**
 * Do something; an error that comes of it says what it was.
 *
 * @param doing to follow "while": `making the PDF of source/a/en.md`
 * @throws {UnexpectedError} with the error as its cause; errors that are explained as they are
 */
export async function during<T>(doing: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && explained.has(error.name)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new UnexpectedError(`Unexpected error while ${doing}: ${message}`, { cause: error });
  }
}
