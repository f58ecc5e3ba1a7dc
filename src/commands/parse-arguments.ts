import { parseArgs } from 'node:util';
import { suggestNearest } from '../report/nearest.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { UsageError } from './usage-error.ts';

/**
 * Take a command's arguments apart.
 *
 * @param argv what follows the command's name
 * @param options the options that it knows
 * @throws {UsageError} for an option that is unknown, lacks a value, or has one that it can't have
 */
export function parseArguments(argv: string[], options: Record<string, OptionSpec>): Arguments {
  const { tokens } = parseArgs({
    args: argv,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { short, value }]) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    allowPositionals: true,
    // Errors are ours, with the nearest option.
    strict: false,
    tokens: true,
  });
  const result: Arguments = { positionals: [], values: {}, switches: new Set() };
  for (const token of tokens) {
    if (token.kind === 'positional') result.positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(options).map((name) => `--${name}`);
      throw new UsageError(
        `Unknown option ${token.rawName}`,
        suggestNearest(token.rawName, known) ?? `Known options: ${known.join(', ')}.`,
      );
    }
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`--${token.name} takes no value`);
      result.switches.add(token.name);
      continue;
    }
    // `--out --debug`: the next option was taken for a value, or nothing was there.
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('-'))) {
      throw new UsageError(
        `--${token.name} needs a value`,
        `Write --${token.name} <${spec.value}>.`,
      );
    }
    const isList = spec.value.endsWith(',…');
    const values = isList ? token.value.split(',') : [token.value];
    const trimmed = values.map((value) => value.trim()).filter((value) => value !== '');
    if (trimmed.length === 0) throw new UsageError(`--${token.name} needs a value`);
    result.values[token.name] = [...(result.values[token.name] ?? []), ...trimmed];
  }
  return result;
}
