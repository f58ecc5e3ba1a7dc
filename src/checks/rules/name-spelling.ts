import type { Language } from '../../report/language.ts';
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
    const honorifics = new Set(report.language.honorifics.map((word) => foldText(word)));
    for (const prose of listProse(report)) {
      if (prose.node.type.startsWith('person')) continue;
      checkProse(prose, names, honorifics, report, context);
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

function readName(person: ReportPerson): Name | undefined {
  const words = bareName(person)
    .normalize('NFC')
    .split(/[\s\u00a0\u202f]+/u);
  const family = words.at(-1) ?? '';
  if (words.length < 2 || !/^\p{L}[\p{L}\p{M}'’-]{2,}$/u.test(family)) return undefined;
  if (/\p{Script=Han}/u.test(family)) return undefined;
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

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;

function checkProse(
  prose: Prose,
  names: readonly Name[],
  honorifics: ReadonlySet<string>,
  { language }: Report,
  context: CheckContext,
): void {
  const stands = new Set([...honorifics, ...names.flatMap(({ given }) => given)]);
  const initials = new Set(names.map(({ folded }) => folded.charAt(0)));
  let last: RegExpExecArray | undefined;
  for (const match of prose.text.matchAll(WORD)) {
    const before = last;
    last = match;
    const first = match[0].charAt(0);
    const isCaseless = first === first.toLowerCase();
    // Most words end here: they are small, or begin as no name does.
    if (first !== first.toUpperCase() || !initials.has(foldLetters(first).charAt(0))) continue;
    const previous =
      before === undefined ? undefined : { word: trimWord(before[0]), index: before.index };
    const word = trimWord(match[0]);
    const beside = previous?.word ?? '';
    // In a script without capitals every word might be a name: only what stands beside one counts.
    if (word.length < 3 || (isCaseless && !stands.has(foldLetters(beside)))) continue;
    const near = findNear(word, beside, names, honorifics, language);
    const misgiven = near === undefined ? findGiven(word, beside, names, honorifics) : undefined;
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

/** The name that a word is not quite; none if it is exactly one of the lists. */
function findNear(
  word: string,
  previous: string,
  names: readonly Name[],
  honorifics: ReadonlySet<string>,
  language: Language,
): Name | undefined {
  const folded = foldLetters(word);
  const isListed = names.some(
    ({ family, given }) => family === toPlain(word) || given.includes(folded),
  );
  if (isListed) return undefined;
  const beside = foldLetters(previous);
  return names.find((name) => {
    if (folded.charAt(0) !== name.folded.charAt(0)) return false;
    // Diacritics alone: `Sohlstrom`. What is all in capitals often has none.
    if (folded === name.folded) return word !== word.toUpperCase();
    if (isInflected(folded, name.folded, language)) return false;
    // `Berdals`, `Russ`: a form of the word, or another word.
    if (folded.startsWith(name.folded) || name.folded.startsWith(folded)) return false;
    const isNamed = name.given.includes(beside) || honorifics.has(foldText(previous));
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

/** Two people of different lists whose names are nearly the same. */
function checkLists(names: readonly Name[], context: CheckContext): void {
  names.forEach((name, index) => {
    const whole = foldText(bareName(name.person));
    const other = names.slice(0, index).find((each) => {
      const known = foldText(bareName(each.person));
      const isSame = known === whole;
      if (isSame) return toPlain(bareName(each.person)) !== toPlain(bareName(name.person));
      return (
        whole.length >= 8 &&
        each.person.panel !== name.person.panel &&
        each.person.affiliation === name.person.affiliation &&
        measureDistance(known, whole, 2) <= 2
      );
    });
    if (other === undefined) return;
    context.report(
      name.person.node,
      `“${bareName(name.person)}” is spelt “${bareName(other.person)}” in line ${other.line}`,
      'Find out which is right, and write the name in one way.',
      { related: { place: other.person.node, message: `${other.person.name} is listed here` } },
    );
  });
}
