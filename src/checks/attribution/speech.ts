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
  sentences: readonly Span[];
  quotations: readonly Span[];
}

/** Take a text apart where somebody is named in it. */
export function readPassage(text: string, language: Language): Passage {
  return {
    text,
    sentences: splitSentences(text, language),
    quotations: findQuotations(text),
  };
}

/**
 * What a passage says of a mention that makes it an attribution.
 *
 * @param isNote in a note a quotation is mostly a title: only verbs count
 */
export function findEvidence(
  { text, sentences, quotations }: Passage,
  mention: Mention,
  language: Language,
  isNote: boolean,
): Evidence | undefined {
  const index = sentences.findIndex(
    ({ start, end }) => start <= mention.start && mention.start < end,
  );
  const sentence = sentences[index] ?? { start: 0, end: text.length };
  const verb = findVerb(text, sentence, mention, language);
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

function findVerb(
  text: string,
  sentence: Span,
  mention: Mention,
  language: Language,
): string | undefined {
  const from = Math.max(sentence.start, mention.start - WINDOW);
  const part = text.slice(from, Math.min(sentence.end, mention.end + WINDOW));
  const pattern = speechOf(language);
  if (foldLetters(part).search(pattern) < 0) return undefined;
  const folded = foldWithOffsets(part);
  for (const match of folded.text.matchAll(pattern)) {
    const start = from + (folded.offsets[match.index] ?? 0);
    const end = from + (folded.offsets[match.index + match[0].length] ?? part.length);
    if (overlaps({ start, end }, mention)) continue;
    const between =
      end <= mention.start ? text.slice(end, mention.start) : text.slice(mention.end, start);
    if (countWords(between) <= REACH[mention.kind]) return text.slice(start, end).trim();
  }
  return undefined;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
