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
  let from = 0;
  for (const heading of headings) {
    // A heading without words has no entry.
    if (describedTextOf(heading).trim() === '') continue;
    const wanted = [textOf(heading), describedTextOf(heading)]
      .map(comparable)
      .flatMap((text) => [text, withoutPage(text)]);
    const at = entries.findIndex(
      (entry, index) => index >= from && entry.texts.some((text) => wanted.includes(text)),
    );
    const entry = entries[at];
    if (entry === undefined) {
      if ((heading.level ?? 0) <= LEAST_DEPTH) {
        findings.push({
          rule: 'verify-contents',
          message: `${artifact.name}: the contents lack the heading “${textOf(heading).trim()}”`,
          place: startOf(heading),
        });
      }
      continue;
    }
    from = at + 1;
    const name = entry.link?.startsWith('#') ? entry.link.slice(1) : undefined;
    const place = name === undefined ? undefined : places.find(name);
    if (place !== undefined && isSame(heading, place, places)) continue;
    findings.push({
      rule: 'verify-contents',
      message: `${describePlace(artifact, entry.item)}: the entry “${textOf(heading).trim()}” of the contents leads ${place === undefined ? 'nowhere' : 'elsewhere'}`,
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
  const texts = outline.map((entry) => comparable(entry.text));
  const matched: number[] = [];
  let from = 0;
  for (const heading of headings) {
    const wanted = [textOf(heading), describedTextOf(heading)].map(comparable);
    // A heading without words has no entry.
    if (wanted[1] === '') continue;
    const say = (what: string) =>
      findings.push({
        rule: 'verify-contents',
        message: `${artifact.name}: ${what}`,
        place: startOf(heading),
      });
    const named = `“${textOf(heading).trim()}”`;
    const at = texts.findIndex((text, index) => index >= from && wanted.includes(text));
    const entry = outline[at];
    if (entry === undefined) {
      if ((heading.level ?? 0) <= LEAST_DEPTH) say(`the outline lacks the heading ${named}`);
      continue;
    }
    // What comes before the first heading, and after the last, is the layout’s own.
    const [other] = outline.slice(from, at);
    if (other !== undefined && matched.length > 0) {
      say(`the outline has “${other.text}” before ${named}, which is no heading there`);
    }
    matched.push(at);
    from = at + 1;
    if (entry.level !== heading.level) {
      say(
        `the entry ${named} of the outline is of level ${entry.level}; in the source it is of level ${heading.level}`,
      );
    }
    const { target } = entry;
    if (target === undefined || !isSame(heading, target, places)) {
      const where = target === undefined ? 'nowhere' : 'elsewhere';
      say(`the entry ${named} of the outline leads ${where}`);
    }
  }
  return findings;
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
