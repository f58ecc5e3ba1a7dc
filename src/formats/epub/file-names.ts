import type { Chapter } from '../../report/report.ts';
import { files } from './publication.ts';

/** Longer names are cut: some readers unpack to file systems with short limits. */
const LONGEST = 48;

/**
 * Name the file of each chapter.
 *
 * The name is the chapter's id as far as it is ASCII, so that it stays the same
 * when chapters before it come or go, and a bookmark survives a correction. An
 * id without ASCII letters (Arabic, Chinese) gives `chapter-3`: file names
 * outside ASCII are legal but warned of, since unzip tools spoil them
 * (EPUBCheck PKG-012).
 *
 * @param chapters the report's chapters, in order
 * @returns `<name>.xhtml` for each, in the same order, all different also where
 *   case does not count
 */
export function nameChapterFiles(chapters: readonly Chapter[]): string[] {
  const taken = new Set<string>(Object.values(files));
  return chapters.map((chapter, index) => {
    const stem = toFileStem(chapter.entry?.id ?? 'opening') || `chapter-${index + 1}`;
    let name = `${stem}.xhtml`;
    for (let count = 2; taken.has(name); count += 1) name = `${stem}-${count}.xhtml`;
    taken.add(name);
    return name;
  });
}

function toFileStem(id: string): string {
  const stem = id
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return /[a-z]/.test(stem) ? stem : '';
}
