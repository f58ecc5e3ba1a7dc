import type { CommandContext } from './commands/command.ts';
import { commands, commonOptions } from './commands/command-table.ts';
import { exitCodes } from './commands/exit-codes.ts';
import { renderCommandHelp, renderGroupHelp, renderHelp } from './commands/help.ts';
import { parseArguments } from './commands/parse-arguments.ts';
import { printFailure } from './commands/print-failure.ts';
import { createTerminal } from './commands/terminal.ts';
import { UsageError } from './commands/usage-error.ts';
import { suggestNearest } from './report/nearest.ts';

/**
 * The program: arguments to a command, and the command to an exit code, which
 * it leaves in `process.exitCode`.
 *
 * @param argv what was typed after the program's name
 */
export async function main(argv: string[]): Promise<void> {
  const terminal = createTerminal(process.stdout, process.stderr, process.env);
  // `rapporteur … | head`: who reads no more is owed no more.
  process.stdout.on('error', ignoreClosedPipe);
  const cleanUps: (() => Promise<void>)[] = [];
  const cleanUp = async () => {
    for (const action of cleanUps.splice(0).reverse()) await action().catch(() => undefined);
  };
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    // The shell's convention for a program that a signal ended.
    process.once(signal, () => void cleanUp().then(() => process.exit(128 + number)));
  }
  const context: CommandContext = {
    terminal,
    cwd: process.cwd(),
    env: process.env,
    onExit: (action) => cleanUps.push(action),
  };
  try {
    process.exitCode = await runCommand(argv, context);
  } catch (error) {
    process.exitCode = printFailure(error, terminal, argv.includes('--debug'));
  } finally {
    await cleanUp();
  }
}

async function runCommand(argv: string[], context: CommandContext): Promise<number> {
  const { terminal } = context;
  const { name, rest } = takeName(argv);
  if (name === undefined) {
    for (const line of renderHelp().split('\n')) terminal.complain(line);
    return exitCodes.usage;
  }
  if (name.startsWith('-')) {
    const { switches } = parseArguments(argv, commonOptions);
    if (!switches.has('version')) return printHelp(undefined, context);
    await printVersion(context);
    return exitCodes.fine;
  }
  if (name === 'help') return printHelp(takeName(rest).name, context);
  const group = listGroup(name);
  if (group.length > 0) {
    if (rest.some((argument) => argument === '--help' || argument === '-h')) {
      return printHelp(name, context);
    }
    const [given] = rest;
    throw new UsageError(
      given === undefined ? `What should "${name}" do?` : `"${name}" can't "${given}"`,
      suggestNearest(`${name} ${given}`, group) ?? `Commands: ${group.join(', ')}.`,
    );
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new UsageError(`There is no command "${name}"`, suggestCommand(name));
  }
  const args = parseArguments(rest, { ...command.options, ...commonOptions });
  if (args.switches.has('help')) return printHelp(name, context);
  if (args.switches.has('version')) {
    await printVersion(context);
    return exitCodes.fine;
  }
  const run = await command.load();
  return run(args, context);
}

/** A command's name and what follows it; some names are two words: `translate status`. */
function takeName(argv: readonly string[]): { name: string | undefined; rest: string[] } {
  const [first, second, ...rest] = argv;
  const both = `${first} ${second}`;
  return second !== undefined && Object.hasOwn(commands, both)
    ? { name: both, rest }
    : { name: first, rest: argv.slice(1) };
}

/** The commands whose first word is a name that is none by itself. */
function listGroup(name: string): string[] {
  return Object.keys(commands).filter((command) => command.startsWith(`${name} `));
}

function printHelp(name: string | undefined, { terminal }: CommandContext): number {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  const group = name === undefined ? [] : listGroup(name);
  if (group.length > 0) {
    for (const line of renderGroupHelp(group).split('\n')) terminal.print(line);
    return exitCodes.fine;
  }
  if (name !== undefined && command === undefined) {
    throw new UsageError(`There is no command "${name}"`, suggestCommand(name));
  }
  const text =
    name === undefined || command === undefined ? renderHelp() : renderCommandHelp(name, command);
  for (const line of text.split('\n')) terminal.print(line);
  return exitCodes.fine;
}

async function printVersion({ terminal }: CommandContext): Promise<void> {
  const { version } = await import('./commands/version.ts');
  terminal.print(version);
}

function suggestCommand(name: string): string {
  const known = Object.keys(commands);
  return suggestNearest(name, known) ?? `Commands: ${known.join(', ')}.`;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
