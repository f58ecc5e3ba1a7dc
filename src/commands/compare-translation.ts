import type { VFile } from 'vfile';
import { loadLanguage } from '../languages/index.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { readSource } from '../project/read-source.ts';
import type { ComparedText } from '../translate/compare/compare.ts';
import { findSource } from '../translate/find-source.ts';

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
  const read = async (source: ReportSource, given?: readonly VFile[]): Promise<ComparedText> => {
    const { readComparedText } = await import('../translate/compare/compare.ts');
    const { limits } = project.settings;
    const [file, shared] =
      given ??
      (await Promise.all(
        [source.path, ...(source.sharedPath === undefined ? [] : [source.sharedPath])].map((path) =>
          readSource(project.root, path, limits.sourceSize),
        ),
      ));
    const { language } = await loadLanguage(source.language);
    if (file === undefined) throw new Error(`${source.path} was not read`);
    return readComparedText(file, shared, language);
  };
  return async (source, files) => {
    const own = sources.filter(({ report }) => report === source.report);
    const original = findSource(own, project.settings.sourceLanguage);
    const [file] = files;
    if (original === undefined || original.path === source.path || file === undefined) return;
    // A file that could not be read has nothing to compare.
    if (String(file.value).trim() === '') return;
    const { compareTexts } = await import('../translate/compare/compare.ts');
    let text = texts.get(original.path);
    if (text === undefined) {
      text = read(original);
      texts.set(original.path, text);
    }
    const hasShared = source.sharedPath !== undefined;
    compareTexts(await text, await read(source, files.slice(0, hasShared ? 2 : 1)), file);
  };
}
