import path from 'node:path';
import { type FileToWrite, writeFiles } from '../project/write-files.ts';
import { acceptTranslation } from '../translate/accept.ts';
import { lockPathOf, writeLock } from '../translate/lock-file.ts';
import { remember } from '../translate/memory.ts';
import { memoryPath, readMemory, writeMemory } from '../translate/memory-files.ts';
import { baseName } from '../translate/workspace.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import {
  readLanguages,
  readReportSource,
  readReportTranslation,
  startTranslate,
} from './translate-support.ts';
import { UsageError } from './usage-error.ts';

/** `rapporteur translate accept [report…]`: record translations as they stand. */
export async function runAccept(args: Arguments, context: CommandContext): Promise<number> {
  const wanted = readLanguages(args);
  const run = await startTranslate(args.positionals, context);
  const { project } = run;
  const { memory, files } = await readMemory(project);
  run.settle(files);
  const only = args.values['only'] === undefined ? {} : { only: new Set(args.values['only']) };
  let remembered = memory;
  let isOpen = false;
  const written: FileToWrite[] = [];
  const notes: string[] = [];
  for (const report of run.reports) {
    const text = await readReportSource(report, project);
    run.settle([text.file]);
    const unknown = [...(only.only ?? [])].filter(
      (name) => !text.segments.some((segment) => segment.path === name),
    );
    if (unknown.length > 0 && run.reports.length === 1) {
      throw new UsageError(
        `${report.name} has no text "${unknown[0]}"`,
        '`rapporteur translate status` names those that are open.',
      );
    }
    for (const language of wanted.length === 0 ? report.languages : wanted) {
      const translation = await readReportTranslation(text, language, report, project);
      run.settle([translation.lockFile]);
      if (translation.file === undefined) {
        // Of all reports, those that are there in the language.
        if (args.positionals.length === 0 && run.reports.length > 1) continue;
        throw new UsageError(`There is no file ${translation.path}`);
      }
      const accepted = acceptTranslation(text, translation, {
        isReviewed: args.switches.has('reviewed'),
        ...only,
      });
      const names = { source: baseName(report.source.path), target: baseName(translation.path) };
      written.push({
        path: lockPathOf(translation.path),
        content: writeLock(accepted.lock, names),
      });
      remembered = remember(remembered, accepted.pairs, language, baseName(memoryPath));
      isOpen ||= accepted.open > 0;
      const shown = path.relative(context.cwd, path.join(project.root, translation.path));
      const open = accepted.open > 0 ? `; ${accepted.open} have no translation` : '';
      notes.push(`${shown}: ${accepted.pairs.length} texts recorded${open}`);
    }
  }
  const file = writeMemory(remembered, project);
  await writeFiles(project.root, [...written, { path: file.path, content: file.text }]);
  for (const note of notes) context.terminal.print(note);
  return isOpen || run.counts.error > 0 ? exitCodes.document : exitCodes.fine;
}
