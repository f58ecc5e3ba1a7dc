import type { VFile } from 'vfile';
import type { Arguments, CommandContext } from '../command.ts';
import { type Counts, noCounts } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Diagnostic, listDiagnostics } from './diagnostic.ts';
import { writeText } from './text.ts';

/** The forms in which diagnostics are told. */
const reporterNames = ['text', 'json', 'sarif', 'github'] as const;

export type ReporterName = (typeof reporterNames)[number];

/** Who tells of diagnostics: people, or a program that reads the standard output. */
export interface Reporter {
  /**
   * Take the diagnostics of files, in their order; those of a file that several
   * reports share are taken once.
   *
   * @returns how many were new, by severity
   */
  take(files: readonly VFile[]): Counts;
  /** A line about the work, for people: a result of the text form, else beside it. */
  say(line: string): void;
  /** At the end: write what is written in one piece. */
  finish(): void;
}

/** Writes all diagnostics of a run in one piece. */
export type WriteAll = (
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  said: readonly string[],
) => void;

/**
 * The reporter of a name.
 *
 * @param written what `--reporter` says; `text` where it says nothing
 * @throws {UsageError} for a name that is none
 */
export async function createReporter(
  written: string | undefined,
  terminal: Terminal,
  cwd: string,
): Promise<Reporter> {
  const name = reporterNames.find((each) => each === (written ?? 'text'));
  if (name === undefined) {
    throw new UsageError(
      `There is no reporter "${written}"`,
      `Reporters: ${reporterNames.join(', ')}.`,
    );
  }
  if (name === 'text') {
    return makeReporter(cwd, {
      one: (diagnostic) => writeText(diagnostic, terminal),
      say: terminal.print,
    });
  }
  const writeAll = await loadWriter(name);
  const all: Diagnostic[] = [];
  const said: string[] = [];
  return makeReporter(cwd, {
    one: (diagnostic) => all.push(diagnostic),
    // The standard output is a program's to read.
    say(line) {
      said.push(line);
      terminal.complain(line);
    },
    finish: () => writeAll(all, terminal, said),
  });
}

/**
 * Do a command's work with the reporter that its arguments ask for, which
 * finishes whatever comes of it.
 *
 * @throws {UsageError} for a reporter that there is not; whatever the work throws
 */
export async function withReporter(
  args: Arguments,
  { terminal, cwd }: CommandContext,
  work: (reporter: Reporter) => Promise<number>,
): Promise<number> {
  const reporter = await createReporter(args.values['reporter']?.at(-1), terminal, cwd);
  try {
    return await work(reporter);
  } finally {
    reporter.finish();
  }
}

async function loadWriter(name: Exclude<ReporterName, 'text'>): Promise<WriteAll> {
  if (name === 'json') return (await import('./json.ts')).writeJson;
  if (name === 'sarif') return (await import('./sarif.ts')).writeSarif;
  return (await import('./github.ts')).writeGithub;
}

function makeReporter(
  cwd: string,
  to: {
    one(diagnostic: Diagnostic): void;
    say(line: string): void;
    finish?(): void;
  },
): Reporter {
  const taken = new Set<string>();
  return {
    take(files) {
      const counts = { ...noCounts };
      for (const diagnostic of listDiagnostics(files, cwd)) {
        const key = JSON.stringify(diagnostic);
        if (taken.has(key)) continue;
        taken.add(key);
        counts[diagnostic.severity] += 1;
        to.one(diagnostic);
      }
      return counts;
    },
    say: to.say,
    finish: () => to.finish?.(),
  };
}
