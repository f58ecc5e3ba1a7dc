import type { VFile } from 'vfile';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { defaultLimits } from '../project/limits.ts';
import { findDeepNesting } from '../project/yaml-nesting.ts';
import { report } from '../report/diagnostics.ts';

/** How far a recorded translation is. */
export type RecordedState = 'open' | 'translated' | 'reviewed';

/** What is known of one segment from the time when its translation was taken over. */
export interface LockEntry {
  /** Hash of the source's segment then. */
  source: string;
  /** Hash of its translation. */
  target: string;
  state: RecordedState;
}

/** What is kept beside a translation. */
export interface LockFile {
  /** The source's language. */
  source: string;
  /** By path, in the order of the source. */
  entries: Map<string, LockEntry>;
}

/** Where a translation's lock file lies: `fr.md` has `fr.lock.yaml` beside it. */
export function lockPathOf(path: string): string {
  return path.replace(/\.md$/u, '.lock.yaml');
}

const ENTRY =
  /^(?<source>[0-9a-f]{12}) (?<target>[0-9a-f]{12}) (?<state>open|translated|reviewed)$/u;

/**
 * Read a lock file. A line that can't be read is reported and left out: its
 * text counts as not recorded.
 */
export function readLock(file: VFile): LockFile {
  const lock: LockFile = { source: '', entries: new Map() };
  const lines = new LineCounter();
  if (findDeepNesting(String(file.value), defaultLimits.nesting) !== undefined) return lock;
  const document = parseDocument(String(file.value), {
    prettyErrors: false,
    schema: 'core',
    logLevel: 'silent',
    lineCounter: lines,
    // Two sides of a merge may both have kept a line.
    uniqueKeys: false,
  });
  const complain = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    report(file, { line, column: col }, 'lock-file', message, {
      severity: 'warning',
      hint: 'Run `rapporteur translate accept` when the translation is as it should be.',
    });
  };
  const [error] = document.errors;
  if (error !== undefined) {
    complain(error.pos[0], 'This lock file can’t be read, so no text counts as recorded');
    return lock;
  }
  const { contents } = document;
  if (!isMap(contents)) return lock;
  lock.source = String(contents.get('source') ?? '');
  const segments = contents.get('segments', true);
  if (!isMap(segments)) return lock;
  for (const { key, value } of segments.items) {
    if (!isScalar(key)) continue;
    const match = isScalar(value) ? ENTRY.exec(String(value.value)) : null;
    if (match?.groups === undefined) {
      complain(key.range?.[0] ?? 0, `The line of “${String(key.value)}” can’t be read`);
      continue;
    }
    const { source = '', target = '', state = 'open' } = match.groups;
    lock.entries.set(String(key.value), { source, target, state: state as RecordedState });
  }
  return lock;
}

/**
 * A lock file's text: a line a segment, in the order of the source, so that
 * two who work on different passages change different lines.
 *
 * @param lock what is known
 * @param names the files' names, for its first line: `en.md`, `fr.md`
 */
export function writeLock(lock: LockFile, names: { source: string; target: string }): string {
  return [
    `# Which text of ${names.source} each text of ${names.target} translates: hashes of both, and the state.`,
    '# Written by `rapporteur translate`; keep it beside the translation.',
    `source: ${lock.source}`,
    lock.entries.size === 0 ? 'segments: {}' : 'segments:',
    ...[...lock.entries].map(
      ([path, { source, target, state }]) => `  ${path}: ${source} ${target} ${state}`,
    ),
    '',
  ].join('\n');
}
