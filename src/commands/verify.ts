import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { VFile } from 'vfile';
import { applyControls } from '../checks/controls.ts';
import { discoverReports } from '../project/discover-reports.ts';
import { errorCode } from '../project/files.ts';
import { openProject } from '../project/open-project.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { hasErrors, report } from '../report/diagnostics.ts';
import {
  isVerifiedFormat,
  reportFindings,
  type VerifiedFormat,
  type VerifiedSource,
  verifyArtifact,
} from '../verify/verify.ts';
import { resolveOut, selectFormats } from './build.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { reportLimit } from './limits/report-limit.ts';
import { withinLimits } from './limits/within-limits.ts';
import { type LoadedReport, loadReport } from './load-report.ts';
import { addCounts, applySeverities, describeCounts, noCounts } from './print-diagnostics.ts';
import { type Reporter, withReporter } from './reporters/reporter.ts';
import { selectSources } from './select-sources.ts';
import { during } from './unexpected.ts';

/** `rapporteur verify [report…]`: prove finished documents against their source. */
export async function runVerify(args: Arguments, context: CommandContext): Promise<number> {
  return withReporter(args, context, (reporter) => verifyReports(args, context, reporter));
}

async function verifyReports(
  args: Arguments,
  { terminal, cwd }: CommandContext,
  reporter: Reporter,
): Promise<number> {
  const project = openProject(cwd);
  const names = selectFormats(args.values['format'] ?? [], project).filter(isVerifiedFormat);
  const discovery = discoverReports(project);
  const sources = selectSources(discovery.sources, args.positionals, args.values['lang'] ?? []);
  const out = resolveOut(args.values['out']?.at(-1), project, cwd);
  const counts = { ...noCounts };
  const settle = (files: typeof discovery.files) => {
    applySeverities(files, project.settings.rules);
    addCounts(counts, reporter.take(files));
  };
  settle([project.file, ...discovery.files]);
  let total = 0;
  for (const [index, source] of sources.entries()) {
    const { files, verified } = await openSource(source, project);
    if (verified !== undefined) {
      for (const format of names) {
        terminal.showProgress(`${index + 1}/${sources.length} ${source.path} ${format} …`);
        const label = format.toUpperCase();
        try {
          const isRead = await during(`verifying ${label} of ${source.path}`, () =>
            withinLimits(`Verifying the ${label}`, project.settings.limits, () =>
              verifyOne(verified, source, format, out, project),
            ),
          );
          if (isRead) total += 1;
        } catch (error) {
          if (reportLimit(error, files, source, project) === undefined) throw error;
        }
      }
      for (const file of files) applyControls(file, () => false);
    }
    settle(files);
  }
  const problems = describeCounts(counts);
  const documents = total === 1 ? '1 document verified' : `${total} documents verified`;
  reporter.say(`${documents}; ${problems === '' ? 'nothing is lost' : problems}`);
  return counts.error > 0 ? exitCodes.document : exitCodes.fine;
}

/**
 * Read what a report's artifacts are to be compared with; `undefined` for a
 * source that nothing is built of, whose problems are then told.
 */
async function openSource(source: ReportSource, project: Project): Promise<OpenedSource> {
  let loaded: LoadedReport;
  try {
    loaded = await during(`reading ${source.path}`, () =>
      withinLimits('Reading it', project.settings.limits, () => loadReport(source, project)),
    );
  } catch (error) {
    const told = reportLimit(error, [], source, project);
    if (told === undefined) throw error;
    return { files: told };
  }
  const { report: read, files } = loaded;
  if (read === undefined || files.some(hasErrors)) return { files };
  // Its warnings are for `build` and `check`.
  for (const file of files) file.messages = [];
  const shared = files.find((file) => file.basename === 'report.yaml');
  return { files, verified: { file: read.file, shared, language: read.language } };
}

interface OpenedSource {
  files: VFile[];
  verified?: VerifiedSource;
}

/** Whether the document was there to be verified. */
async function verifyOne(
  verified: VerifiedSource,
  source: ReportSource,
  format: VerifiedFormat,
  out: string,
  project: Project,
): Promise<boolean> {
  const name = `${source.report}.${source.language}.${format}`;
  const file = path.join(out, name);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT';
    const shown = path.join(path.relative(project.root, out), name);
    report(
      verified.file,
      undefined,
      'verify-artifact',
      isMissing ? `There is no ${shown}` : `${shown} can’t be read: ${String(error)}`,
      {
        hint: `Make it: rapporteur build ${source.report} --lang ${source.language} --format ${format}`,
      },
    );
    return false;
  }
  const findings = await verifyArtifact(verified, { name, format, bytes });
  reportFindings(findings, verified);
  if (findings.length > 0) await reportStale(file, name, verified, source, project);
  return true;
}

/** What differs may be what has been corrected since the document was made. */
async function reportStale(
  artifact: string,
  name: string,
  verified: VerifiedSource,
  source: ReportSource,
  project: Project,
): Promise<void> {
  const made = (await stat(artifact)).mtimeMs;
  const changed = (await stat(path.join(project.root, source.path))).mtimeMs;
  if (changed <= made) return;
  report(verified.file, undefined, 'verify-artifact', `${name} is older than its source`, {
    severity: 'warning',
    hint: 'Build it again, then verify.',
  });
}
