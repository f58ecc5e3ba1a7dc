import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { VFile } from 'vfile';
import type { Project } from '../project/project.ts';
import { readSource } from '../project/read-source.ts';
import { report } from '../report/diagnostics.ts';
import { readTmx, writeTmx } from './exchange/tmx.ts';
import { XmlReadError } from './exchange/xml.ts';
import { type Memory, type MemoryEntry, makeMemory } from './memory.ts';

/** The folder of files for translators, in the project's. */
export const translationsFolder = 'translations';

/** Where the project's own memory lies; others beside it are only read. */
export const memoryPath = `${translationsFolder}/memory.tmx`;

/**
 * Read every memory of a project: its own, and what other translation memories
 * somebody has put beside it.
 *
 * @returns the memory, and the files with what is wrong with them
 */
export async function readMemory(project: Project): Promise<{ memory: Memory; files: VFile[] }> {
  const folder = path.join(project.root, translationsFolder);
  const names = await readdir(folder).catch(() => []);
  const files: VFile[] = [];
  const entries: MemoryEntry[] = [];
  for (const name of names.filter((each) => /\.tmx$/iu.test(each)).sort()) {
    const relative = `${translationsFolder}/${name}`;
    const file = readSource(project.root, relative, project.settings.limits.sourceSize);
    files.push(file);
    try {
      const { sourceLanguage } = project.settings;
      entries.push(...readTmx(String(file.value), sourceLanguage, name).entries);
    } catch (error) {
      const place =
        error instanceof XmlReadError && error.line !== undefined
          ? { line: error.line, column: error.column ?? 1 }
          : undefined;
      const message = error instanceof Error ? error.message : String(error);
      report(file, place, 'translation-memory', `This memory can’t be read: ${message}`, {
        severity: 'warning',
      });
    }
  }
  return { memory: makeMemory(entries), files };
}

/** The project's own memory as a file; what is another's stays there. */
export function writeMemory(memory: Memory, project: Project): { path: string; text: string } {
  const origin = path.posix.basename(memoryPath);
  const own = memory.entries.filter((entry) => entry.origin === origin);
  return { path: memoryPath, text: writeTmx(own, project.settings.sourceLanguage) };
}
