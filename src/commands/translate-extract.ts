import path from 'node:path';
import { type FileToWrite, writeFiles } from '../project/write-files.ts';
import { suggestNearest } from '../report/nearest.ts';
import {
  type ExchangeFormatName,
  exchangeFormats,
  isExchangeFormat,
} from '../translate/exchange/formats.ts';
import { makeUnits } from '../translate/make-units.ts';
import { readMemory, translationsFolder } from '../translate/memory-files.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import {
  readLanguages,
  readReportSource,
  readReportTranslation,
  startTranslate,
} from './translate-support.ts';
import { UsageError } from './usage-error.ts';

/** `rapporteur translate extract --to fr [report…]`: write files for translators. */
export async function runExtract(args: Arguments, context: CommandContext): Promise<number> {
  const languages = readLanguages(args, true);
  const format = await exchangeFormats[readFormat(args.values['format']?.at(-1))]();
  const run = await startTranslate(args.positionals, context);
  const { project } = run;
  const { memory, files } = await readMemory(project);
  run.settle(files);
  const out = args.values['out']?.at(-1) ?? path.join(project.root, translationsFolder);
  const folder = path.resolve(context.cwd, out);
  const written: { file: FileToWrite; note: string }[] = [];
  for (const report of run.reports) {
    const text = await readReportSource(report, project);
    run.settle([text.file]);
    for (const language of languages) {
      if (language === report.source.language) {
        throw new UsageError(`${report.name} is written in "${language}" itself`);
      }
      const translation = await readReportTranslation(text, language, report, project);
      run.settle([translation.lockFile]);
      const units = makeUnits(translation.status, { path: report.source.path, language, memory });
      const content = format.write({
        original: report.source.path,
        sourceLanguage: report.source.language,
        targetLanguage: language,
        units,
      });
      const open = units.filter(({ state }) => state === 'initial' || state === 'needs-review');
      written.push({
        file: { path: `${report.name}.${language}${format.extension}`, content },
        note: `${units.length} texts, ${open.length} of them to be translated`,
      });
    }
  }
  await writeFiles(
    folder,
    written.map(({ file }) => file),
  );
  for (const { file, note } of written) {
    const shown = path.relative(context.cwd, path.join(folder, file.path));
    context.terminal.print(`${shown}: ${note}`);
  }
  return run.counts.error > 0 ? exitCodes.document : exitCodes.fine;
}

function readFormat(written = 'xliff'): ExchangeFormatName {
  if (isExchangeFormat(written)) return written;
  const known = Object.keys(exchangeFormats);
  throw new UsageError(
    `There is no format "${written}"`,
    suggestNearest(written, known) ?? `Formats: ${known.join(', ')}.`,
  );
}
