import type { Language } from '../../report/language.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import { measureDistance } from '../../report/nearest.ts';
import type { Report } from '../../report/report.ts';
import { bareName, foldLetters, foldWithOffsets } from '../text.ts';
import { type Form, HAN, listForms } from './forms.ts';

/** A place in a text where somebody of the lists is named, or their affiliation. */
export interface Mention {
  person: ReportPerson;
  kind: 'name' | 'affiliation';
  /** Offsets in the text, UTF-16 units. */
  start: number;
  end: number;
}

/** Finds the people of a report's lists in any text. */
export interface NameFinder {
  find(text: string): Mention[];
}

const letterIn = withLatinTwin(String.raw`[\p{L}\p{N}]`, 'u');

const finders = new WeakMap<readonly ReportPerson[], NameFinder>();

/**
 * The finder of a report's people, made once: by their names, by their family
 * names (`sort=` where it is given, else the last word of the name), and by
 * their affiliations. Diacritics and case are folded; a name may be inflected
 * and have a prefix as its language allows.
 */
export function finderOf({ people, language }: Pick<Report, 'people' | 'language'>): NameFinder {
  let finder = finders.get(people);
  if (finder === undefined) {
    finder = makeNameFinder(people, language);
    finders.set(people, finder);
  }
  return finder;
}

/** A form with its pattern, which is compiled when a word begins as the form does: few ever are. */
interface Entry {
  form: Form;
  pattern?: RegExp;
}

/** So many characters around a name are looked at. */
const REACH = 80;

/** So many letters of a word tell whether a form can begin there. */
const KEY = 6;

function makeNameFinder(people: readonly ReportPerson[], language: Language): NameFinder {
  const forms = listForms(people, language);
  const prefixes = ['', ...(language.editing.namePrefixes ?? []).map(foldLetters)];
  const byKey = new Map<string, Entry[]>();
  for (const form of forms) {
    const key = HAN.test(form.key) ? form.key.charAt(0) : shorten(form.key);
    const entries = byKey.get(key);
    if (entries === undefined) byKey.set(key, [{ form }]);
    else entries.push({ form });
  }
  const honorifics = new Set(
    language.honorifics.map((word) => foldLetters(word).replace(/\.$/u, '')),
  );
  const known = new Map<string, Mention[]>();
  return {
    find(text) {
      let found = known.get(text);
      if (found === undefined) {
        found = search(text, byKey, prefixes)
          .filter(({ form, start, end }) => fits(form, text, start, end, language, honorifics))
          .map(({ form, start, end }) => ({ person: form.person, kind: form.kind, start, end }));
        known.set(text, found);
      }
      return found;
    },
  };
}

/** The beginning of a form's first word; what follows an apostrophe or hyphen is a word of its own. */
function shorten(word: string): string {
  const beginning = word.slice(0, KEY);
  return beginning.replace(restIn(beginning), '');
}

const restIn = withLatinTwin(String.raw`[^\p{L}\p{N}].*$`, 'u');

/** A word, or one character of a script without spaces. */
const unitIn = withLatinTwin(String.raw`\p{sc=Han}|[\p{L}\p{N}]+`, 'gu');

/**
 * Where a form stands in a text. Only a word that begins as a form does is
 * looked at closely: one pattern of all forms would be tried at every letter.
 */
function search(
  text: string,
  byKey: ReadonlyMap<string, Entry[]>,
  prefixes: readonly string[],
): { form: Form; start: number; end: number }[] {
  const folded = foldLetters(text);
  const found: { form: Form; start: number; end: number }[] = [];
  let offsets: number[] | undefined;
  let last = 0;
  for (const { 0: word, index } of folded.matchAll(unitIn(folded))) {
    if (index < last) continue;
    for (const prefix of prefixes) {
      if (!word.startsWith(prefix)) continue;
      const at = index + prefix.length;
      const match = matchWord(word.slice(prefix.length), byKey, folded, at);
      if (match === undefined) continue;
      offsets ??= foldWithOffsets(text).offsets;
      last = match.end;
      const start = offsets[index] ?? 0;
      found.push({ form: match.form, start, end: offsets[match.end] ?? text.length });
      break;
    }
  }
  return found;
}

/** The form that stands at a word; the key of a short one is shorter than the word. */
function matchWord(
  word: string,
  byKey: ReadonlyMap<string, Entry[]>,
  text: string,
  at: number,
): { form: Form; end: number } | undefined {
  for (let length = Math.min(word.length, KEY); length > 0; length -= 1) {
    const match = matchForm(byKey.get(word.slice(0, length)), text, at);
    if (match !== undefined) return match;
  }
  return undefined;
}

function matchForm(
  entries: readonly Entry[] | undefined,
  text: string,
  at: number,
): { form: Form; end: number } | undefined {
  for (const entry of entries ?? []) {
    const { form } = entry;
    entry.pattern ??= new RegExp(form.pattern, 'uy');
    entry.pattern.lastIndex = at;
    const match = entry.pattern.exec(text);
    if (match === null) continue;
    const end = at + match[0].length;
    // Said here and not in each pattern: classes of Unicode cost milliseconds to compile.
    if (HAN.test(form.key) || !letterIn(text.charAt(end)).test(text.charAt(end)))
      return { form, end };
  }
  return undefined;
}

const wordBeforeIn = withLatinTwin(String.raw`([\p{L}.'’-]+)[\s\u00a0\u202f]+$`, 'u');
const nameAfterIn = withLatinTwin(String.raw`^[\s\u00a0]+\p{Lu}\p{Ll}`, 'u');
const initialIn = withLatinTwin(String.raw`^\p{L}$`, 'u');
const capitalIn = withLatinTwin(String.raw`^\p{Lu}`, 'u');

/** Whether a place that a pattern found is this person, by what stands around it. */
function fits(
  form: Form,
  text: string,
  start: number,
  end: number,
  language: Language,
  honorifics: ReadonlySet<string>,
): boolean {
  const written = text.slice(start, end);
  if (form.exact !== undefined) return written === form.exact;
  // `al-Assad` has its capital later; a script without capitals has none to miss.
  if (written === written.toLowerCase() && written !== written.toUpperCase()) return false;
  if (form.alone !== true) return true;
  const after = text.slice(end, end + REACH);
  if (HAN.test(written)) {
    const isTitled = [...honorifics].some((word) => word !== '' && after.startsWith(word));
    return isTitled || form.short !== true;
  }
  const preceding = text.slice(Math.max(0, start - REACH), start);
  const before = wordBeforeIn(preceding).exec(preceding);
  const word = before?.[1] ?? '';
  const neighbour = foldLetters(word).replace(/\.$/u, '');
  const isTitled = honorifics.has(neighbour);
  if (form.short === true) return isTitled;
  // In German every noun has a capital: a neighbour tells nothing.
  if (isTitled || language.tag.startsWith('de')) return true;
  // `Berdal Institute`, `Anna Berdal`: a part of another name.
  if (nameAfterIn(after).test(after)) return false;
  const given = foldLetters(bareName(form.person)).split(/[\s·]+/u);
  // A middle initial, a double name and a slip of the pen are the person's all the same.
  const isGiven =
    initialIn(neighbour).test(neighbour) ||
    given.some((each) => neighbour.startsWith(each) || isNear(each, neighbour));
  // `Speaker Berdal`, `Chair Berdal`.
  const isRole = language.plainForms.participants.some((each) => each.startsWith(neighbour));
  const isFirst = /(?:^|[.!?…:“‘«(])\s*$/u.test(preceding.slice(0, before?.index ?? 0));
  return word === '' || isGiven || isRole || isFirst || !capitalIn(word).test(word);
}

function isNear(given: string, written: string): boolean {
  const limit = given.length < 6 ? 1 : 2;
  return (
    given.length >= 3 &&
    given.charAt(0) === written.charAt(0) &&
    measureDistance(given, written, limit) <= limit
  );
}
