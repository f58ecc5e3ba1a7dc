import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadReport } from '../../src/commands/load-report.ts';
import { discoverReports } from '../../src/project/discover-reports.ts';
import { openProject } from '../../src/project/open-project.ts';
import type { Report } from '../../src/report/report.ts';
import { formatMessages } from './messages.ts';

export interface ProjectFiles {
  /** By path, relative to the report's folder: `report.yaml`, `images/map.svg`. */
  [path: string]: string | Uint8Array;
}

/** A report that was read as the command reads it, from files in a folder of its own. */
export interface TestReport {
  report: Report;
  /** Its diagnostics, a line each with its hint below; empty for none. */
  messages: string;
}

/**
 * Read a report as the command does: with template, fonts and images.
 *
 * @param markdown the text, with its front matter
 * @param options its language (`en`), and the files beside it
 * @throws Error when it can't be read at all
 */
export async function readReport(
  markdown: string,
  options: { language?: string; files?: ProjectFiles } = {},
): Promise<TestReport> {
  const root = await mkdtemp(join(tmpdir(), 'rapporteur-tests-'));
  try {
    const folder = join(root, 'source/report');
    const files = { ...options.files, [`${options.language ?? 'en'}.md`]: markdown };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const [report] = await readReports(root);
    if (report === undefined) throw new Error('There is no report');
    return report;
  } finally {
    await rm(root, { recursive: true });
  }
}

/**
 * Read every report of a project, in every language.
 *
 * @param root the project's folder
 */
export async function readReports(root: string): Promise<TestReport[]> {
  const project = openProject(root);
  const { sources } = discoverReports(project);
  const loaded = await Promise.all(sources.map((source) => loadReport(source, project)));
  return loaded.map(({ report, files }) => {
    const messages = files.map(formatMessages).filter((text) => text !== '');
    if (report === undefined) throw new Error(`A report can't be read:\n${messages.join('\n')}`);
    return { report, messages: messages.join('\n') };
  });
}
