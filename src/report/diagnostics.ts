import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/**
 * How bad a diagnostic is. An `error` stops the writing of the artifacts of
 * the report that it is found in; nothing else does.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where a diagnostic points: a node, a position, a point, or the whole file. */
export type Place = Node | Position | Point | undefined;

/** What a diagnostic says besides its message. */
export interface DiagnosticOptions {
  /** `error` unless said otherwise. */
  severity?: Severity;
  /** What the editor can do about it, one sentence. */
  hint?: string;
  /** Another place that the problem is about, and what is there; in the same file unless `path` says which. */
  related?: { place: Place; message: string; path?: string };
  /**
   * What stands at the place, a stretch of the source, once the problem is
   * mended; only where there is one right answer.
   */
  fix?: string;
}

declare module 'vfile-message' {
  interface VFileMessage {
    /** Another place that the problem is about: where a person is listed. */
    related?: { place: Position | Point; message: string; path?: string };
  }
}

/**
 * Report one problem of a source file.
 *
 * Diagnostics are `vfile-message`s on the file that they are about, so that
 * every tool of the unified ecosystem can read them: `fatal` is `true` for an
 * error, `false` for a warning and `undefined` for information; `note` holds
 * the hint, `expected` the one right text, if there is one; `source` is
 * `rapporteur`.
 *
 * @param file the source file
 * @param place the node, position or point that the problem is at
 * @param rule the rule's id, in kebab case
 * @param message what is wrong, in an editor's words, without a full stop
 * @param options severity and hint
 * @returns the message, which is already in `file.messages`
 */
export function report(
  file: VFile,
  place: Place,
  rule: string,
  message: string,
  options: DiagnosticOptions = {},
): VFileMessage {
  const diagnostic = file.message(message, {
    ...(place === undefined ? {} : { place: toPlace(place) }),
    ruleId: rule,
    source: 'rapporteur',
  });
  const severity = options.severity ?? 'error';
  diagnostic.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  if (options.hint !== undefined) diagnostic.note = options.hint;
  if (options.fix !== undefined) diagnostic.expected = [options.fix];
  if (options.related?.place !== undefined) {
    const { place: where, message: what, path } = options.related;
    diagnostic.related = {
      place: toPlace(where),
      message: what,
      ...(path === undefined ? {} : { path }),
    };
  }
  return diagnostic;
}

/** The severity of a message, from vfile-message's three-valued `fatal`. */
export function severityOf(message: VFileMessage): Severity {
  if (message.fatal === true) return 'error';
  return message.fatal === false ? 'warning' : 'info';
}

/** Whether a file has a diagnostic that stops its artifacts from being written. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

function toPlace(place: Node | Position | Point): Position | Point {
  if ('type' in place) return place.position ?? { line: 1, column: 1 };
  return place;
}
