import type { ArtifactContent, Item } from '../content.ts';
import { comparable } from '../text.ts';
import { type Artifact, describePlace, type Finding } from './finding.ts';
import { isSame, type Places } from './links.ts';

/** How deep contents go at the least: chapters and sections. */
const LEAST_DEPTH = 2;

/** Compare the table of contents with the headings of the source, in order. */
export function compareContents(
  headings: readonly Item[],
  content: ArtifactContent,
  places: Places,
  artifact: Artifact,
): Finding[] {
  if (content.contents.length === 0) return [];
  const findings: Finding[] = [];
  const entries = content.contents.map((item) => ({
    item,
    texts: [textOf(item), spacedTextOf(item)].map((text) => withoutPage(comparable(text))),
    link: item.pieces.find((piece) => piece.link !== undefined)?.link,
  }));
  const { matches, lost } = matchHeadings(
    headings,
    entries.map(({ texts }) => texts),
  );
  for (const { heading } of lost) {
    findings.push({
      rule: 'verify-contents',
      message: `${artifact.name}: the contents lack the heading ${nameOf(heading)}`,
      place: startOf(heading),
    });
  }
  for (const [heading, at] of matches) {
    const { item, link } = entries[at] as (typeof entries)[number];
    const name = link?.startsWith('#') ? link.slice(1) : undefined;
    const place = name === undefined ? undefined : places.find(name);
    if (place !== undefined && isSame(heading, place, places)) continue;
    findings.push({
      rule: 'verify-contents',
      message: `${describePlace(artifact, item)}: the entry ${nameOf(heading)} of the contents leads ${place === undefined ? 'nowhere' : 'elsewhere'}`,
      place: startOf(heading),
    });
  }
  return findings;
}

/**
 * Compare the outline with the headings of the source: each is there once, in
 * order, at its level, and leads to its heading.
 */
export function compareOutline(
  headings: readonly Item[],
  { outline }: ArtifactContent,
  places: Places,
  artifact: Artifact,
): Finding[] {
  if (outline === undefined) return [];
  const findings: Finding[] = [];
  const say = (heading: Item, what: string) =>
    findings.push({
      rule: 'verify-contents',
      message: `${artifact.name}: ${what}`,
      place: startOf(heading),
    });
  const { matches, lost } = matchHeadings(
    headings,
    outline.map(({ text }) => [comparable(text)]),
    (heading, at) => {
      const target = outline[at]?.target;
      return target !== undefined && isSame(heading, target, places);
    },
  );
  const taken = new Set(matches.values());
  for (const { heading, next } of lost) {
    const other = taken.has(next) ? undefined : outline[next];
    const said = other === undefined ? '' : `; it has “${other.text}” there`;
    taken.add(next);
    say(heading, `the outline lacks the heading ${nameOf(heading)}${said}`);
  }
  let before = -1;
  for (const [heading, at] of matches) {
    const { level, target } = outline[at] as (typeof outline)[number];
    // What comes before the first heading, and after the last, is the layout’s own.
    const other = outline.findIndex(
      (_, index) => index > before && index < at && !taken.has(index),
    );
    if (before >= 0 && other >= 0) {
      say(heading, `the outline has “${outline[other]?.text}” before ${nameOf(heading)}`);
    }
    before = at;
    if (level !== heading.level) {
      say(
        heading,
        `the entry ${nameOf(heading)} of the outline is of level ${level}; in the source it is of level ${heading.level}`,
      );
    }
    if (target === undefined || !isSame(heading, target, places)) {
      const where = target === undefined ? 'nowhere' : 'elsewhere';
      say(heading, `the entry ${nameOf(heading)} of the outline leads ${where}`);
    }
  }
  return findings;
}

interface HeadingMatches {
  /** The index of a heading’s entry. */
  matches: Map<Item, number>;
  /** Headings without an entry that should have one, and which entry stands where theirs would. */
  lost: { heading: Item; next: number }[];
}

/**
 * Find the entry of each heading, in order; where one of a level has one, all have.
 *
 * @param leadsTo tells entries of the same words apart: a chapter may be called
 *   as the layout calls a list of figures
 */
function matchHeadings(
  headings: readonly Item[],
  entries: readonly (readonly string[])[],
  leadsTo: (heading: Item, at: number) => boolean = () => true,
): HeadingMatches {
  const matches: HeadingMatches['matches'] = new Map();
  const lost: HeadingMatches['lost'] = [];
  let from = 0;
  for (const heading of headings) {
    // A heading without words has no entry.
    if (describedTextOf(heading).trim() === '') continue;
    const wanted = [textOf(heading), describedTextOf(heading)]
      .map(comparable)
      .flatMap((text) => [text, withoutPage(text)]);
    const isNamed = (texts: readonly string[], index: number) =>
      index >= from && texts.some((text) => wanted.includes(text));
    const own = entries.findIndex(
      (texts, index) => isNamed(texts, index) && leadsTo(heading, index),
    );
    const at = own >= 0 ? own : entries.findIndex(isNamed);
    if (at < 0) lost.push({ heading, next: from });
    else {
      matches.set(heading, at);
      from = at + 1;
    }
  }
  const depth = Math.max(LEAST_DEPTH, ...[...matches.keys()].map(({ level = 0 }) => level));
  return { matches, lost: lost.filter(({ heading: { level = 0 } }) => level <= depth) };
}

function nameOf(heading: Item): string {
  return `“${textOf(heading).trim()}”`;
}

/** An entry without the number of its page. */
function withoutPage(text: string): string {
  return text.replace(/ (?:\d+|[ivxlc]+)$/u, '');
}

function textOf(item: Item): string {
  return item.pieces.map((piece) => piece.text).join('');
}

/** In the contents, an image is its description. */
function describedTextOf(item: Item): string {
  return item.pieces.map((piece) => piece.image ?? piece.text).join('');
}

/** A number of a page may stand beside its entry without a space, in a column of its own. */
function spacedTextOf(item: Item): string {
  return item.pieces.map((piece) => piece.text).join(' ');
}

function startOf(item: Item) {
  const piece = item.pieces.findLast((one) => one.locate !== undefined);
  return piece?.locate?.(0);
}
