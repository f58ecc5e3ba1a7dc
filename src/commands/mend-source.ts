import type { VFile } from 'vfile';
import { mendText } from '../checks/fixes.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { readSource } from '../project/read-source.ts';
import { writeFiles } from '../project/write-files.ts';

/**
 * Write a source anew with what can be mended in it, whole or not at all. A file
 * that has changed since it was read, or that could not be read as it is, stays
 * as it is.
 *
 * @param file the source with its diagnostics
 * @returns how many problems were mended
 * @throws {EnvironmentError} if it can't be written
 */
export async function mendSource(
  file: VFile,
  source: ReportSource,
  project: Project,
): Promise<number> {
  const { text, count } = mendText(file);
  if (count === 0) return 0;
  const now = readSource(project.root, source.path, project.settings.limits.sourceSize);
  // Characters that could not be read are not those that stand there.
  if (now.messages.length > 0 || String(now.value) !== String(file.value)) return 0;
  await writeFiles(project.root, [{ path: source.path, content: text }]);
  return count;
}
