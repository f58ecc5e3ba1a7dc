import type { VFile } from 'vfile';
import type { Project, ReportSource } from '../project/project.ts';
import { report as reportProblem } from '../report/diagnostics.ts';
import { findOriginal } from '../translate/find-source.ts';
import type { TranslationStatus } from '../translate/status.ts';
import type { Arguments } from './command.ts';
import type { ReportRevision } from './load-report.ts';
import { UsageError } from './usage-error.ts';

/** What a build does about texts that are not translated, or of an earlier text. */
export interface TranslationGate {
  /** For a draft: what marks them. */
  reviseDraft(source: ReportSource): Promise<ReportRevision | undefined>;
  /** For a release: an error of the file for each of them. */
  refuse(source: ReportSource, file: VFile | undefined): Promise<void>;
}

/**
 * The gate of a build, as \`--release\`, \`--draft\` and \`--allow-open\` ask for it.
 *
 * @param sources every text of the project, also those that were not asked for
 * @throws {UsageError} for options that contradict each other
 */
export function createGate(
  args: Arguments,
  project: Project,
  sources: readonly ReportSource[],
): TranslationGate {
  const [isRelease, isDraft, allowsOpen] = ['release', 'draft', 'allow-open'].map((name) =>
    args.switches.has(name),
  );
  if (isRelease && isDraft) {
    throw new UsageError('A release is no draft', 'Write --release or --draft.');
  }
  if (isDraft && args.switches.has('verify')) {
    throw new UsageError(
      'A draft can’t be proven: its marks are not in the source',
      'Write --draft or --verify.',
    );
  }
  const read = async (source: ReportSource) => {
    const original = findOriginal(source, sources, project.settings.sourceLanguage);
    if (original === undefined) return undefined;
    const { readSourceText, readTranslation } = await import('../translate/workspace.ts');
    const text = await readSourceText(original, project);
    const { status } = await readTranslation(text, source.language, project, source.path);
    return { text, status, original };
  };
  return {
    async reviseDraft(source) {
      const found = isDraft ? await read(source) : undefined;
      if (found === undefined || !hasOpen(found.status)) return undefined;
      const { markDraft, markDraftMetadata } = await import('../translate/mark-draft.ts');
      return {
        revise(parsed, metadata, language) {
          markDraft(parsed.tree, found.status, language, found.original.language);
          return markDraftMetadata(metadata, language);
        },
      };
    },
    async refuse(source, file) {
      if (!isRelease || file === undefined) return;
      const found = await read(source);
      if (found === undefined) return;
      const { refuseOpen } = await import('../translate/refuse-open.ts');
      refuseOpen(file, found.text, found.status, allowsOpen === true ? 'warning' : 'error');
      if (found.status.segments.every(({ isRecorded }) => !isRecorded)) {
        reportProblem(
          file,
          undefined,
          'translation-stale',
          'Nothing is recorded of this translation, so nobody knows whether it is of the present text',
          { severity: 'warning', hint: 'Look it over, and run `rapporteur translate accept`.' },
        );
      }
    },
  };
}

function hasOpen({ segments, surplus }: TranslationStatus): boolean {
  return (
    surplus.length > 0 || segments.some(({ state }) => state === 'missing' || state === 'stale')
  );
}
