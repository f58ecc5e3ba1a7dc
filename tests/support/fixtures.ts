import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { projectFolder } from './paths.ts';
import { readReports } from './report.ts';
import { addFiles } from './temporary-project.ts';

/** Folders of the project whose Markdown files are reports to be read without further ado. */
const AREAS = [
  'tests/fixtures',
  'tests/html/fixtures',
  'tests/epub/fixtures',
  'tests/docx/fixtures',
];

/** An image for every name that a fixture shows and does not have. */
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';

/**
 * The files of a project that has every fixture as a report of its own, in its
 * language: that of the folder's ending (`parts.ar`), English else.
 */
export function collectFixtures(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (const area of AREAS) {
    const root = join(projectFolder, area);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const path = join(root, name);
      if (!name.endsWith('.md') || !statSync(path).isFile()) continue;
      const text = readFileSync(path, 'utf8');
      const folder = dirname(path);
      const language = /\.(ar|en|es|fr|ru|zh)$/u.exec(basename(folder))?.[1] ?? 'en';
      const report = `source/${`${area}-${name}`.replace(/[^a-z0-9]+/giu, '-').toLowerCase()}`;
      files[`${report}/${language}.md`] = text;
      if (!/^title:/mu.test(text)) files[`${report}/report.yaml`] = `title: ${name}\n`;
      for (const [, image = ''] of text.matchAll(/\]\(([\w/.-]+\.svg)/gu)) {
        files[`${report}/${image}`] = DRAWING;
      }
    }
  }
  return files;
}

/** A report with a name that says where its source is. */
export interface NamedReport {
  name: string;
  report: Report;
  /** Whether its source has errors, for which a build would write nothing. */
  isFaulty: boolean;
}

/**
 * Every fixture, and every sample in every language, as reports.
 */
export async function readEveryReport(): Promise<NamedReport[]> {
  const root = await mkdtemp(join(tmpdir(), 'rapporteur-fixtures-'));
  try {
    addFiles(root, collectFixtures());
    const read = [...(await readReports(root)), ...(await readReports(projectFolder))];
    return read.map(({ report, messages }) => ({
      name: `${report.name}.${report.metadata.language}`,
      report,
      isFaulty: / error /u.test(messages),
    }));
  } finally {
    rmSync(root, { recursive: true });
  }
}
