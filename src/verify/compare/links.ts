import type { ArtifactContent, Item, Piece } from '../content.ts';
import type { ExpectedContent } from '../expected/source.ts';
import { decodeName } from '../names.ts';
import { type Artifact, describePlace, type Finding, placeOf } from './finding.ts';
import type { Match } from './structure.ts';

/** How places of an artifact are found. */
export interface Places {
  /** The item that a name leads to. */
  find(name: string): Item | undefined;
  /** The items of the source that an item of the artifact has words of. */
  sourcesOf(item: Item): readonly Item[];
}

/**
 * Make the lookup of an artifact's places.
 *
 * @param groups matches of all texts, the notes' too
 */
export function indexPlaces(
  content: ArtifactContent,
  groups: ReadonlyMap<Item, readonly Match[]>,
): Places {
  const items = [...content.body, ...[...content.notes.values()].flat()];
  const anchors = new Map<string, Item>();
  // An item without words, or an empty one, leads to the next that has some.
  let waiting: string[] = [];
  for (const item of items) {
    waiting.push(...item.anchors);
    if (!item.pieces.some((piece) => piece.text.trim() !== '' || piece.image !== undefined))
      continue;
    for (const anchor of waiting) if (!anchors.has(anchor)) anchors.set(anchor, item);
    waiting = [];
  }
  const sources = new Map<Item, Item[]>();
  for (const [item, matches] of groups) {
    for (const { observed } of matches) {
      const known = sources.get(observed.item) ?? [];
      if (known.at(-1) !== item) sources.set(observed.item, [...known, item]);
    }
  }
  return {
    find: (name) => anchors.get(name) ?? content.resolve?.(name),
    sourcesOf: (item) => sources.get(item) ?? [],
  };
}

/** Compare where links lead. */
export function compareLinks(
  groups: ReadonlyMap<Item, readonly Match[]>,
  targets: ExpectedContent['targets'],
  places: Places,
  artifact: Artifact,
): Finding[] {
  const findings: Finding[] = [];
  for (const matches of groups.values()) {
    const done = new Set<Piece>();
    for (const match of matches) {
      const { piece } = match.expected;
      const seen = match.observed.piece;
      if (piece.note !== undefined || done.has(piece)) continue;
      const wrong = describeLink(piece, seen, targets, places);
      if (wrong === undefined) continue;
      done.add(piece);
      findings.push({
        rule: 'verify-link',
        message: `${describePlace(artifact, match.observed.item)}: ${wrong}`,
        place: placeOf(match.expected),
      });
    }
  }
  return findings;
}

function describeLink(
  piece: Piece,
  seen: Piece,
  targets: ExpectedContent['targets'],
  places: Places,
): string | undefined {
  const text = `“${piece.text.trim()}”`;
  if (piece.link === undefined) {
    return seen.link === undefined ? undefined : `${text} is a link; in the source it is none`;
  }
  if (seen.link === undefined) return `${text} is no link any more; it led to ${piece.link}`;
  if (!piece.link.startsWith('#')) {
    if (normalizeAddress(piece.link) === normalizeAddress(seen.link)) return undefined;
    return `${text} leads to ${seen.link}; in the source it leads to ${piece.link}`;
  }
  const target = seen.link.startsWith('#') ? places.find(seen.link.slice(1)) : undefined;
  if (target === undefined) return `${text} leads nowhere; in the source it leads to ${piece.link}`;
  const known = targets.get(decodeName(piece.link.slice(1))) ?? [];
  if (known.length === 0 || known.some(({ item }) => isSame(item, target, places)))
    return undefined;
  return `${text} leads elsewhere than to ${piece.link}`;
}

/** Whether a place of the artifact is the item of the source, or of the same figure. */
export function isSame(item: Item | undefined, place: Item, places: Places): boolean {
  if (item === undefined) return true;
  return places
    .sourcesOf(place)
    .some(
      (source) =>
        source === item ||
        (source.block !== undefined && source.block === item.block && item.block.name === 'figure'),
    );
}

function normalizeAddress(written: string): string {
  // A DOI is published as the address that leads to it.
  // A backslash is no slash in Markdown (CommonMark 0.31.2, example 603), as it is for a browser.
  const address = written.replace(/^doi:/iu, 'https://doi.org/').replaceAll('\\', '%5C');
  return URL.canParse(address) ? decodeName(new URL(address).href) : decodeName(address);
}
