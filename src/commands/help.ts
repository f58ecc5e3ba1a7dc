import type { CommandSpec, OptionSpec } from './command.ts';
import { commands, commonOptions } from './command-table.ts';

/** The help of the whole program. */
export function renderHelp(): string {
  const rows = Object.entries(commands).map(([name, { summary }]): [string, string] => [
    name,
    summary,
  ]);
  return [
    'Publish reports as accessible PDF, EPUB, Word and web pages.',
    '',
    'Usage: rapporteur <command> [report…] [options]',
    '',
    'Commands:',
    ...renderRows(rows),
    '',
    'Options:',
    ...renderOptions(commonOptions),
    '',
    'Options of a command: rapporteur <command> --help',
    'Exit codes: 0 fine, 1 problems in a document, 2 usage, 3 environment, 70 fault of rapporteur',
  ].join('\n');
}

/** The help of commands whose names begin with the same word. */
export function renderGroupHelp(names: readonly string[]): string {
  return [
    'Commands:',
    ...renderRows(names.map((name) => [name, commands[name]?.summary ?? ''])),
    '',
    `Options of a command: rapporteur ${names[0]} --help`,
  ].join('\n');
}

/** The help of one command. */
export function renderCommandHelp(name: string, command: CommandSpec): string {
  const positionals = command.positionals === undefined ? '' : ` ${command.positionals}`;
  return [
    `Usage: rapporteur ${name}${positionals} [options]`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    ...(command.positionals?.includes('report') !== true
      ? []
      : ['Reports are the names of folders in source/; without one, all of them.']),
    '',
    'Options:',
    ...renderOptions({ ...command.options, ...commonOptions }),
  ].join('\n');
}

function renderOptions(options: Record<string, OptionSpec>): string[] {
  return renderRows(
    Object.entries(options).map(([name, { short, value, about }]) => [
      `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`,
      about,
    ]),
  );
}

function renderRows(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, about]) => `  ${name.padEnd(width)}${about}`);
}
