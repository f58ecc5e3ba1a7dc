import { ATTRIBUTION_NOTE, isBoundByAttribution } from '../checks/attribution/note.ts';
import { runChecks } from '../checks/run-checks.ts';
import { discoverReports } from '../project/discover-reports.ts';
import { openProject } from '../project/open-project.ts';
import type { Project, ReportSource } from '../project/project.ts';
import type { Arguments, CommandContext } from './command.ts';
import { type Comparer, createComparer } from './compare-translation.ts';
import { exitCodes } from './exit-codes.ts';
import { reportLimit } from './limits/report-limit.ts';
import { runWithinLimits, withinLimits } from './limits/within-limits.ts';
import { type LoadedReport, loadReport } from './load-report.ts';
import { mendSource } from './mend-source.ts';
import { addCounts, applySeverities, describeCounts, noCounts } from './print-diagnostics.ts';
import { type Reporter, withReporter } from './reporters/reporter.ts';
import { selectSources } from './select-sources.ts';
import { startLinks } from './start-links.ts';
import { during } from './unexpected.ts';

/** A mending may show what another hid; no text needs more rounds than that. */
const PASSES = 5;

/** `rapporteur check [report…]`: look for problems, and write nothing but what `--fix` mends. */
export async function runCheck(args: Arguments, context: CommandContext): Promise<number> {
  return withReporter(args, context, (reporter) => checkReports(args, context, reporter));
}

async function checkReports(
  args: Arguments,
  { terminal, cwd, env }: CommandContext,
  reporter: Reporter,
): Promise<number> {
  const project = openProject(cwd);
  const discovery = discoverReports(project);
  const sources = selectSources(discovery.sources, args.positionals, args.values['lang'] ?? []);
  const counts = { ...noCounts };
  const settle = (files: typeof discovery.files) => {
    applySeverities(files, project.settings.rules);
    addCounts(counts, reporter.take(files));
  };
  const compare = createComparer(project, discovery.sources);
  const links = args.switches.has('links') ? await startLinks(env) : undefined;
  const isFixing = args.switches.has('fix');
  let mended = 0;
  let isBound = false;
  settle([project.file, ...discovery.files]);
  for (const [index, source] of sources.entries()) {
    terminal.showProgress(`${index + 1}/${sources.length} ${source.path} …`);
    let { report, files } = await lookOver(source, project, compare);
    for (let pass = 0; isFixing && pass < PASSES; pass += 1) {
      const [file] = files;
      applySeverities(files, project.settings.rules);
      const count = file === undefined ? 0 : await mendSource(file, source, project);
      if (count === 0) break;
      mended += count;
      ({ report, files } = await lookOver(source, project, compare));
    }
    if (report !== undefined) await links?.check(report, files);
    isBound ||= report !== undefined && isBoundByAttribution(report);
    settle(files);
  }
  const problems = describeCounts(counts);
  const texts = sources.length === 1 ? '1 text checked' : `${sources.length} texts checked`;
  if (isFixing) reporter.say(mended === 1 ? '1 problem mended' : `${mended} problems mended`);
  reporter.say(`${texts}; ${problems === '' ? 'no problems found' : problems}`);
  if (links !== undefined) reporter.say(await links.finish());
  if (isBound && project.settings.rules['attribution'] !== 'off') reporter.say(ATTRIBUTION_NOTE);
  return counts.error > 0 ? exitCodes.document : exitCodes.fine;
}

/** Read a report and check it. What takes too long for it is a diagnostic of its file. */
async function lookOver(
  source: ReportSource,
  project: Project,
  compare: Comparer,
): Promise<LoadedReport> {
  const { limits, rules } = project.settings;
  let loaded: LoadedReport = { files: [] };
  try {
    loaded = await during(`reading ${source.path}`, () =>
      withinLimits('Reading it', limits, () => loadReport(source, project)),
    );
    const { report, files } = loaded;
    await during(`checking ${source.path}`, async () => {
      await withinLimits('Checking it', limits, () => compare(source, files));
      runWithinLimits('Checking it', limits, () => runChecks({ report, files, severities: rules }));
    });
    return loaded;
  } catch (error) {
    const files = reportLimit(error, loaded.files, source, project);
    if (files === undefined) throw error;
    return { ...loaded, files };
  }
}
