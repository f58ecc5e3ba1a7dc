import path from 'node:path';
import { VFile } from 'vfile';
import {
  describePrintEdition,
  keepPrintEdition,
  readPrintEdition,
} from '../project/print-edition.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { type Artifact, writeArtifacts } from '../project/write-artifacts.ts';
import { hasErrors, report as reportProblem } from '../report/diagnostics.ts';
import type { Report } from '../report/report.ts';
import type { Comparer } from './compare-translation.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { mediaTypes } from './formats.ts';
import { reportLimit } from './limits/report-limit.ts';
import { runWithinLimits, withinLimits } from './limits/within-limits.ts';
import { loadReport } from './load-report.ts';
import { addCounts, applySeverities, type Counts, noCounts } from './print-diagnostics.ts';
import { printFailure } from './print-failure.ts';
import { type FormatSet, type RenderSurroundings, renderReport } from './render-report.ts';
import type { Reporter } from './reporters/reporter.ts';
import type { Terminal } from './terminal.ts';
import type { TranslationGate } from './translation-gate.ts';
import { during } from './unexpected.ts';
import { generator } from './version.ts';

/** A build: what is made of what, and where it goes. */
export interface Build {
  project: Project;
  sources: readonly ReportSource[];
  /** Compares translations with their source. */
  compare: Comparer;
  /** Marks or refuses what is not translated. */
  gate: TranslationGate;
  /** They are being loaded while the reports are read. */
  formats: Promise<FormatSet>;
  /** Absolute path. */
  out: string;
  cwd: string;
  terminal: Terminal;
  surroundings: RenderSurroundings;
  /** Who tells of diagnostics, and has told of some already. */
  reporter: Reporter;
  debug: boolean;
  /** Each artifact is proven against its source before it is written. */
  verify: boolean;
}

export interface BuildOutcome {
  exitCode: number;
  counts: Counts;
  /** How many files were written. */
  written: number;
}

/** What came of one report in one language. */
interface Outcome {
  source: ReportSource;
  files: VFile[];
  artifacts: Artifact[];
  /** What the browser found out about the PDF, as it is kept. */
  edition?: string;
  failure?: unknown;
}

/** While one report is printed, the next is read. More would only wait for the browser. */
const concurrency = 2;

/**
 * Build reports. An error in one stops only its own artifacts, and leaves those
 * of an earlier build as they are.
 *
 * @throws {EnvironmentError} if the machine lacks something
 */
export async function buildReports(build: Build): Promise<BuildOutcome> {
  const counts = { ...noCounts };
  const codes: number[] = [exitCodes.fine];
  const { sources, terminal } = build;
  let written = 0;
  // Rules load beside the formats, which take longer.
  const checks = import('../checks/look-over.ts');
  const outcomes = new Map<ReportSource, Promise<Outcome>>();
  for (const [index, source] of sources.entries()) {
    for (const next of sources.slice(index, index + concurrency)) {
      if (!outcomes.has(next)) outcomes.set(next, makeArtifacts(next, build, checks));
    }
    terminal.showProgress(`${index + 1}/${sources.length} ${nameOf(source)} …`);
    const outcome = await outcomes.get(source);
    if (outcome === undefined) continue;
    // In the order of the sources, whichever is ready first.
    addCounts(counts, build.reporter.take(outcome.files));
    if (outcome.failure !== undefined) {
      codes.push(printFailure(outcome.failure, terminal, build.debug));
    } else if (outcome.artifacts.length === 0) {
      codes.push(exitCodes.document);
      terminal.complain(`${nameOf(source)} was not written, because of its errors`);
    } else {
      const failure = await publish(outcome, build);
      if (failure !== undefined) codes.push(printFailure(failure, terminal, build.debug));
      else written += outcome.artifacts.length;
    }
  }
  return { exitCode: worstOf(codes), counts, written };
}

async function makeArtifacts(
  source: ReportSource,
  build: Build,
  checks: Promise<typeof import('../checks/look-over.ts')>,
): Promise<Outcome> {
  const outcome: Outcome = { source, files: [], artifacts: [] };
  try {
    const { limits } = build.project.settings;
    const { report, files } = await during(`reading ${source.path}`, () =>
      withinLimits('Reading it', limits, async () =>
        loadReport(source, build.project, await build.gate.reviseDraft(source)),
      ),
    );
    outcome.files = files;
    const { rules } = build.project.settings;
    const { runChecks, applyControls } = await checks;
    const settle = () => {
      for (const file of files) applyControls(file, () => false);
      applySeverities(files, rules);
    };
    await during(`checking ${source.path}`, async () => {
      await withinLimits('Checking it', limits, () => build.compare(source, files));
      await withinLimits('Checking it', limits, () => build.gate.refuse(source, files[0]));
    });
    applySeverities(files, rules);
    const formats = await build.formats;
    let isChecked = false;
    const check = () => {
      if (isChecked) return;
      isChecked = true;
      runWithinLimits('Checking it', limits, () => runChecks({ report, files, severities: rules }));
      applySeverities(files, rules);
    };
    // While the browser prints there is time for them; what is faulty need not be printed.
    if (!formats.has('pdf') || report === undefined || files.some(hasErrors)) {
      await during(`checking ${source.path}`, async () => check());
    }
    if (report === undefined || files.some(hasErrors)) return outcome;
    const rendered = await renderReport(report, formats, {
      ...build.surroundings,
      meanwhile() {
        check();
        if (files.some(hasErrors)) throw new Error('What is being printed has errors');
      },
      warnOfMachine(rule, message) {
        const machine = new VFile({ cwd: build.cwd });
        reportProblem(machine, undefined, rule, message, { severity: 'warning' });
        files.push(machine);
      },
      readPrintEdition: () => readPrintEdition(build.out, nameOf(source), report, generator),
    }).catch((error: unknown) => {
      check();
      if (files.some(hasErrors)) return undefined;
      throw error;
    });
    check();
    // Formats warn too.
    settle();
    if (rendered === undefined || files.some(hasErrors)) return outcome;
    const { artifacts, edition } = rendered;
    for (const [name, bytes] of artifacts) {
      const extension = formats.get(name)?.format.extension ?? `.${name}`;
      const isSandboxed = formats.get(name)?.isSandboxed?.() ?? true;
      const artifact = describeArtifact(report, source, name, extension, bytes);
      outcome.artifacts.push(isSandboxed ? artifact : { ...artifact, sandbox: false });
    }
    const pdf = artifacts.get('pdf');
    if (edition !== undefined && pdf !== undefined) {
      outcome.edition = describePrintEdition(report, edition, pdf, generator);
    }
    if (!build.verify) return outcome;
    const { verifyArtifacts } = await import('./verify-artifacts.ts');
    await verifyArtifacts(report, files, outcome.artifacts);
    settle();
    if (files.some(hasErrors)) outcome.artifacts = [];
  } catch (error) {
    const files = reportLimit(error, outcome.files, source, build.project);
    if (files === undefined) outcome.failure = error;
    else outcome.files = files;
  }
  return outcome;
}

/** The name of a report's documents, without extension. */
function nameOf(source: ReportSource): string {
  return `${source.report}.${source.language}`;
}

function describeArtifact(
  report: Report,
  source: ReportSource,
  format: keyof typeof mediaTypes,
  extension: string,
  bytes: Uint8Array,
): Artifact {
  return {
    name: `${nameOf(source)}${extension}`,
    bytes,
    report: source.report,
    language: source.language,
    format,
    mediaType: mediaTypes[format],
    title: report.metadata.title,
  };
}

async function publish(outcome: Outcome, build: Build): Promise<unknown> {
  const { artifacts, source, edition } = outcome;
  try {
    await during(`writing into ${build.out}`, async () => {
      await writeArtifacts(build.out, artifacts, generator);
      if (edition !== undefined) await keepPrintEdition(build.out, nameOf(source), edition);
    });
  } catch (error) {
    return error;
  }
  const width = Math.max(...artifacts.map(({ name }) => name.length));
  for (const { name, bytes } of artifacts) {
    const shown = path.relative(build.cwd, path.join(build.out, name));
    const size = `${Math.ceil(bytes.length / 1000)} kB`.padStart(9);
    build.reporter.say(`${shown.padEnd(shown.length - name.length + width)} ${size}`);
  }
  return undefined;
}
