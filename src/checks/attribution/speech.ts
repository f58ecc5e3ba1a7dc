import type { Language } from '../../report/language.ts';
import { findQuotations, type Span, splitSentences } from '../sentences.ts';
import { countWords, foldLetters, foldWithOffsets } from '../text.ts';
import type { Mention } from './names.ts';

/** How many words may stand between who is named and the verb. */
const REACH = { name: 14, affiliation: 6 } as const;

/** What makes a mention an attribution: a verb of speech, or a quotation. */
export type Evidence =
  | { kind: 'speech'; text: string }
  /** `Berdal: …`, `… (Berdal).`, `— Berdal`. */
  | { kind: 'label' }
  | { kind: 'quotation' };

const patterns = new Map<string, RegExp>();

/** A language's verbs of speech as one pattern for folded text. */
function speechOf(language: Language): RegExp {
  let pattern = patterns.get(language.tag);
  if (pattern === undefined) {
    const fold = (source: string) => source.normalize('NFKD').replace(/\p{M}/gu, '');
    const { speech, namePrefixes = [] } = language.editing;
    const prefix = namePrefixes.length === 0 ? '' : `(?:${namePrefixes.join('|')})?`;
    const isHan = (source: string) => /\p{Script=Han}/u.test(source);
    // A pattern that begins with a mark, as English `’s view`, follows a word.
    const isWord = (source: string) => /^(?:\p{L}|\(|\[\p{L})/u.test(source);
    const join = (sources: readonly string[]) => `(?:${sources.map(fold).join('|')})`;
    const words = speech.filter((source) => !isHan(source) && isWord(source));
    const marks = speech.filter((source) => !isHan(source) && !isWord(source));
    const sources = [
      ...(words.length === 0 ? [] : [`(?<!\\p{L})${prefix}${join(words)}(?!\\p{L})`]),
      ...(marks.length === 0 ? [] : [`${join(marks)}(?!\\p{L})`]),
      ...speech.filter(isHan).map(fold),
    ];
    pattern = new RegExp(sources.join('|'), 'gu');
    patterns.set(language.tag, pattern);
  }
  return pattern;
}

/** A run of prose, taken apart once for all who are named in it. */
export interface Passage {
  text: string;
  /** In order, each the whole way to the next. */
  sentences: readonly Span[];
  quotations: readonly Span[];
  /** Verbs of speech, in order. */
  verbs: readonly Span[];
}

/** Take a text apart where somebody is named in it. */
export function readPassage(text: string, language: Language): Passage {
  return {
    text,
    sentences: splitSentences(text, language),
    quotations: findQuotations(text),
    verbs: findVerbs(text, language),
  };
}

function findVerbs(text: string, language: Language): Span[] {
  const pattern = speechOf(language);
  if (foldLetters(text).search(pattern) < 0) return [];
  const folded = foldWithOffsets(text);
  return [...folded.text.matchAll(pattern)].map((match) => ({
    start: folded.offsets[match.index] ?? 0,
    end: folded.offsets[match.index + match[0].length] ?? text.length,
  }));
}

/** The index of the last span that begins at an offset or before it; -1 where there is none. */
function indexBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What a passage says of a mention that makes it an attribution.
 *
 * @param isNote in a note a quotation is mostly a title: only verbs count
 */
export function findEvidence(
  passage: Passage,
  mention: Mention,
  language: Language,
  isNote: boolean,
): Evidence | undefined {
  const { text, sentences, quotations } = passage;
  const index = indexBefore(sentences, mention.start);
  const sentence = sentences[index] ?? { start: 0, end: text.length };
  const verb = findVerb(passage, sentence, mention);
  if (verb !== undefined) return { kind: 'speech', text: verb };
  if (isNote) return undefined;
  const isName = mention.kind === 'name';
  if (isName && isLabel(text, mention, language)) return { kind: 'label' };
  const reach = isName
    ? {
        start: sentences[index - 1]?.start ?? sentence.start,
        end: sentences[index + 1]?.end ?? sentence.end,
      }
    : sentence;
  const isNear = quotations.some((quotation) => {
    if (!overlaps(quotation, reach)) return false;
    if (isName && overlaps(quotation, sentence)) return true;
    // A word in quotation marks is a term; beside a sentence, only a sentence is a quotation.
    return countWords(text.slice(quotation.start, quotation.end)) >= 3;
  });
  return isNear ? { kind: 'quotation' } : undefined;
}

/** So many characters around a name are looked at. */
const WINDOW = 400;
const LABEL = 120;

/** Whether a name is all that says who spoke: before a colon, after a dash, in brackets. */
function isLabel(text: string, { start, end }: Mention, language: Language): boolean {
  const preceding = text.slice(Math.max(0, start - LABEL), start).trimEnd();
  const honorific = language.honorifics.find((word) => preceding.endsWith(word)) ?? '';
  const before = preceding.slice(0, preceding.length - honorific.length).trimEnd();
  const after = text.slice(end, end + LABEL);
  if (start <= LABEL && before === '' && /^[^.!?]{0,60}?[:：]/u.test(after)) {
    return countWords(after.split(/[:：]/u)[0] ?? '') <= 4;
  }
  if (start <= LABEL && /^[—–-]+$/u.test(before)) return countWords(after) <= 12;
  // At the end of a sentence; `(Berdal 2009)` cites what was published.
  return (
    /[([（]$/u.test(before) && /^[^()（）\d]{0,80}[)\]）][”’»]?\s*(?:[.!?。！？]|$)/u.test(after)
  );
}

/** The verb that is nearest to a name, before or after it, in its sentence. */
function findVerb({ text, verbs }: Passage, sentence: Span, mention: Mention): string | undefined {
  const at = indexBefore(verbs, mention.start);
  // The verb before may reach into the name, and the one after begin in it.
  for (const verb of verbs.slice(Math.max(0, at - 1), at + 3)) {
    if (overlaps(verb, mention) || !overlaps(verb, sentence)) continue;
    const isBefore = verb.end <= mention.start;
    const [from, to] = isBefore ? [verb.end, mention.start] : [mention.end, verb.start];
    if (to - from > WINDOW) continue;
    if (countWords(text.slice(from, to)) > REACH[mention.kind]) continue;
    return text.slice(verb.start, verb.end).trim();
  }
  return undefined;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
