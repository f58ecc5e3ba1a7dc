import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that answers each line of its input with a line. */
export interface LineServer {
  /**
   * Ask, in turn: a request waits for those before it.
   *
   * @param request one line, without its end
   * @throws Error when the program answers `failed: …` or ends before it answers
   */
  ask(request: string): Promise<void>;
}

/**
 * Start a validator that stays for the life of the test file, because starting
 * it costs more than a validation. It starts at the first question and ends
 * when its input is closed, at the latest with this process.
 *
 * @param command the program
 * @param args its arguments
 * @param options folder and additional environment
 */
export function createLineServer(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): LineServer {
  let server: ReturnType<typeof startServer> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask(request) {
      server ??= startServer(command, args, options);
      const { answer } = server;
      const turn = last.then(() => answer(request));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function startServer(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): { answer(request: string): Promise<void> } {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = describeEnd(child, command);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // The test run must not wait for a server that waits for the test run.
  unreference(child);
  return {
    async answer(request) {
      child.stdin.write(`${request}\n`);
      const line = await Promise.race([
        answers.next().then(({ value, done }) => (done === true ? ended : String(value))),
        ended,
      ]);
      if (line !== 'done') throw new Error(line);
    },
  };
}

/** Resolves when the program ends, to a sentence that says so with the end of what it printed. */
function describeEnd(child: ChildProcess, command: string): Promise<string> {
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-2000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`${command}: ${error.message}`));
    child.once('close', (code, signal) =>
      resolve(`${command} ended (${signal ?? code}) before it answered: ${printed}`),
    );
  });
}

function unreference(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}
