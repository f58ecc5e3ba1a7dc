import type { OptionSpec } from '../../src/commands/command.ts';
import { commands, commonOptions } from '../../src/commands/command-table.ts';
import { code, GENERATED, joinBlocks, renderTable } from './markdown.ts';

/** The commands and their options. */
export function renderCommandsPage(): string {
  return joinBlocks(
    '# Commands',
    GENERATED,
    '`npx rapporteur` in the project’s folder, after `make set-up`; `make` itself builds everything.',
    ...Object.entries(commands).map(([name, { summary, positionals = '', options }]) =>
      [
        `## ${code(['rapporteur', name, positionals].join(' ').trim())}`,
        `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
        renderOptions(options),
      ].join('\n\n'),
    ),
    '## With every command',
    renderOptions(commonOptions),
  );
}

function renderOptions(options: Readonly<Record<string, OptionSpec>>): string {
  return renderTable(
    ['option', 'does'],
    Object.entries(options).map(([name, { short, value, about }]) => {
      const long = value === undefined ? `--${name}` : `--${name} ${value}`;
      return [[...(short === undefined ? [] : [`-${short}`]), long].map(code).join(', '), about];
    }),
  );
}
