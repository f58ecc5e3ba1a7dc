import type { Language } from '../../report/language.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import { textOf } from '../../report/phrasing.ts';
import { bareName, escapePattern, foldLetters, foldWithOffsets } from '../text.ts';

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

/** One way in which a person can be named. */
interface Form {
  person: ReportPerson;
  kind: Mention['kind'];
  /** A pattern for folded text, without boundaries and without groups. */
  pattern: string;
  /** Folded letters that are in every text that the pattern finds: looked for first. */
  seed: string;
  /** A family name alone: what stands beside it decides whether it is this person's. */
  alone?: true;
  /** Too short to be looked for without an honorific beside it. */
  short?: true;
  /** As it must stand in the text: an abbreviation, whose capitals count. */
  exact?: string;
}

const GAP = '[\\s\u00a0\u202f·•・.-]+';
const HAN = /\p{Script=Han}/u;

/**
 * A finder of the people of a report: by their names, by their family names
 * (`sort=` where it is given, else the last word of the name), and by their
 * affiliations. Diacritics and case are folded; a name may be inflected and
 * have a prefix as its language allows.
 */
export function makeNameFinder(people: readonly ReportPerson[], language: Language): NameFinder {
  const forms = people
    .flatMap((person) => [...listNames(person, language), ...listAffiliations(person)])
    // The longest first: a full name is not a family name with something before it.
    .sort((one, other) => other.pattern.length - one.pattern.length);
  if (forms.length === 0) return { find: () => [] };
  const prefixes = alternatives(language.editing.namePrefixes ?? []);
  const patterns = new Map<string, RegExp>();
  const honorifics = new Set(
    language.honorifics.map((word) => foldLetters(word).replace(/\.$/u, '')),
  );
  return {
    find(text) {
      const letters = foldLetters(text);
      const near = forms.filter((form) => letters.includes(form.seed));
      if (near.length === 0) return [];
      const folded = foldWithOffsets(text);
      return [...folded.text.matchAll(patternOf(near))].flatMap((match): Mention[] => {
        const form = near[match.slice(1).findIndex((group) => group !== undefined)];
        const start = folded.offsets[match.index] ?? 0;
        const end = folded.offsets[match.index + match[0].length] ?? text.length;
        if (form === undefined || !fits(form, text, start, end, language, honorifics)) return [];
        return [{ person: form.person, kind: form.kind, start, end }];
      });
    },
  };

  /** One pattern for some of the forms; most texts have none, few have more than two. */
  function patternOf(near: readonly Form[]): RegExp {
    const source = near.map((form) => `(${bound(form, prefixes)})`).join('|');
    const made = patterns.get(source) ?? new RegExp(source, 'gu');
    patterns.set(source, made);
    return made;
  }
}

function bound(form: Form, prefixes: string): string {
  const first = form.pattern.charAt(0);
  if (HAN.test(first)) return form.pattern;
  return `(?<![\\p{L}\\p{N}])${prefixes}${form.pattern}(?![\\p{L}\\p{N}])`;
}

function listNames(person: ReportPerson, language: Language): Form[] {
  const name = bareName(person);
  const tokens = foldLetters(name)
    .split(/[\s\u00a0\u202f·•・]+/u)
    .filter((token) => token !== '');
  const last = tokens.at(-1);
  if (last === undefined) return [];
  const endings = language.editing.nameEndings ?? [];
  const spell = (words: readonly string[]) => {
    const inflected = words.map((word) => inflect(word, endings));
    return {
      pattern: inflected.map(({ pattern }) => pattern).join(GAP),
      seed: longest(inflected.map(({ stem }) => stem)),
    };
  };
  const forms: Form[] = [{ person, kind: 'name', ...spell(tokens) }];
  const isHan = HAN.test(name);
  const family =
    person.node.sort === undefined
      ? [last]
      : foldLetters(person.node.sort.split(/[,،，]/u)[0] ?? '')
          .trim()
          .split(/\s+/u);
  // Two family names, of which the first is the one that is used.
  const isIberian = /^(?:es|pt)\b/u.test(language.tag);
  const middle = isIberian && tokens.length > 2 ? tokens.slice(-2, -1) : [];
  for (const words of isHan && tokens.length === 1 ? [[last.charAt(0)]] : [family, middle]) {
    const text = words.join(' ');
    if (text === '' || (tokens.length === 1 && !isHan)) continue;
    const isShort = text.length < 3;
    forms.push({
      person,
      kind: 'name',
      ...spell(words),
      alone: true,
      ...(isShort ? { short: true } : {}),
    });
  }
  return forms;
}

/** A word in any case of its language: without its last vowel, with any ending. */
function inflect(word: string, endings: readonly string[]): { stem: string; pattern: string } {
  if (endings.length === 0 || word.length < 3) return { stem: word, pattern: escapePattern(word) };
  const stem = /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[аеиоуыэюяь]$/u, '') : word;
  const cut = word.slice(stem.length);
  const all = [...(cut === '' ? [] : [cut]), ...endings.map(foldLetters)];
  return { stem, pattern: `${escapePattern(stem)}${alternatives([...new Set(all)])}` };
}

function longest(words: readonly string[]): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best), '');
}

/** `(?:a|b)?`, empty where there is nothing to choose from. */
function alternatives(words: readonly string[]): string {
  if (words.length === 0) return '';
  const sorted = [...words].sort((one, other) => other.length - one.length);
  return `(?:${sorted.map((word) => escapePattern(foldLetters(word))).join('|')})?`;
}

function listAffiliations(person: ReportPerson): Form[] {
  const written = person.affiliation ?? readRest(person);
  if (written === undefined) return [];
  const abbreviation = /[(（]([^)）]+)[)）]\s*$/u.exec(written)?.[1]?.trim();
  const whole = written.replace(/[(（][^)）]*[)）]/gu, ' ').trim();
  const forms: Form[] = [];
  const words = foldLetters(whole).match(/[\p{L}\p{N}']+/gu) ?? [];
  const isLong = HAN.test(whole) ? whole.length >= 4 : words.length > 1 || whole.length >= 5;
  if (words.length > 0 && isLong) {
    const pattern = words.map(escapePattern).join('[^\\p{L}\\p{N}]+');
    forms.push({ person, kind: 'affiliation', pattern, seed: longest(words) });
  }
  if (abbreviation !== undefined && /^\p{Lu}[\p{L}\p{N}]{2,}$/u.test(abbreviation)) {
    const seed = foldLetters(abbreviation);
    forms.push({
      person,
      kind: 'affiliation',
      pattern: escapePattern(seed),
      seed,
      exact: abbreviation,
    });
  }
  return forms;
}

/** The last part of a line that the grammar could not explain. */
function readRest(person: ReportPerson): string | undefined {
  const rest = person.node.children.find((part) => part.type === 'personRest');
  return rest === undefined
    ? undefined
    : textOf(rest.children)
        .split(/[,،，]/u)
        .at(-1)
        ?.trim();
}

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
  const first = written.charAt(0);
  if (first !== first.toUpperCase()) return false;
  if (form.alone !== true) return true;
  const after = text.slice(end);
  if (HAN.test(written)) {
    const isTitled = [...honorifics].some((word) => word !== '' && after.startsWith(word));
    return isTitled || form.short !== true;
  }
  const before = /([\p{L}.'’-]+)[\s\u00a0\u202f]+$/u.exec(text.slice(0, start));
  const word = before?.[1] ?? '';
  const neighbour = foldLetters(word).replace(/\.$/u, '');
  const isTitled = honorifics.has(neighbour);
  if (form.short === true) return isTitled;
  // In German every noun has a capital: a neighbour tells nothing.
  if (isTitled || language.tag.startsWith('de')) return true;
  // `Berdal Institute`, `Anna Berdal`: a part of another name.
  if (/^[\s\u00a0]+\p{Lu}\p{Ll}/u.test(after)) return false;
  const given = foldLetters(bareName(form.person)).split(/[\s·]+/u);
  const isGiven = given.some((each) => each === neighbour || each.charAt(0) === neighbour);
  const isFirst = /(?:^|[.!?…:“‘«(])\s*$/u.test(text.slice(0, before?.index ?? 0));
  return word === '' || isGiven || isFirst || !/^\p{Lu}/u.test(word);
}
