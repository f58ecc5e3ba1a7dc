import type { Point } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { ControlComment } from '../report/control-comment.ts';
import { report } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';
import { rules } from '../report/rules.ts';

/** A stretch of a file in which a rule is silent. */
interface Silence {
  rule: string;
  start: Point;
  /** Absent: to the end of the file. */
  end?: Point;
  comment: ControlComment;
  used: boolean;
}

const WORDS = ['disable', 'disable-next', 'enable'] as const;

/** What the comments of a file silence, once they have been read and judged. */
const judged = new WeakMap<VFile, Silence[]>();

const HINT =
  'Write “<!-- rapporteur-disable-next rule: reason -->” before the block that is meant.';

/**
 * Leave out what a source's comments silence, and report comments that are
 * mistaken or silence nothing.
 *
 * - `rapporteur-disable rule: reason` silences a rule from there on, up to
 *   `rapporteur-enable rule` or the end of the file; at the top of a file also
 *   what has no place, and what is in the front matter.
 * - `rapporteur-disable-next rule: reason` silences it in the next block; within
 *   a paragraph, in the rest of it.
 *
 * Several rules are parted by commas. (ESLint and markdownlint have the same
 * words for the same.)
 *
 * Called again, it looks only at the messages that have come since, from formats.
 *
 * @param file the source; `data.controls` are its comments
 * @param isJudged whether a rule was looked for, so that a comment which silences nothing is idle
 */
export function applyControls(file: VFile, isJudged: (rule: string) => boolean): void {
  const comments = file.data.controls ?? [];
  if (comments.length === 0) return;
  const before = judged.get(file);
  const messages = file.messages;
  file.messages = [];
  const silences = before ?? readSilences(comments, file);
  judged.set(file, silences);
  const kept = messages.filter((message) => {
    const covering = silences.filter((silence) => covers(silence, message));
    for (const silence of covering) silence.used = true;
    return covering.length === 0;
  });
  for (const { rule, comment, used } of silences) {
    if (before !== undefined || used || !isJudged(rule)) continue;
    const isAlone = silences.filter((each) => each.comment === comment).length === 1;
    report(file, placeOf(comment), 'unused-disable', `Nothing here breaks the rule “${rule}”`, {
      severity: 'warning',
      hint: 'Take the comment away.',
      ...(isAlone ? { fix: '' } : {}),
    });
  }
  file.messages.unshift(...kept);
}

function readSilences(comments: readonly ControlComment[], file: VFile): Silence[] {
  const silences: Silence[] = [];
  for (const comment of comments) {
    const match = /^([a-z-]*)\s*([^:：]*?)\s*(?:[:：]\s*([\s\S]*))?$/u.exec(comment.text);
    const [, word = '', names = '', reason = ''] = match ?? [];
    const known = WORDS.find((each) => each === word);
    if (known === undefined) {
      complain(
        file,
        comment,
        'control-comment',
        `“rapporteur-${word}” is not known`,
        suggestNearest(word, WORDS) ?? HINT,
      );
      continue;
    }
    const ids = readRules(names, comment, file);
    if (known === 'enable') {
      for (const rule of ids) endSilence(silences, rule, comment, file);
      continue;
    }
    if (reason.trim() === '') {
      complain(
        file,
        comment,
        'control-comment',
        'This comment gives no reason, and silences nothing',
        `Say why after a colon: “<!-- rapporteur-${known} ${names || 'rule'}: reason -->”.`,
      );
      continue;
    }
    for (const rule of ids)
      silences.push({ rule, comment, used: false, ...stretchOf(known, comment) });
  }
  return silences;
}

function readRules(names: string, comment: ControlComment, file: VFile): string[] {
  const written = names.split(/[\s,]+/u).filter((name) => name !== '');
  if (written.length === 0) {
    complain(file, comment, 'control-comment', 'This comment names no rule', HINT);
  }
  return written.filter((name) => {
    const facts = rules.get(name);
    if (facts?.fixed === false) return true;
    if (facts === undefined) {
      const hint = suggestNearest(name, rules.keys()) ?? 'docs/rules lists them all.';
      complain(file, comment, 'unknown-rule', `There is no rule “${name}”`, hint);
    } else {
      const message = `The rule “${name}” can’t be silenced`;
      complain(file, comment, 'fixed-rule', message, 'Mend what it reports.');
    }
    return false;
  });
}

function stretchOf(word: 'disable' | 'disable-next', comment: ControlComment) {
  if (word === 'disable-next') return comment.next ?? { start: comment.start, end: comment.start };
  return { start: comment.atTop ? { line: 1, column: 1 } : comment.start };
}

function endSilence(silences: Silence[], rule: string, comment: ControlComment, file: VFile): void {
  const open = silences.findLast((silence) => silence.rule === rule && silence.end === undefined);
  if (open !== undefined) open.end = comment.start;
  else {
    report(file, placeOf(comment), 'unused-disable', `“${rule}” is not silent here`, {
      severity: 'warning',
      hint: 'Take the comment away.',
    });
  }
}

function covers(silence: Silence, message: VFileMessage): boolean {
  if (message.ruleId !== silence.rule) return false;
  if (message.line === undefined) return silence.comment.atTop && silence.end === undefined;
  const at = { line: message.line, column: message.column ?? 1 };
  return !isBefore(at, silence.start) && (silence.end === undefined || !isBefore(silence.end, at));
}

function isBefore(one: Point, other: Point): boolean {
  return one.line === other.line ? one.column < other.column : one.line < other.line;
}

function placeOf({ start, end }: ControlComment) {
  return { start, end };
}

function complain(
  file: VFile,
  comment: ControlComment,
  rule: string,
  message: string,
  hint: string,
): void {
  report(file, placeOf(comment), rule, message, { hint });
}
