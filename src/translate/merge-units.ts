import { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import { composeTranslation, type Translated } from './compose.ts';
import { plainText, sameContent } from './content.ts';
import { cutSource } from './cut.ts';
import type { ReturnedUnit, UnitState } from './exchange/exchange.ts';
import { settleHeadingLinks } from './heading-links.ts';
import type { LockEntry, LockFile, RecordedState } from './lock-file.ts';
import { matchMarks } from './match-marks.ts';
import { type MemoryPair, withoutExtras } from './memory.ts';
import { hashSegment, identify, type Segment } from './segment.ts';
import type { SegmentStatus } from './status.ts';
import { checkContent } from './validate.ts';
import type { SourceText, TranslationText } from './workspace.ts';

/** What comes of a translator's file. */
export interface Merged {
  /** The translation's Markdown. */
  text: string;
  lock: LockFile;
  /** What the memory learns from it. */
  pairs: MemoryPair[];
  /** How many segments have no translation that can be used. */
  open: number;
}

/** What is decided about one segment. */
interface Decision {
  translated: Translated;
  /** What the lock file says of it. */
  state: RecordedState;
  /** Hash of the source's text that the translation is of, where that is an earlier one. */
  before?: string;
}

/**
 * Put a translator's units in their places. Every one that can't be used is an
 * error of the source's file, at its segment.
 *
 * @param text what was translated; gets the diagnostics
 * @param translation what is there of the translation
 * @param units as they came back
 */
export function mergeUnits(
  text: SourceText,
  translation: TranslationText,
  units: readonly ReturnedUnit[],
): Merged {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byPath = new Map(units.map((unit) => [pathOfId(unit.id), unit]));
  let open = 0;
  const complain = (segment: Segment, rule: string, message: string, hint: string) => {
    open += 1;
    const place = segment.file === 'own' ? segment.place : undefined;
    report(text.file, place, rule, `${message} [${identify(segment)}]`, { hint });
  };
  const decisions = translation.status.segments.map((status): Decision => {
    const { segment } = status;
    const unit = byId.get(identify(segment));
    const existing = status.target === undefined ? undefined : matchMarks(segment, status.target);
    const isCurrent = status.state === 'translated' || status.state === 'reviewed';
    if (unit === undefined) {
      if (isCurrent) return keep(status);
      const isOld = byPath.has(segment.path);
      complain(
        segment,
        isOld ? 'translation-stale' : 'translation-missing',
        isOld
          ? `“${shorten(segment)}” has changed since the file was made`
          : `“${shorten(segment)}” is not in the file`,
        'Run `rapporteur translate extract` again, and translate what is new.',
      );
      return keep(status);
    }
    if (unit.target === undefined || isUndone(unit.state)) {
      if (segment.file === 'shared') return keep(status);
      complain(
        segment,
        'translation-missing',
        unit.target === undefined
          ? `“${shorten(segment)}” has no translation`
          : `The translation of “${shorten(segment)}” is marked as not done`,
        'Translate it, and mark it as translated.',
      );
      return keep(isCurrent ? { ...status, state: 'missing', target: undefined } : status);
    }
    const problems = checkContent(segment, unit.target, existing);
    for (const { rule, message } of problems) {
      complain(
        segment,
        rule,
        `“${shorten(segment)}”: ${message}`,
        'Put every placeholder of the source into the translation, once.',
      );
    }
    if (problems.length > 0) return keep(status);
    const extras = existing?.extras ?? new Map();
    const isSame = existing !== undefined && sameContent(existing.content, unit.target);
    return {
      translated: {
        segment,
        content: unit.target,
        extras,
        ...(isSame && status.target?.file === 'own' ? { existing: status.target } : {}),
      },
      state: unit.state === 'reviewed' ? 'reviewed' : 'translated',
    };
  });
  const known = new Set(text.segments.flatMap((segment) => [identify(segment), segment.path]));
  for (const unit of units) {
    if (known.has(unit.id) || known.has(pathOfId(unit.id))) continue;
    report(
      text.file,
      undefined,
      'translation-surplus',
      `The file has a text that is not, or no longer, in the source [${unit.id}]`,
      { severity: 'warning', hint: 'Nothing is done with it.' },
    );
  }
  return finish(text, translation, decisions, open);
}

/** What is there stays: a translation, the one of an earlier text, or the source's own words. */
function keep(status: SegmentStatus): Decision {
  const { segment, target, state } = status;
  if (segment.file === 'shared' && target?.file !== 'own') {
    return {
      translated: { segment, content: segment.content, extras: new Map() },
      state: 'translated',
    };
  }
  if (target === undefined || state === 'missing') {
    return { translated: { segment, content: segment.content, extras: new Map() }, state: 'open' };
  }
  const { content, extras } = matchMarks(segment, target);
  return {
    translated: { segment, content, extras, existing: target },
    state: state === 'reviewed' ? 'reviewed' : 'translated',
    ...(status.before === undefined ? {} : { before: status.before }),
  };
}

function finish(
  text: SourceText,
  translation: TranslationText,
  decisions: readonly Decision[],
  open: number,
): Merged {
  const composed = composeTranslation({
    source: text.file,
    shared: text.shared,
    existing: translation.file,
    translated: decisions.map(({ translated }) => translated),
  });
  for (const segment of composed.unwritable) {
    report(
      text.file,
      segment.place,
      'translation-markdown',
      `The translation of “${shorten(segment)}” can’t be written in Markdown as it stands [${identify(segment)}]`,
      { hint: 'Put a space or other punctuation beside the placeholders.' },
    );
  }
  const settled = settleHeadingLinks(
    { text: String(text.file.value), language: text.language },
    { text: composed.text, language: translation.words },
  );
  const written = cutSource(new VFile({ path: translation.path, value: settled }), text.shared);
  const targets = new Map(written.map((segment) => [segment.path, segment]));
  const texts = written.filter(isText);
  let at = 0;
  const entries = new Map<string, LockEntry>();
  const pairs: MemoryPair[] = [];
  for (const { translated, state, before } of decisions) {
    const { segment, content, extras } = translated;
    const target = isText(segment) ? texts[at] : targets.get(segment.path);
    if (isText(segment)) at += 1;
    // A shared text that has no translation of its own is not recorded.
    if (target === undefined || target.file === 'shared') continue;
    const source = before ?? hashSegment(segment);
    entries.set(segment.path, { source, target: hashSegment(target), state });
    if (state === 'open' || before !== undefined) continue;
    pairs.push({
      hash: source,
      context: segment.path,
      source: segment.content,
      target: withoutExtras(content, extras),
    });
  }
  return {
    text: settled,
    lock: { source: text.source.language, entries },
    pairs,
    open: open + composed.unwritable.length,
  };
}

const isText = (segment: Segment) => segment.form !== 'yaml' && segment.form !== 'shared';

const isUndone = (state: UnitState) => state === 'initial' || state === 'needs-review';

/** The path in a segment's name in a file: all before its hash. */
const pathOfId = (id: string) => id.replace(/-[0-9a-f]{8}$/u, '');

/** The beginning of a text, to name it by. */
export function shorten(segment: Pick<Segment, 'content'>): string {
  const text = plainText(segment.content);
  return text.length <= 48 ? text : `${text.slice(0, 46).trimEnd()} …`;
}
