import { writeTags } from '../translate/content.ts';
import type { Memory } from '../translate/memory.ts';
import { readMemory } from '../translate/memory-files.ts';
import { shorten } from '../translate/merge-units.ts';
import { countStates, type SegmentStatus } from '../translate/status.ts';
import { describeDifference } from '../translate/word-diff.ts';
import type { SourceText, TranslationText } from '../translate/workspace.ts';
import type { Arguments, CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';
import {
  readLanguages,
  readReportSource,
  readReportTranslation,
  startTranslate,
} from './translate-support.ts';

/** `rapporteur translate status [report…]`: how far each language is. */
export async function runStatus(args: Arguments, context: CommandContext): Promise<number> {
  const { terminal } = context;
  const wanted = readLanguages(args);
  const run = await startTranslate(args.positionals, context);
  const { memory, files } = await readMemory(run.project);
  run.settle(files);
  let isOpen = false;
  for (const report of run.reports) {
    const languages = wanted.length === 0 ? report.languages : wanted;
    if (languages.length === 0) continue;
    const text = await readReportSource(report, run.project);
    run.settle([text.file]);
    terminal.print(`${report.name}: ${text.segments.length} texts in ${report.source.language}`);
    for (const language of languages) {
      const translation = await readReportTranslation(text, language, report, run.project);
      run.settle([translation.lockFile]);
      terminal.print(`  ${describeCounts(translation)}`);
      if (!args.switches.has('short')) listOpen(text, translation, memory, terminal);
      isOpen ||= hasOpen(translation);
    }
  }
  return isOpen || run.counts.error > 0 ? exitCodes.document : exitCodes.fine;
}

/** Whether a translation lacks something: a text, a newer text, or a text's end. */
function hasOpen({ status }: TranslationText): boolean {
  const { missing, stale } = countStates(status);
  return missing + stale + status.surplus.length > 0;
}

function describeCounts({ language, status, file }: TranslationText): string {
  if (file === undefined) return `${language.padEnd(8)}there is no file yet`;
  const counts = countStates(status);
  const byHand = status.segments.filter(
    ({ state, isRecorded }) => state === 'translated' && !isRecorded,
  ).length;
  return [
    language.padEnd(8),
    [
      `${counts.translated} translated`,
      `${counts.reviewed} reviewed`,
      `${counts.stale} stale`,
      `${counts.missing} missing`,
      ...(status.surplus.length > 0 ? [`${status.surplus.length} without a source`] : []),
      ...(byHand > 0 ? [`${byHand} not recorded (rapporteur translate accept)`] : []),
    ].join(', '),
  ].join('');
}

function listOpen(
  text: SourceText,
  { path, status, file }: TranslationText,
  memory: Memory,
  terminal: Terminal,
): void {
  if (file === undefined) return;
  const { colours } = terminal;
  for (const each of status.segments) {
    const { segment, target, state } = each;
    if (state === 'missing') {
      const line = segment.file === 'own' ? `${text.source.path}:${segment.place.line}` : '';
      terminal.print(`    ${line} ${colours.red('missing')} ${segment.path}: ${shorten(segment)}`);
    } else if (state === 'stale') {
      const line = `${path}:${target?.place.line ?? 1}`;
      terminal.print(
        `    ${line} ${colours.yellow('stale')} ${segment.path}: ${difference(each, memory, terminal)}`,
      );
    }
  }
  for (const segment of status.surplus) {
    const line = `${path}:${segment.place.line}`;
    terminal.print(`    ${line} ${colours.yellow('without a source')} ${shorten(segment)}`);
  }
}

function difference(
  { segment, before }: SegmentStatus,
  memory: Memory,
  terminal: Terminal,
): string {
  const old = before === undefined ? undefined : memory.byHash.get(before);
  const now = writeTags(segment.content);
  if (old === undefined) return `now “${shorten(segment)}”`;
  if (writeTags(old) === now)
    return `${now.slice(0, 60)} (what a link or note leads to has changed)`;
  return describeDifference(writeTags(old), now, {
    removed: terminal.colours.red,
    added: terminal.colours.green,
  });
}
