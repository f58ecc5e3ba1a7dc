import type { Language } from '../../report/language.ts';
import type { ReportPerson } from '../../report/metadata.ts';
import type { Report } from '../../report/report.ts';
import { finderOf } from '../attribution/names.ts';
import type { Check, CheckContext } from '../check.ts';
import { listProse } from '../prose.ts';
import { bareName, escapePattern, foldText } from '../text.ts';

export const honorific: Check = {
  id: 'honorific',
  severity: 'warning',
  summary: 'An honorific is written in two ways, or a person has two.',
  explanation: `“Prof” and “Prof.” and “Professor” in one report’s lists look like an oversight: the
form that there is less of is reported. So is a person who has one honorific in a list and another in
another list or in the text (“Dr Gil”, “Ms Gil”). An abbreviation in the lists and the word in the text
are no fault. The rule can’t tell which of two is right.`,
  example: {
    wrong:
      ':::participants\n- Prof Ana Gil, Dean, University of X\n- Prof. Leo Roth, Dean, University of Y\n- Prof Ida Blom, Dean, University of Z\n:::',
    right:
      ':::participants\n- Prof Ana Gil, Dean, University of X\n- Prof Leo Roth, Dean, University of Y\n- Prof Ida Blom, Dean, University of Z\n:::',
  },
  run(report, context) {
    reportSpellings(report, context);
    reportPeople(report, context);
    reportText(report, context);
  },
};

/** No honorific is longer. */
const LONGEST = 40;

/** The words of an honorific, as they are written: `Prof.`, `Dr`. */
function listWords(person: ReportPerson): string[] {
  return (person.honorific ?? '').split(/[\s\u00a0\u202f]+/u).filter((word) => word !== '');
}

/** The abbreviation that a word is, or stands for; without full stop, in lower case. */
function classOf(word: string, language: Language): string {
  const bare = word.replace(/[./]+$/u, '').toLowerCase();
  for (const [short, words] of Object.entries(language.editing.honorificForms)) {
    if (words.some((each) => each.toLowerCase() === bare)) return short.toLowerCase();
  }
  return bare;
}

function reportSpellings({ people, language }: Report, context: CheckContext): void {
  const classes = new Map<string, Map<string, ReportPerson[]>>();
  for (const person of people) {
    for (const word of listWords(person)) {
      // `Professor` and `Professorin` are one class and not one word: only an
      // abbreviation beside a word, or with and without its stop, is a mixture.
      const short = classOf(word, language);
      const spellings = classes.get(short) ?? new Map<string, ReportPerson[]>();
      classes.set(short, spellings);
      const bearers = spellings.get(word);
      if (bearers === undefined) spellings.set(word, [person]);
      else bearers.push(person);
    }
  }
  for (const [short, spellings] of classes) {
    const isShort = (word: string) => word.replace(/[./]+$/u, '').toLowerCase() === short;
    const ranked = [...spellings].sort((one, other) => other[1].length - one[1].length);
    const [norm] = ranked;
    if (norm === undefined) continue;
    for (const [word, bearers] of ranked.slice(1)) {
      if (!isShort(word) && !isShort(norm[0])) continue;
      for (const person of bearers) {
        context.report(
          placeOf(person),
          `“${word}” is written “${norm[0]}” elsewhere (line ${lineOf(norm[1][0])})`,
          'Write an honorific in one way throughout the lists.',
        );
      }
    }
  }
}

function reportPeople({ people, language }: Report, context: CheckContext): void {
  const first = new Map<string, ReportPerson>();
  for (const person of people) {
    const key = foldText(bareName(person));
    const known = first.get(key);
    if (known === undefined) first.set(key, person);
    else if (differ(listWords(known), listWords(person), language)) {
      context.report(
        placeOf(person),
        `“${person.name}” is “${known.name}” in line ${lineOf(known)}`,
        'Give a person the same honorific in every list.',
      );
    }
  }
}

function reportText(report: Report, context: CheckContext): void {
  const { people, language } = report;
  if (!people.some((person) => person.honorific !== undefined)) return;
  const known = new Set(language.honorifics);
  // To look for names takes time, and few paragraphs have an honorific to stand before one.
  const words = [...known].map(escapePattern);
  const titled = new RegExp(String.raw`(?:^|\s)(?:${words.join('|')})\s`);
  for (const prose of listProse(report)) {
    if (prose.node.type.startsWith('person') || !titled.test(prose.text)) continue;
    for (const { person, kind, start } of finderOf(report).find(prose.text)) {
      const from = Math.max(0, start - LONGEST);
      const before = /(\S+)[\s\u00a0\u202f]+$/u.exec(prose.text.slice(from, start));
      const word = before?.[1];
      if (kind !== 'name' || word === undefined || before === null || !known.has(word)) continue;
      if (!differ(listWords(person), [word], language)) continue;
      context.report(
        prose.locate(from + before.index, start),
        `“${word} …” is “${person.name}” in the list (line ${lineOf(person)})`,
        'Give a person the same honorific in the text and in the list.',
      );
    }
  }
}

/** Whether two honorifics have no word in common, in any of its spellings. */
function differ(one: readonly string[], other: readonly string[], language: Language): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const classes = new Set(one.map((word) => classOf(word, language)));
  return !other.some((word) => classes.has(classOf(word, language)));
}

function placeOf(person: ReportPerson) {
  const part = person.node.children.find((child) => child.type === 'personHonorific');
  return part?.children[0]?.position ?? person.node;
}

function lineOf(person: ReportPerson | undefined): number {
  return person?.node.position?.start.line ?? 1;
}
