import path from 'node:path';
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { type Severity, severityOf } from '../../report/diagnostics.ts';

/** A diagnostic as reporters write it. */
export interface Diagnostic {
  /** The file, relative to the folder that the command was started in, with the system's separators. */
  path: string;
  /** From 1; absent where the whole file is meant. */
  line?: number;
  /** From 1, in UTF-16 units. */
  column?: number;
  /** Exclusive, where the place is a stretch. */
  endLine?: number;
  endColumn?: number;
  severity: Severity;
  /** Absent only for a message that no rule stands behind. */
  rule?: string;
  message: string;
  /** What to do, one sentence. */
  hint?: string;
  /** What stands between the place's ends once it is mended, where there is one right answer. */
  fix?: string;
  /** Another place that it is about, of the same file unless `path` names one. */
  related?: { line: number; column: number; message: string; path?: string };
}

/**
 * The diagnostics of files, in the order of files and places.
 *
 * @param files with their messages
 * @param cwd absolute path that file names are relative to
 */
export function listDiagnostics(files: readonly VFile[], cwd: string): Diagnostic[] {
  return files
    .flatMap((file) => file.messages.map((message) => describe(file, cwd, message)))
    .sort(byPlace);
}

function describe(file: VFile, cwd: string, message: VFileMessage): Diagnostic {
  const { line, column, place, related } = message;
  const fix = message.expected?.length === 1 ? message.expected[0] : undefined;
  const end = place !== undefined && 'end' in place ? place.end : undefined;
  return {
    path: nameFile(file, cwd),
    ...(line === undefined ? {} : { line, column: column ?? 1 }),
    ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
    severity: severityOf(message),
    ...(message.ruleId === undefined ? {} : { rule: message.ruleId }),
    message: message.reason,
    ...(message.note === undefined ? {} : { hint: message.note }),
    ...(fix === undefined ? {} : { fix }),
    ...(related === undefined
      ? {}
      : {
          related: {
            ...startOf(related.place),
            message: related.message,
            ...(related.path === undefined
              ? {}
              : { path: path.relative(cwd, path.resolve(file.cwd, related.path)) }),
          },
        }),
  };
}

function startOf(place: Position | Point): { line: number; column: number } {
  const { line, column } = 'start' in place ? place.start : place;
  return { line, column };
}

function nameFile(file: VFile, cwd: string): string {
  if (file.path === undefined) return 'rapporteur';
  return path.relative(cwd, path.resolve(file.cwd, file.path)) || '.';
}

/** In the order of files, places and rules. */
export function byPlace(one: Diagnostic, other: Diagnostic): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  const line = (one.line ?? 0) - (other.line ?? 0);
  if (line !== 0) return line;
  const column = (one.column ?? 0) - (other.column ?? 0);
  if (column !== 0) return column;
  return (one.rule ?? '') < (other.rule ?? '') ? -1 : 1;
}

/** A file's name with `/`, on every system. */
export function toPosix(name: string): string {
  return name.replaceAll('\\', '/');
}

/** A file's name as an address: with `/`, and escaped (RFC 3986). */
export function toUri(name: string): string {
  return toPosix(name).split('/').map(encodeURIComponent).join('/');
}
