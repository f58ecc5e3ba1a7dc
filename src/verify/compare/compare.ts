import type { ArtifactContent, Item } from '../content.ts';
import type { ExpectedContent } from '../expected/source.ts';
import { compareContents, compareOutline } from './contents.ts';
import { type Artifact, describePlace, type Finding, placeOf } from './finding.ts';
import { compareLinks, indexPlaces } from './links.ts';
import { compareStructure, groupMatches, type Match } from './structure.ts';
import { compareText } from './text.ts';
import { NOTE, type Token, tokenize } from './tokens.ts';
import { compareLines, withoutImages } from './untagged.ts';

/** Compare all that a source says with all that an artifact says. */
export function compareContent(
  expected: ExpectedContent,
  content: ArtifactContent,
  artifact: Artifact,
): Finding[] {
  const wanted = cutExpected(expected.body, artifact);
  const body = compareText(wanted, tokenize(content.body), artifact);
  const groups = groupMatches(body);
  const findings = [...body.findings, ...compareForm(groups, content, artifact)];
  // Adds the notes' matches to the groups.
  findings.push(...compareNotes(groups, expected, content, artifact));
  const places = indexPlaces(content, groups);
  findings.push(...compareLinks(groups, expected.targets, places, artifact));
  findings.push(...compareContents(expected.headings, content, places, artifact));
  findings.push(...compareOutline(expected.headings, content, places, artifact));
  return findings;
}

/** The words of the source that an artifact of this kind can be seen to have. */
function cutExpected(items: readonly Item[], artifact: Artifact): Token[] {
  const tokens = tokenize(items);
  return artifact.untagged === undefined ? tokens : withoutImages(tokens);
}

/** Compare what the words are, as far as the artifact says it. */
function compareForm(
  groups: Map<Item, Match[]>,
  content: ArtifactContent,
  artifact: Artifact,
): Finding[] {
  if (artifact.untagged !== undefined) return compareLines(groups, artifact);
  return compareStructure(groups, content.language, artifact);
}

/** Compare the notes that are referred to; their matches are added to the groups. */
function compareNotes(
  groups: Map<Item, Match[]>,
  expected: ExpectedContent,
  content: ArtifactContent,
  artifact: Artifact,
): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const owners = new Map<string, string>();
  const queue = [...groups.values()].flat();
  // A note may refer to another: the queue grows while it is walked.
  for (const match of queue) {
    if (match.expected.key !== NOTE) continue;
    const identifier = match.expected.piece.note ?? '';
    const name = match.observed.piece.note ?? '';
    const note = expected.notes.get(identifier);
    const key = JSON.stringify([identifier, name]);
    if (note === undefined || done.has(key)) continue;
    done.add(key);
    const say = (message: string, place = note.place) =>
      findings.push({
        rule: 'verify-note',
        message: `${describePlace(artifact, match.observed.item)}: ${message}`,
        place,
      });
    const items = content.notes.get(name);
    const owner = owners.get(name);
    const isEmpty = items === undefined || items.length === 0;
    // Of a note that holds a rule or an empty code, a format may make nothing.
    if (isEmpty && keysOf(note.items) === '') continue;
    if (isEmpty) {
      say(`the note “${identifier}” is missing`);
      continue;
    }
    if (owner !== undefined && owner !== identifier) {
      say(
        `a reference to the note “${identifier}” leads to the note “${owner}”`,
        placeOf(match.expected) ?? note.place,
      );
      continue;
    }
    owners.set(name, identifier);
    const observed = tokenize(items);
    // The note's own number stands before its text.
    const wanted = cutExpected(note.items, artifact);
    const skipped = wanted[0]?.key === observed[0]?.key ? 0 : countNumber(observed);
    const [head] = observed.slice(skipped);
    if (head !== undefined) head.isFirst = true;
    const text = compareText(wanted, observed.slice(skipped), artifact);
    findings.push(...text.findings);
    const inside = groupMatches(text);
    findings.push(...compareForm(inside, content, artifact));
    for (const [item, matches] of inside) {
      groups.set(item, [...(groups.get(item) ?? []), ...matches]);
      queue.push(...matches);
    }
  }
  const compared = new Set([...done].map((key) => (JSON.parse(key) as string[])[0]));
  return [...findings, ...findLostNotes(expected, content, compared, artifact)];
}

/** Notes that no reference led to: where only the reference is lost, the note is still there. */
function findLostNotes(
  expected: ExpectedContent,
  content: ArtifactContent,
  compared: ReadonlySet<string | undefined>,
  artifact: Artifact,
): Finding[] {
  const items = [...expected.body, ...[...expected.notes.values()].flatMap((note) => note.items)];
  const wanted = new Set(items.flatMap((item) => item.pieces.flatMap((piece) => piece.note ?? [])));
  const present = [...content.notes.values()].map((note) => keysOf(note));
  return [...wanted].flatMap((identifier): Finding[] => {
    const note = expected.notes.get(identifier);
    if (note === undefined || compared.has(identifier)) return [];
    const [start = ''] = keysOf(note.items).match(/^(?:\S+ ?){1,4}/u) ?? [];
    if (present.some((text) => text.includes(start.trim()))) return [];
    const message = `${artifact.name}: the note “${identifier}” is missing`;
    return [{ rule: 'verify-note', message, place: note.place }];
  });
}

function keysOf(items: readonly Item[]): string {
  return tokenize(items)
    .map((token) => token.key)
    .join(' ');
}

/** How many tokens the number of a note takes: `1`, `1.`, `1)`. */
function countNumber(observed: readonly Token[]): number {
  if (!/^\d+$/u.test(observed[0]?.key ?? '')) return 0;
  return /^[.)]$/u.test(observed[1]?.key ?? '') ? 2 : 1;
}
