import { expect, test } from 'vitest';
import { printFailure } from '../../src/commands/print-failure.ts';
import { createTerminal } from '../../src/commands/terminal.ts';
import { during } from '../../src/commands/unexpected.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { EnvironmentError } from '../../src/report/environment-error.ts';

/** A terminal whose lines are kept. */
function makeTerminal(env: Record<string, string> = {}, isTTY = false) {
  let text = '';
  const stream = {
    isTTY,
    columns: 80,
    write: (part: string) => (text += part),
  } as unknown as NodeJS.WriteStream;
  return { terminal: createTerminal(stream, stream, env), read: () => text };
}

async function fail(error: unknown): Promise<unknown> {
  return during('making PDF of source/a/en.md', async () => {
    throw error;
  }).catch((thrown: unknown) => thrown);
}

test('an unexpected error says what was being done to which file, and exits with 70', async () => {
  const { terminal, read } = makeTerminal();
  expect(printFailure(await fail(new TypeError('x is not a function')), terminal, false)).toBe(70);
  expect(read()).toBe(
    'rapporteur: Unexpected error while making PDF of source/a/en.md: x is not a function\n' +
      '    This is a fault of rapporteur. Run it again with --debug, and report what it says.\n',
  );
});

test('--debug shows where it came from', async () => {
  const { terminal, read } = makeTerminal();
  printFailure(await fail(new TypeError('x is not a function')), terminal, true);
  expect(read()).toMatch(/\nTypeError: x is not a function\n {4}at .*failures\.test\.ts/);
});

test.each([
  [new EnvironmentError('There is no browser', { hint: 'Run make set-up.' }), 3],
  [new UsageError('There is no report "x"', 'Run make set-up.'), 2],
])('an error that explains itself is told as it is: %s', async (error, code) => {
  const { terminal, read } = makeTerminal();
  expect(printFailure(await fail(error), terminal, false)).toBe(code);
  expect(read()).toBe(`rapporteur: ${error.message}\n    Run make set-up.\n`);
});

test('what is thrown and no error is told too', async () => {
  const { terminal, read } = makeTerminal();
  expect(printFailure(await fail('odd'), terminal, false)).toBe(70);
  expect(read()).toContain('source/a/en.md: odd\n');
});

test('progress is for people: one line that goes away, none in CI', () => {
  const watched = makeTerminal({}, true);
  watched.terminal.showProgress('1/2 a.en …');
  watched.terminal.print('dist/a.en.pdf');
  expect(watched.read()).toBe('1/2 a.en …\r\u001b[Kdist/a.en.pdf\n');
  const ci = makeTerminal({ CI: 'true' }, true);
  ci.terminal.showProgress('1/2 a.en …');
  expect(ci.read()).toBe('');
});

test('colours are for terminals that want them', () => {
  expect(makeTerminal({}, true).terminal.colours.red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(makeTerminal({ NO_COLOR: '1' }, true).terminal.colours.red('x')).toBe('x');
  expect(makeTerminal({}, false).terminal.colours.red('x')).toBe('x');
});

test('a line that a source wrote can neither command a terminal nor begin another line', () => {
  const { terminal, read } = makeTerminal();
  terminal.print('a\u001b[2Jb\u202ec\n::error::d\u009b1m');
  expect(read()).toBe('a\\u001b[2Jb\\u202ec\\u000a::error::d\\u009b1m\n');
});
