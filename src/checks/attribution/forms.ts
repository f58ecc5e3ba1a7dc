import type { Language } from '../../report/language.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import { textOf } from '../../report/phrasing.ts';
import { bareName, escapePattern, foldLetters } from '../text.ts';

/** One way in which a person can be named. */
export interface Form {
  person: ReportPerson;
  kind: 'name' | 'affiliation';
  /** A pattern for folded text, from the beginning of a word. */
  pattern: string;
  /** The letters that it begins with, whatever its ending. */
  key: string;
  /** A family name alone: what stands beside it decides whether it is this person's. */
  alone?: true;
  /** Too short to be looked for without an honorific beside it. */
  short?: true;
  /** As it must stand in the text: an abbreviation, whose capitals count. */
  exact?: string;
}

/** What parts the words of an affiliation. */
const BETWEEN = '[\\s\u00a0\u202f.,;:"\'’()&/–—-]+';
const GAP = '[\\s\u00a0\u202f·•・.-]+';
/** What the cases of a Russian name take the place of. */
const ENDING_VOWEL = /[аеиоуыэюяь]$/u;
/** The Arabic article as it is written in Latin letters. */
const articleIn = withLatinTwin(String.raw`^(?:al|el|[aeu][dnrstz]h?)-(\p{L}{3,})$`, 'u');
/** A letter of a script that has no spaces between words. */
export const HAN = /\p{Script=Han}/u;

/**
 * The ways in which people of a language's lists are named: by name, by family
 * name, by affiliation; the longest first, since a full name is not a family
 * name with something before it.
 */
export function listForms(people: readonly ReportPerson[], language: Language): Form[] {
  return people
    .flatMap((person) => [
      ...spellUmlauts(listNames(person, language), bareName(person)),
      ...listAffiliations(person),
    ])
    .sort((one, other) => other.pattern.length - one.pattern.length);
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' };

/** `Mueller` for `Müller`, and the other way round: who has no such key writes two letters. */
function spellUmlauts(forms: readonly Form[], name: string): Form[] {
  const composed = name.normalize('NFC').toLowerCase();
  const long = composed.replace(/[äöüå]/gu, (letter) => UMLAUTS[letter] ?? letter);
  // `Poe` is no `Pö`.
  const short = composed.replace(/[^\s-]{6,}/gu, (word) =>
    word.replace(/[aou]e/gu, (letters) => letters.charAt(0)),
  );
  const others = [long, short].filter((other) => other !== composed);
  const own = foldLetters(name).split(/[\s\u00a0\u202f]+/u);
  return [
    ...forms,
    ...others.flatMap((other) => {
      const words = foldLetters(other).split(/[\s\u00a0\u202f]+/u);
      const change = (text: string) =>
        own.reduce((changed, word, at) => changed.replace(word, words[at] ?? word), text);
      return forms.flatMap((form): Form[] => {
        const [pattern, key] = [change(form.pattern), change(form.key)];
        return pattern === form.pattern ? [] : [{ ...form, pattern, key }];
      });
    }),
  ];
}

function listNames(person: ReportPerson, language: Language): Form[] {
  const name = bareName(person);
  const tokens = foldLetters(name)
    .split(/[\s\u00a0\u202f·•・]+/u)
    .filter((token) => token !== '');
  const last = tokens.at(-1);
  if (last === undefined) return [];
  const endings = language.editing.nameEndings ?? [];
  const spell = (words: readonly string[]) => words.map((word) => inflect(word, endings)).join(GAP);
  // What an ending can take away is no part of the key.
  const keyOf = (words: readonly string[]) => words[0]?.replace(ENDING_VOWEL, '') ?? '';
  const forms: Form[] = [{ person, kind: 'name', pattern: spell(tokens), key: keyOf(tokens) }];
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
  // `Assad` for `al-Assad`.
  const only = family.length === 1 ? (family[0] ?? '') : '';
  const bare = articleIn(only).exec(only)?.slice(1, 2) ?? [];
  const short = isHan && tokens.length === 1 ? [[last.charAt(0)]] : [family, middle, bare];
  for (const words of short) {
    const text = words.join(' ');
    if (text === '' || (tokens.length === 1 && !isHan)) continue;
    const isShort = text.length < 3;
    forms.push({
      person,
      kind: 'name',
      pattern: spell(words),
      key: keyOf(words),
      alone: true,
      ...(isShort ? { short: true } : {}),
    });
  }
  return forms;
}

/** A word in any case of its language: without its last vowel, with any ending. */
function inflect(word: string, endings: readonly string[]): string {
  // `Smith Jones` is `Smith-Jones`.
  const spelt = escapePattern(word).replaceAll('\\-', '[-\\s]');
  if (endings.length === 0 || word.length < 3) return spelt;
  const stem = /\p{Script=Cyrillic}/u.test(word) ? word.replace(ENDING_VOWEL, '') : word;
  const cut = word.slice(stem.length);
  const all = [...(cut === '' ? [] : [cut]), ...endings.map(foldLetters)];
  return `${escapePattern(stem)}${alternatives([...new Set(all)])}`;
}

/** `(?:a|b)?`, empty where there is nothing to choose from. */
function alternatives(words: readonly string[]): string {
  if (words.length === 0) return '';
  const sorted = [...words].sort((one, other) => other.length - one.length);
  return `(?:${sorted.map((word) => escapePattern(foldLetters(word))).join('|')})?`;
}

const wordIn = withLatinTwin(String.raw`[\p{L}\p{N}']+`, 'gu');
const abbreviationIn = withLatinTwin(String.raw`^\p{Lu}[\p{L}\p{N}]{2,}$`, 'u');

function listAffiliations(person: ReportPerson): Form[] {
  const written = person.affiliation ?? readRest(person);
  if (written === undefined) return [];
  const abbreviation = /[(（]([^)）]+)[)）]\s*$/u.exec(written)?.[1]?.trim();
  const whole = written.replace(/[(（][^)）]*[)）]/gu, ' ').trim();
  const forms: Form[] = [];
  const folded = foldLetters(whole);
  const words = folded.match(wordIn(folded)) ?? [];
  const isLong = HAN.test(whole) ? whole.length >= 4 : words.length > 1 || whole.length >= 5;
  if (words.length > 0 && isLong) {
    const pattern = words.map(escapePattern).join(BETWEEN);
    forms.push({ person, kind: 'affiliation', pattern, key: words[0] ?? '' });
  }
  if (abbreviation !== undefined && abbreviationIn(abbreviation).test(abbreviation)) {
    const pattern = escapePattern(foldLetters(abbreviation));
    const key = foldLetters(abbreviation);
    forms.push({ person, kind: 'affiliation', pattern, key, exact: abbreviation });
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
