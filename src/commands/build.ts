import path from 'node:path';
import type { VFile } from 'vfile';
import { discoverReports } from '../project/discover-reports.ts';
import { openProject } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';
import { hasErrors } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';
import type { Build } from './build-reports.ts';
import type { Arguments, CommandContext } from './command.ts';
import { createComparer } from './compare-translation.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { type FormatName, formats, isFormatName } from './formats.ts';
import { addCounts, applySeverities, describeCounts } from './print-diagnostics.ts';
import type { FormatSet } from './render-report.ts';
import { createReporter } from './reporters/reporter.ts';
import { selectSources } from './select-sources.ts';
import { createGate } from './translation-gate.ts';
import { UsageError } from './usage-error.ts';

/** `rapporteur build [report…]`: make the documents. */
export async function runBuild(args: Arguments, context: CommandContext): Promise<number> {
  const { build, isBroken } = await prepareBuild(args, context);
  const { reporter } = build;
  try {
    const settled = reporter.take(build.files);
    if (isBroken) return exitCodes.document;
    // The browser is being started by now; reading Markdown takes as long to load.
    const { buildReports } = await import('./build-reports.ts');
    const outcome = await buildReports(build);
    addCounts(outcome.counts, settled);
    const problems = describeCounts(outcome.counts);
    const files =
      outcome.written === 1 ? '1 document written' : `${outcome.written} documents written`;
    reporter.say([files, ...(problems === '' ? [] : [problems])].join('; '));
    // A folder that can't be a report stops no other, and is still an error.
    return outcome.counts.error > 0
      ? worstOf([outcome.exitCode, exitCodes.document])
      : outcome.exitCode;
  } finally {
    reporter.finish();
  }
}

/** A build that is ready to run, with the diagnostics of the project itself. */
export interface PreparedBuild {
  build: Build & { files: VFile[] };
  /** Nothing can be built: the settings are wrong, or there is no source. */
  isBroken: boolean;
}

/**
 * Find out what is to be built; what takes long (the browser) starts meanwhile.
 *
 * @throws {UsageError} for a report, language or format that is not there
 */
export async function prepareBuild(
  args: Arguments,
  context: CommandContext,
): Promise<PreparedBuild> {
  const sourceDateEpoch = readEpoch(context.env['SOURCE_DATE_EPOCH']);
  const project = openProject(context.cwd);
  const names = selectFormats(args.values['format'] ?? [], project);
  const discovery = discoverReports(project);
  const sources = selectSources(discovery.sources, args.positionals, args.values['lang'] ?? []);
  const gate = createGate(args, project, discovery.sources);
  const out = chooseFolder(args.values['out']?.at(-1), project, context.cwd);
  const files = [project.file, ...discovery.files];
  applySeverities(files, project.settings.rules);
  const surroundings = { limits: project.settings.limits, sourceDateEpoch };
  const isBroken = hasErrors(project.file) || (sources.length === 0 && files.some(hasErrors));
  const started = isBroken ? Promise.resolve<FormatSet>(new Map()) : startFormats(names, context);
  const build = {
    project,
    files,
    sources,
    compare: createComparer(project, discovery.sources),
    gate,
    formats: started,
    out,
    cwd: context.cwd,
    terminal: context.terminal,
    surroundings,
    reporter: await createReporter(args.values['reporter']?.at(-1), context.terminal, context.cwd),
    debug: args.switches.has('debug'),
    verify: args.switches.has('verify'),
  };
  return { build, isBroken };
}

/**
 * The formats that a command was asked for; those of the settings where it was not.
 *
 * @throws {UsageError} for a format that is not there
 */
export function selectFormats(written: string[], project: Project): FormatName[] {
  const known = Object.keys(formats);
  const names = written.length === 0 ? project.settings.formats : written;
  for (const name of names) {
    if (isFormatName(name)) continue;
    throw new UsageError(
      `There is no format "${name}"`,
      suggestNearest(name, known) ?? `Formats: ${known.join(', ')}.`,
    );
  }
  return known.filter(isFormatName).filter((name) => names.length === 0 || names.includes(name));
}

/** Load formats and start what takes long in them; at the end of the command it is given back. */
function startFormats(names: FormatName[], context: CommandContext): Promise<FormatSet> {
  const starting = Promise.all(
    names.map(async (name) => {
      const loaded = await formats[name]();
      loaded.format.prepare?.();
      return [name, loaded] as const;
    }),
  ).then((loaded) => new Map(loaded));
  // Also when the end comes before the start is over.
  context.onExit(async () => {
    for (const { format } of (await starting).values()) await format.dispose?.();
  });
  // Whoever waits for it hears of an error.
  starting.catch(() => undefined);
  return starting;
}

/**
 * The folder of the documents: the settings', or what `--out` says.
 *
 * @returns absolute path
 */
export function resolveOut(written: string | undefined, project: Project, cwd: string): string {
  return written === undefined
    ? path.resolve(project.root, project.settings.out)
    : path.resolve(cwd, written);
}

function chooseFolder(written: string | undefined, project: Project, cwd: string): string {
  const out = resolveOut(written, project, cwd);
  const source = path.join(project.root, project.settings.source);
  if (out === project.root || out === source || out.startsWith(source + path.sep)) {
    throw new UsageError(
      `Documents can't be written to ${written ?? project.settings.out}`,
      'Choose a folder of their own.',
    );
  }
  return out;
}

/** `SOURCE_DATE_EPOCH`: a whole number of seconds (reproducible-builds.org, specification 1.1). */
function readEpoch(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,11}$/.test(text)) {
    throw new UsageError(`SOURCE_DATE_EPOCH is "${text}", not a number of seconds`);
  }
  return Number(text);
}
