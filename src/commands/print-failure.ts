import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/**
 * Say why a command could not go on.
 *
 * @param failure what was thrown
 * @param debug whether its stack is shown
 * @returns the exit code
 */
export function printFailure(failure: unknown, terminal: Terminal, debug: boolean): number {
  const { colours } = terminal;
  const error = failure instanceof Error ? failure : new Error(String(failure));
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  const code = classify(error);
  terminal.complain(`${colours.red('rapporteur:')} ${error.message}`);
  if (hint !== undefined) terminal.complain(`    ${hint}`);
  if (debug && code !== exitCodes.usage) printStack(error, terminal);
  else if (code === exitCodes.unexpected) {
    terminal.complain(
      '    This is a fault of rapporteur. Run it again with --debug, and report what it says.',
    );
  }
  return code;
}

function classify(error: Error): number {
  if (error.name === 'UsageError') return exitCodes.usage;
  if (error.name === 'LimitError') return exitCodes.document;
  return error.name === 'EnvironmentError' ? exitCodes.environment : exitCodes.unexpected;
}

function printStack(error: Error, terminal: Terminal): void {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    for (const line of (at.stack ?? String(at)).split('\n')) terminal.complain(line);
  }
}
