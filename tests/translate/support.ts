import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { language as en } from '../../src/languages/en.ts';
import { language as fr } from '../../src/languages/fr.ts';
import { cutSource } from '../../src/translate/cut.ts';
import type { ExchangeFile, ReturnedUnit } from '../../src/translate/exchange/exchange.ts';
import type { LockFile } from '../../src/translate/lock-file.ts';
import { makeUnits } from '../../src/translate/make-units.ts';
import { type Memory, makeMemory } from '../../src/translate/memory.ts';
import { compareStates } from '../../src/translate/status.ts';
import type { SourceText, TranslationText } from '../../src/translate/workspace.ts';
import { listFiles } from '../architecture/modules.ts';
import { projectFolder } from '../support/paths.ts';

/** A source in English, with no files around it. */
export function makeSource(markdown: string, shared?: string): SourceText {
  const file = new VFile({ path: 'source/report/en.md', value: markdown });
  const common =
    shared === undefined
      ? undefined
      : new VFile({ path: 'source/report/report.yaml', value: shared });
  return {
    source: {
      report: 'report',
      language: 'en',
      directory: 'source/report',
      path: 'source/report/en.md',
    },
    file,
    shared: common,
    language: en,
    segments: cutSource(file, common),
  };
}

/** A translation of a source into French, with what was recorded of it. */
export function makeTranslation(
  source: SourceText,
  markdown?: string,
  lock: LockFile = { source: 'en', entries: new Map() },
): TranslationText {
  const path = 'source/report/fr.md';
  const file = markdown === undefined ? undefined : new VFile({ path, value: markdown });
  const segments = file === undefined ? [] : cutSource(file, source.shared);
  const status = compareStates(source.segments, segments, lock);
  const lockFile = new VFile({ path: 'source/report/fr.lock.yaml', value: '' });
  return { language: 'fr', words: fr, path, file, segments, lock, lockFile, status };
}

/** The file that a translator of it gets. */
export function makeExchange(
  translation: TranslationText,
  memory: Memory = makeMemory(),
): ExchangeFile {
  return {
    original: 'source/report/en.md',
    sourceLanguage: 'en',
    targetLanguage: 'fr',
    units: makeUnits(translation.status, { path: 'source/report/en.md', language: 'fr', memory }),
  };
}

/** Units as a translator returns them: each text by what it is to be, tags and all. */
export function returnUnits(
  translation: TranslationText,
  change: (unit: ReturnedUnit, source: string) => ReturnedUnit | undefined,
): ReturnedUnit[] {
  return makeExchange(translation).units.flatMap((unit) => {
    const returned = { id: unit.id, target: unit.source, state: 'translated' as const };
    return change(returned, unit.id) ?? [];
  });
}

/** Every Markdown file of the samples and the tests, by its path in the project. */
export function listMarkdown(): [path: string, markdown: string][] {
  return [...listFiles('source', '.md'), ...listFiles('tests', '.md')]
    .filter((path) => path.startsWith('source/') || path.includes('/fixtures/'))
    .map((path) => [path, readFileSync(join(projectFolder, path), 'utf8')]);
}
