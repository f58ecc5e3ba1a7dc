import type { Language } from '../../report/language.ts';
import { withLatinTwin } from '../../report/latin-twin.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import { measureDistance } from '../../report/nearest.ts';
import type { Report } from '../../report/report.ts';
import type { Check, CheckContext } from '../check.ts';
import { listProse, type Prose } from '../prose.ts';
import { bareName, foldLetters, foldText } from '../text.ts';

export const nameSpelling: Check = {
  id: 'name-spelling',
  severity: 'warning',
  summary: 'A name is spelt in one way in a list of participants and in another in the text.',
  explanation: `People mind. The names of the lists are compared with the words of the text: a family
name that differs in diacritics alone, one that differs in a letter or two beside the right given name
or an honorific, a long one that differs in one letter, a given name that is not quite the list’s; and
the names of two lists with each other. Inflected names are understood as the language has them. Names
without letter case beside one another (Chinese) are not compared, nor are people who are in no list;
which of the two is right, the rule can’t tell.`,
  example: {
    wrong:
      'Prof Jorgenson opened the meeting.\n\n:::participants\n- Prof Josh Jorgensen, Dean, University of X\n:::',
    right:
      'Prof Jorgensen opened the meeting.\n\n:::participants\n- Prof Josh Jorgensen, Dean, University of X\n:::',
  },
  run(report, context) {
    const names = report.people
      .map((person) => readName(person))
      .filter((name) => name !== undefined);
    if (names.length === 0) return;
    const index = indexNames(names, report.language);
    for (const prose of listProse(report)) {
      if (prose.node.type.startsWith('person')) continue;
      checkProse(prose, index, report, context);
    }
    checkLists(names, context);
  },
};

/** A name of a list, with its words folded. */
interface Name {
  person: ReportPerson;
  line: number;
  /** As written, in lower case, composed. */
  family: string;
  folded: string;
  given: readonly string[];
}

/** The names of the lists, by what is asked of a word. */
interface NameIndex {
  /** By the first letter of the family name, folded. */
  byInitial: ReadonlyMap<string, readonly Name[]>;
  families: ReadonlySet<string>;
  givens: ReadonlySet<string>;
  honorifics: ReadonlySet<string>;
}

function indexNames(names: readonly Name[], language: Language): NameIndex {
  const byInitial = new Map<string, Name[]>();
  for (const name of names) {
    const initial = name.folded.charAt(0);
    const others = byInitial.get(initial);
    if (others === undefined) byInitial.set(initial, [name]);
    else others.push(name);
  }
  return {
    byInitial,
    families: new Set(names.map(({ family }) => family)),
    givens: new Set(names.flatMap(({ given }) => given)),
    honorifics: new Set(language.honorifics.map((word) => foldText(word))),
  };
}

const familyIn = withLatinTwin(String.raw`^\p{L}[\p{L}\p{M}'’-]{2,}$`, 'u');
const hanIn = withLatinTwin(String.raw`\p{sc=Han}`, 'u');

function readName(person: ReportPerson): Name | undefined {
  const words = bareName(person)
    .normalize('NFC')
    .split(/[\s\u00a0\u202f]+/u);
  const family = words.at(-1) ?? '';
  if (words.length < 2 || !familyIn(family).test(family)) return undefined;
  if (hanIn(family).test(family)) return undefined;
  return {
    person,
    line: person.node.position?.start.line ?? 1,
    family: toPlain(family),
    folded: foldLetters(family),
    given: words.slice(0, -1).map(foldLetters),
  };
}

function toPlain(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/[’ʼ]/gu, "'");
}

const wordIn = withLatinTwin(String.raw`\p{L}[\p{L}\p{M}'’-]*`, 'gu');

function checkProse(
  prose: Prose,
  index: NameIndex,
  { language }: Report,
  context: CheckContext,
): void {
  const { byInitial, givens, honorifics } = index;
  let last: RegExpExecArray | undefined;
  for (const match of prose.text.matchAll(wordIn(prose.text))) {
    const before = last;
    last = match;
    const first = match[0].charAt(0);
    // Most words end here: they are small, or begin as no name does.
    if (first !== first.toUpperCase()) continue;
    const names = byInitial.get(foldLetters(first).charAt(0));
    if (names === undefined) continue;
    const previous =
      before === undefined ? undefined : { word: trimWord(before[0]), index: before.index };
    const word = trimWord(match[0]);
    const beside = foldLetters(previous?.word ?? '');
    // In a script without capitals every word might be a name: only what stands beside one counts.
    const isCaseless = first === first.toLowerCase();
    if (word.length < 3 || (isCaseless && !givens.has(beside) && !honorifics.has(beside))) continue;
    const near = findNear(word, beside, names, index, language);
    const misgiven =
      near === undefined && previous !== undefined
        ? findGiven(word, previous.word, names, honorifics)
        : undefined;
    const name = near ?? misgiven;
    if (name === undefined) continue;
    const wrong =
      near === undefined && previous !== undefined ? previous : { word, index: match.index };
    context.report(
      prose.locate(wrong.index, wrong.index + wrong.word.length),
      `“${wrong.word}” is spelt otherwise in the list: “${name.person.name}” (line ${name.line})`,
      'Find out which is right, and write the name in one way.',
      { related: { place: name.person.node, message: `${name.person.name} is listed here` } },
    );
  }
}

/** A word without what an apostrophe adds to it. */
function trimWord(word: string): string {
  return word.replace(/['’]s?$/u, '');
}

/** The name whose family name a word is, and whose given name the word before is not quite. */
function findGiven(
  word: string,
  previous: string,
  names: readonly Name[],
  honorifics: ReadonlySet<string>,
): Name | undefined {
  const beside = foldLetters(previous);
  const isName = beside.length >= 3 && previous.charAt(0) !== previous.charAt(0).toLowerCase();
  if (!isName || honorifics.has(beside)) return undefined;
  const bearers = names.filter(({ family }) => family === toPlain(word));
  if (bearers.some(({ given }) => given.includes(beside))) return undefined;
  return bearers.find(({ given }) => {
    const last = given.at(-1) ?? '';
    const limit = last.length < 6 ? 1 : 2;
    return (
      last.length >= 4 &&
      last.charAt(0) === beside.charAt(0) &&
      measureDistance(last, beside, limit) <= limit
    );
  });
}

/**
 * The name that a word is not quite; none if it is exactly one of the lists.
 *
 * @param beside the word before it, folded
 * @param names those that begin with the word's letter
 */
function findNear(
  word: string,
  beside: string,
  names: readonly Name[],
  { families, givens, honorifics }: NameIndex,
  language: Language,
): Name | undefined {
  const folded = foldLetters(word);
  if (families.has(toPlain(word)) || givens.has(folded)) return undefined;
  return names.find((name) => {
    // Diacritics alone: `Sohlstrom`. What is all in capitals often has none.
    if (folded === name.folded) return word !== word.toUpperCase();
    if (isInflected(folded, name.folded, language)) return false;
    // `Berdals`, `Russ`: a form of the word, or another word.
    if (folded.startsWith(name.folded) || name.folded.startsWith(folded)) return false;
    const isNamed = name.given.includes(beside) || honorifics.has(beside);
    const limit = isNamed ? (name.folded.length < 5 ? 1 : 2) : name.folded.length < 8 ? 0 : 1;
    return limit > 0 && measureDistance(folded, name.folded, limit) <= limit;
  });
}

/** Whether a word is a name with an ending of its language: `Бердалом`. */
function isInflected(word: string, name: string, language: Language): boolean {
  const endings = language.editing.nameEndings ?? [];
  const prefixes = ['', ...(language.editing.namePrefixes ?? []).map(foldLetters)];
  const stem = endings.length === 0 ? name : name.replace(/[аеиоуыэюяь]$/u, '');
  return prefixes.some((prefix) => {
    if (!word.startsWith(prefix + stem)) return false;
    const rest = word.slice(prefix.length + stem.length);
    // Written with its diacritics, the bare name is no inflection but the name.
    if (rest === '' && prefix === '') return false;
    return rest === '' || endings.map(foldLetters).includes(rest);
  });
}

/** Two people whose names are nearly the same: of one name, or of one affiliation in two lists. */
function checkLists(names: readonly Name[], context: CheckContext): void {
  const byName = new Map<string, Name>();
  const byAffiliation = new Map<string, Name[]>();
  for (const name of names) {
    const whole = foldText(bareName(name.person));
    const same = byName.get(whole);
    const colleagues = byAffiliation.get(name.person.affiliation ?? '') ?? [];
    const other =
      same ??
      colleagues
        .slice(0, MOST)
        .find(
          ({ person }) =>
            whole.length >= 8 &&
            person.panel !== name.person.panel &&
            measureDistance(foldText(bareName(person)), whole, 2) <= 2,
        );
    byName.set(whole, same ?? name);
    if (name.person.affiliation !== undefined) {
      colleagues.push(name);
      byAffiliation.set(name.person.affiliation, colleagues);
    }
    if (other === undefined || toPlain(bareName(other.person)) === toPlain(bareName(name.person))) {
      continue;
    }
    context.report(
      name.person.node,
      `“${bareName(name.person)}” is spelt “${bareName(other.person)}” in line ${other.line}`,
      'Find out which is right, and write the name in one way.',
      { related: { place: other.person.node, message: `${other.person.name} is listed here` } },
    );
  }
}

/** With so many colleagues a name is compared, and no more: a list can be of any length. */
const MOST = 100;
