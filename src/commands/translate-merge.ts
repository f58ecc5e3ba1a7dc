import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import { canonicalTag } from '../project/language-tag.ts';
import { writeFiles } from '../project/write-files.ts';
import { report as reportProblem } from '../report/diagnostics.ts';
import type { ReturnedFile } from '../translate/exchange/exchange.ts';
import { detectFormat, exchangeFormats } from '../translate/exchange/formats.ts';
import { XmlReadError } from '../translate/exchange/xml.ts';
import { lockPathOf, writeLock } from '../translate/lock-file.ts';
import { remember } from '../translate/memory.ts';
import { memoryPath, readMemory, writeMemory } from '../translate/memory-files.ts';
import { mergeUnits } from '../translate/merge-units.ts';
import { baseName } from '../translate/workspace.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import {
  readReportSource,
  readReportTranslation,
  startTranslate,
  type TranslatedReport,
  type TranslateRun,
} from './translate-support.ts';
import { UsageError } from './usage-error.ts';

/** Bytes that a translator's file may have. */
const limit = 64_000_000;

/** `rapporteur translate merge <file…>`: take translators' files over. */
export async function runMerge(args: Arguments, context: CommandContext): Promise<number> {
  if (args.positionals.length === 0) {
    throw new UsageError('Which file?', 'Write the name of the file that the translator sent.');
  }
  const run = await startTranslate([], context);
  let isOpen = false;
  for (const name of args.positionals) {
    for (const returned of await readReturned(name, context, run)) {
      const isWhole = await mergeFile(returned, name, args, context, run);
      isOpen ||= !isWhole;
    }
  }
  return isOpen || run.counts.error > 0 ? exitCodes.document : exitCodes.fine;
}

/** Read a translator's file; what is wrong with it as a whole is reported. */
async function readReturned(
  name: string,
  { cwd }: CommandContext,
  run: TranslateRun,
): Promise<ReturnedFile[]> {
  const bytes = await readFile(path.resolve(cwd, name)).catch((cause: unknown) => {
    throw new UsageError(`"${name}" can’t be read (${Reflect.get(Object(cause), 'code')})`);
  });
  const file = new VFile({ path: name, cwd, value: '' });
  const complain = (message: string, place?: { line: number; column: number }) => {
    reportProblem(file, place, 'translation-file', message, {
      hint: 'Ask for the file again, in the format in which it was sent out.',
    });
    run.settle([file]);
    return [];
  };
  if (bytes.length > limit) return complain('The file is too large to be a translation');
  const format = detectFormat(bytes);
  if (format === undefined) {
    return complain(`This is none of the formats ${Object.keys(exchangeFormats).join(', ')}`);
  }
  try {
    return (await exchangeFormats[format]()).read(bytes);
  } catch (error) {
    const message = `The file can’t be read: ${error instanceof Error ? error.message : String(error)}`;
    const line = error instanceof XmlReadError ? error.line : undefined;
    return complain(message, line === undefined ? undefined : { line, column: 1 });
  }
}

async function mergeFile(
  returned: ReturnedFile,
  name: string,
  args: Arguments,
  context: CommandContext,
  run: TranslateRun,
): Promise<boolean> {
  const { project } = run;
  const report = findReport(returned, name, run);
  const language = canonicalTag(args.values['to']?.at(-1) ?? returned.targetLanguage ?? '');
  if (language === undefined || language === report.source.language) {
    throw new UsageError(
      `"${name}" does not say which language it is translated into`,
      'Say it: --to fr.',
    );
  }
  const text = await readReportSource(report, project);
  const translation = await readReportTranslation(text, language, report, project);
  const merged = mergeUnits(text, translation, returned.units);
  if (args.switches.has('allow-open')) {
    for (const message of text.file.messages) {
      if (message.ruleId?.startsWith('translation-') === true) message.fatal = false;
    }
  }
  const errors = run.counts.error;
  run.settle([
    text.file,
    ...(text.shared === undefined ? [] : [text.shared]),
    translation.lockFile,
  ]);
  if (run.counts.error > errors) {
    context.terminal.complain(
      `${translation.path} was not written: ${merged.open} texts are open (--allow-open writes it all the same)`,
    );
    return false;
  }
  const { memory } = await readMemory(project);
  const remembered = remember(memory, merged.pairs, language, baseName(memoryPath));
  const names = { source: baseName(report.source.path), target: baseName(translation.path) };
  await writeFiles(project.root, [
    { path: translation.path, content: merged.text },
    { path: lockPathOf(translation.path), content: writeLock(merged.lock, names) },
    ((file) => ({ path: file.path, content: file.text }))(writeMemory(remembered, project)),
  ]);
  const shown = path.relative(context.cwd, path.join(project.root, translation.path));
  const open = merged.open === 0 ? '' : `, ${merged.open} of them open`;
  context.terminal.print(`${shown}: ${text.segments.length} texts${open}`);
  return true;
}

/** The report that a file is about: by its path, or else by its name, `peacekeeping.fr.xlf`. */
function findReport(returned: ReturnedFile, name: string, run: TranslateRun): TranslatedReport {
  const found =
    run.reports.find((report) => report.source.path === returned.original) ??
    run.reports.find((report) => path.basename(name).startsWith(`${report.name}.`));
  if (found !== undefined) return found;
  throw new UsageError(
    `"${name}" is the translation of ${returned.original ?? 'a report'}, which the project has not`,
    `Reports: ${run.reports.map((report) => report.name).join(', ')}.`,
  );
}
