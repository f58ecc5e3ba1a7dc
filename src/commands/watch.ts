import { watch } from 'node:fs';
import path from 'node:path';
import type { Project } from '../project/project.ts';
import { prepareBuild } from './build.ts';
import { buildReports } from './build-reports.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { describeCounts } from './print-diagnostics.ts';
import { printFailure } from './print-failure.ts';

/** Editors save in several steps; milliseconds after the last of them. */
const quiet = 150;

/**
 * `rapporteur watch [report…]`: build, and build again at each change. A change
 * below `source/<report>/` builds that report, any other all of them. Changes
 * during a build wait for its end and are built together. The browser stays.
 */
export async function runWatch(args: Arguments, context: CommandContext): Promise<number> {
  const { terminal } = context;
  // Says what is wrong with the arguments before anything is watched.
  const { build } = await prepareBuild(args, context);
  const changes = watchProject(build.project);
  context.onExit(async () => changes.close());
  let reports: string[] | undefined = args.positionals;
  while (reports !== undefined) {
    try {
      await buildOnce({ ...args, positionals: reports }, context);
    } catch (error) {
      printFailure(error, terminal, args.switches.has('debug'));
    }
    terminal.print('Waiting for changes; Ctrl+C ends.');
    const changed = await changes.next();
    reports = changed && selectReports(changed, args.positionals);
  }
  return exitCodes.fine;
}

async function buildOnce(args: Arguments, context: CommandContext): Promise<void> {
  const { terminal } = context;
  // Formats are loaded once and start their browser once: only the first call costs.
  const { build, isBroken } = await prepareBuild(args, { ...context, onExit: () => undefined });
  build.reporter.take(build.files);
  if (isBroken) return;
  const outcome = await buildReports(build);
  const problems = describeCounts(outcome.counts);
  if (problems !== '') terminal.print(problems);
}

/** The reports to build: those that changed, of those that were asked for; none stands for all. */
function selectReports(changed: ReadonlySet<string>, asked: string[]): string[] {
  if (changed.has('')) return asked;
  const reports = [...changed].sort();
  const wanted = reports.filter((report) => asked.length === 0 || asked.includes(report));
  return wanted.length === 0 ? asked : wanted;
}

/** The changes of a project's sources, templates and settings. */
interface Changes {
  /** The reports that changed since the last call; an empty name stands for all. `undefined` at the end. */
  next(): Promise<ReadonlySet<string> | undefined>;
  close(): void;
}

function watchProject({ root, settings }: Project): Changes {
  let waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let wake: (() => void) | undefined;
  const note = (report: string) => {
    waiting.add(report);
    clearTimeout(timer);
    timer = setTimeout(() => wake?.(), quiet);
  };
  const watchers = [settings.source, settings.templates].flatMap((folder) => {
    try {
      return [
        watch(path.join(root, folder), { recursive: true }, (_event, name) => {
          if (name === null || isTemporary(name)) return;
          note(folder === settings.source ? (name.split(/[\\/]/)[0] ?? '') : '');
        }),
      ];
    } catch {
      // A project need not have templates of its own.
      return [];
    }
  });
  watchers.push(
    watch(root, (_event, name) => {
      if (name === 'rapporteur.yaml') note('');
    }),
  );
  return {
    async next() {
      if (waiting.size === 0 && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (isClosed) return undefined;
      const changed = waiting;
      waiting = new Set();
      return changed;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      wake?.();
    },
  };
}

/** Swap and backup files of editors. */
function isTemporary(name: string): boolean {
  return /(^|[\\/])(\.|#|\d+$)|~$|\.sw[a-p]$|\.tmp$/.test(name);
}
