import path from 'node:path';
import { VFile } from 'vfile';
import { loadLanguage } from '../languages/index.ts';
import type { Project, ReportSource } from '../project/project.ts';
import { readSource, readSourceFiles, type SourceFiles } from '../project/read-source.ts';
import type { Language } from '../report/language.ts';
import { cutSource } from './cut.ts';
import { type LockFile, lockPathOf, readLock } from './lock-file.ts';
import type { Segment } from './segment.ts';
import { compareStates, type TranslationStatus } from './status.ts';

/** A report's text in the language that the others are translated from. */
export interface SourceText extends SourceFiles {
  source: ReportSource;
  language: Language;
  segments: Segment[];
}

/** A report's text in another language, and how far it is. */
export interface TranslationText {
  /** BCP 47 tag. */
  language: string;
  /** Its words; those of English where there are none for the tag. */
  words: Language;
  /** The Markdown file's path in the project; it need not be there yet. */
  path: string;
  /** Absent where there is no file yet. */
  file: VFile | undefined;
  segments: Segment[];
  lock: LockFile;
  lockFile: VFile;
  status: TranslationStatus;
}

/** Read the text that a report is translated from. */
export async function readSourceText(source: ReportSource, project: Project): Promise<SourceText> {
  const { file, shared } = readSourceFiles(source, project);
  const { language } = await loadLanguage(source.language);
  return { source, file, shared, language, segments: cutSource(file, shared) };
}

/**
 * Read a report's translation, and compare it with its source.
 *
 * @param text what it is translated from
 * @param language BCP 47 tag; there need be no file yet
 * @param existing its file's path in the project, where the file is not named as the tag is written
 */
export async function readTranslation(
  text: SourceText,
  language: string,
  project: Project,
  existing?: string,
): Promise<TranslationText> {
  const { limits } = project.settings;
  const { directory } = text.source;
  const filePath = existing ?? `${directory}/${language}.md`;
  const read = readSource(project.root, filePath, limits.sourceSize);
  const isThere = !read.messages.some((message) => message.ruleId === 'missing-file');
  const lockPath = lockPathOf(filePath);
  const lockRead = readSource(project.root, lockPath, limits.sourceSize);
  // A translation that nobody took over yet has none.
  const hasLock = !lockRead.messages.some((message) => message.ruleId === 'missing-file');
  const lockFile = hasLock ? lockRead : new VFile({ path: lockPath, cwd: project.root, value: '' });
  const lock = readLock(lockFile);
  const file = isThere ? read : undefined;
  const segments = file === undefined ? [] : cutSource(file, text.shared);
  const status = compareStates(text.segments, segments, lock);
  const { language: words } = await loadLanguage(language);
  return { language, words, path: filePath, file, segments, lock, lockFile, status };
}

/** The name of a file, without folder. */
export const baseName = (filePath: string | undefined) => path.posix.basename(filePath ?? '');
