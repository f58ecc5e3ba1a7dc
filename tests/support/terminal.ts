import { createColors } from 'picocolors';
import type { CommandContext } from '../../src/commands/command.ts';

/** A command's surroundings that keep what it says. */
export interface TestContext extends CommandContext {
  /** What it wrote to the standard output, a line each. */
  printed: string[];
  /** What it wrote to the standard error. */
  complained: string[];
}

/**
 * The surroundings of a command that is started in a folder, without colours.
 *
 * @param cwd absolute path
 */
export function makeContext(cwd: string): TestContext {
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    printed,
    complained,
    cwd,
    env: {},
    onExit: () => undefined,
    terminal: {
      colours: createColors(false),
      print: (line) => printed.push(line),
      complain: (line) => complained.push(line),
      showProgress: () => undefined,
    },
  };
}
