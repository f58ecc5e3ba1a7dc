import type { Terminal } from './terminal.ts';

/** An option of a command. */
export interface OptionSpec {
  /** One letter. */
  short?: string;
  /** What its value stands for in the help; absent for a switch. */
  value?: string;
  about: string;
}

/** Arguments as they were typed, checked against a command's table. */
export interface Arguments {
  positionals: string[];
  /** Values of options, split at commas. */
  values: Record<string, string[]>;
  /** Switches that are on. */
  switches: Set<string>;
}

/** What a command is given besides its arguments. */
export interface CommandContext {
  terminal: Terminal;
  /** Absolute path of the folder that the command was started in. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Called at the end, or when the command is interrupted. */
  onExit(cleanUp: () => Promise<void>): void;
}

/** A command: its part of the help, and its function, which is loaded when it is asked for. */
export interface CommandSpec {
  summary: string;
  /** The names of its positional arguments in the help, if it takes any. */
  positionals?: string;
  options: Record<string, OptionSpec>;
  load(): Promise<(args: Arguments, context: CommandContext) => Promise<number>>;
}
