import { VFile } from 'vfile';
import type { Project, ReportSource } from '../../project/project.ts';
import { report } from '../../report/diagnostics.ts';
import { LimitError } from './limit-error.ts';

/**
 * Report that a limit was reached while a report was worked on.
 *
 * @param error anything that was thrown
 * @param files the report's; the first is its source, where it could be read
 * @returns the files with the diagnostic; `undefined` for any other error
 */
export function reportLimit(
  error: unknown,
  files: readonly VFile[],
  source: ReportSource,
  project: Project,
): VFile[] | undefined {
  if (!(error instanceof LimitError)) return undefined;
  const [file, ...others] = files;
  const told = file ?? new VFile({ path: source.path, cwd: project.root, value: '' });
  report(told, undefined, error.rule, error.message, { hint: error.hint });
  return [told, ...others];
}
