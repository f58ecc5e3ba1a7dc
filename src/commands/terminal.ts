import { createColors } from 'picocolors';

type Colours = ReturnType<typeof createColors>;

/** Where a command speaks: results to one stream, diagnostics and progress to the other. */
export interface Terminal {
  colours: Colours;
  /** A line of the result. */
  print(line: string): void;
  /** A line of diagnostics. */
  complain(line: string): void;
  /** What is being done now: one line that the next one replaces; nothing where nobody watches. */
  showProgress(text: string): void;
}

/**
 * The terminal of a process.
 *
 * Colours and progress are for people: they are off where the stream is no
 * terminal, in CI, and with `NO_COLOR` (no-color.org).
 */
export function createTerminal(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isWatched = stderr.isTTY === true && !env['CI'] && env['TERM'] !== 'dumb';
  const isColoured = isWatched && !env['NO_COLOR'];
  let isProgressShown = false;
  const clear = () => {
    if (isProgressShown) stderr.write('\r\u001b[K');
    isProgressShown = false;
  };
  return {
    colours: createColors(isColoured),
    print(line) {
      clear();
      stdout.write(`${escapeControls(line)}\n`);
    },
    complain(line) {
      clear();
      stderr.write(`${escapeControls(line)}\n`);
    },
    showProgress(text) {
      if (!isWatched) return;
      clear();
      stderr.write(escapeControls(text).slice(0, (stderr.columns ?? 80) - 1));
      isProgressShown = true;
    },
  };
}

/**
 * Control characters of a source must not reach the terminal, which obeys
 * them; colours (SGR) are our own. Bidi controls would reorder the line
 * ("Trojan Source", CVE-2021-42574).
 */
function escapeControls(line: string): string {
  return line.replace(
    /\u001b(?!\[\d{1,2}m)|[\u0000-\u0008\u000a-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
