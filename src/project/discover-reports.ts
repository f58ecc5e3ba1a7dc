import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import { withLatinTwin } from '../report/latin-twin.ts';
import { errorCode, explainReadError, isInside } from './files.ts';
import { canonicalTag, checkLanguageTag } from './language-tag.ts';
import type { Project, ReportSource } from './project.ts';

/** What a project has to build, and the diagnostics of folders and file names. */
export interface Discovery {
  /** By report, then language, in the order of their names. */
  sources: ReportSource[];
  /** The folders and files that something was found wrong with. */
  files: VFile[];
}

/** Names that the file systems of all our editors can hold, and that need no quoting in a shell. */
const reportNameIn = withLatinTwin(String.raw`^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$`, 'u');

/**
 * Find every report of a project in every language: `source/<report>/<tag>.md`.
 * Folders whose name begins with `.` or `_` are left alone (drafts).
 */
export function discoverReports(project: Project): Discovery {
  const discovery: Discovery = { sources: [], files: [] };
  const { source } = project.settings;
  const folders = readFolder(project.root, source, discovery);
  for (const folder of folders ?? []) {
    if (/^[._]/.test(folder.name)) continue;
    const directory = `${source}/${folder.name}`;
    if (!isFolder(project.root, folder, directory)) continue;
    if (!reportNameIn(folder.name).test(folder.name)) {
      complain(discovery, directory, 'report-name', `"${folder.name}" is not a name for a report`, {
        hint: 'Use letters, digits, hyphens and full stops.',
      });
      continue;
    }
    discoverLanguages(project, folder.name, directory, discovery);
  }
  return discovery;
}

function discoverLanguages(
  project: Project,
  name: string,
  directory: string,
  discovery: Discovery,
): void {
  const entries = readFolder(project.root, directory, discovery) ?? [];
  const shared = entries.find((entry) => entry.name === 'report.yaml');
  const misnamed = entries.find((entry) => /^report\.ya?ml$/i.test(entry.name) && entry !== shared);
  if (misnamed !== undefined && shared === undefined) {
    complain(discovery, `${directory}/${misnamed.name}`, 'file-name', 'This file is not read', {
      hint: 'Rename it to report.yaml.',
    });
  }
  const byLanguage = new Map<string, ReportSource>();
  for (const entry of entries) {
    if (!/\.(md|markdown)$/i.test(entry.name) || /^(readme\.|[._])/i.test(entry.name)) continue;
    const filePath = `${directory}/${entry.name}`;
    const language = canonicalTag(entry.name.replace(/\.[^.]*$/, ''));
    const checked = checkLanguageTag(language ?? entry.name.replace(/\.[^.]*$/, ''));
    if ('problem' in checked || language === undefined) {
      const problem = 'problem' in checked ? checked.problem : 'This is not a language tag';
      complain(discovery, filePath, 'file-name', `${problem}: the file is not built`, {
        severity: 'warning',
        hint: 'Name it after its language: en.md, pt-BR.md, zh-Hans.md.',
      });
    } else if (!entry.name.endsWith('.md')) {
      complain(discovery, filePath, 'file-name', 'The file is not built', {
        severity: 'warning',
        hint: `Rename it to ${language}.md.`,
      });
    } else if (byLanguage.has(language)) {
      complain(discovery, filePath, 'file-name', `There is another file for "${language}"`, {
        hint: `Keep one: ${byLanguage.get(language)?.path}.`,
      });
    } else {
      const sharedPath = shared === undefined ? {} : { sharedPath: `${directory}/report.yaml` };
      byLanguage.set(language, {
        report: name,
        language,
        directory,
        path: filePath,
        ...sharedPath,
      });
    }
  }
  if (byLanguage.size === 0) {
    complain(discovery, directory, 'empty-report', 'The folder has no text in any language', {
      severity: 'warning',
      hint: 'Add a file that is named after its language: en.md.',
    });
  }
  discovery.sources.push(...byLanguage.values());
}

/** A folder's entries in an order that no locale or file system changes; reported if it can't be read. */
function readFolder(root: string, relative: string, discovery: Discovery): Dirent[] | undefined {
  try {
    const entries = readdirSync(path.join(root, relative), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    const refusal = explainReadError(relative, error);
    if (missing) {
      complain(discovery, relative, 'missing-source', `There is no folder "${relative}"`, {
        hint: 'Reports stand in it, a folder each: source/my-report/en.md.',
      });
    } else {
      const hint = refusal.hint === undefined ? {} : { hint: refusal.hint };
      complain(discovery, relative, refusal.rule, refusal.problem, hint);
    }
    return undefined;
  }
}

/** Whether an entry is a folder, or a link to one inside the project. */
function isFolder(root: string, entry: Dirent, relative: string): boolean {
  if (entry.isDirectory()) return true;
  if (!entry.isSymbolicLink()) return false;
  try {
    const real = realpathSync(path.join(root, relative));
    return isInside(root, real) && statSync(real).isDirectory();
  } catch {
    return false;
  }
}

function complain(
  discovery: Discovery,
  filePath: string,
  ...rest: Parameters<typeof report> extends [unknown, unknown, ...infer R] ? R : never
): void {
  const file = new VFile({ path: filePath, value: '' });
  report(file, undefined, ...rest);
  discovery.files.push(file);
}
