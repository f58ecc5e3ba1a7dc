import type { VFile } from 'vfile';
import { loadLanguage } from '../languages/index.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { readSourceFiles, type SourceFiles } from '../project/read-source.ts';
import type { ComparedText } from '../translate/compare/compare.ts';
import { findOriginal } from '../translate/find-source.ts';

/** Compares a translation that was read with the text that it is translated from. */
export type Comparer = (source: ReportSource, files: readonly VFile[]) => Promise<void>;

/**
 * A comparer for the translations of a project. What differs becomes a message
 * of the translation's file. A text that no other is translated from is read
 * once, and one that is no translation costs nothing.
 *
 * @param sources every text of the project, also those that were not asked for
 */
export function createComparer(project: Project, sources: readonly ReportSource[]): Comparer {
  const texts = new Map<string, Promise<ComparedText>>();
  const readText = async (source: ReportSource, files: SourceFiles): Promise<ComparedText> => {
    const { readComparedText } = await import('../translate/compare/compare.ts');
    const { language } = await loadLanguage(source.language);
    return readComparedText(files.file, files.shared, language);
  };
  return async (source, files) => {
    const original = findOriginal(source, sources, project.settings.sourceLanguage);
    const [file, second] = files;
    if (original === undefined || file === undefined) return;
    // A file that could not be read has nothing to compare.
    if (String(file.value).trim() === '') return;
    const { compareTexts } = await import('../translate/compare/compare.ts');
    let text = texts.get(original.path);
    if (text === undefined) {
      text = readText(original, readSourceFiles(original, project));
      texts.set(original.path, text);
    }
    const shared = source.sharedPath === undefined ? undefined : second;
    compareTexts(await text, await readText(source, { file, shared }), file);
  };
}
