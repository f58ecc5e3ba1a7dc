import type { BlockMark } from '../content.ts';
import { isMark } from '../text.ts';
import { align } from './diff.ts';
import { type Artifact, describePlace, type Finding, placeOf } from './finding.ts';
import { findMoves, type Gap } from './moves.ts';
import { settleImages } from './settle-images.ts';
import { IMAGE, NOTE, quoteTokens, type Token } from './tokens.ts';
import { isUntaggedForm } from './untagged.ts';

/** Two texts aligned: for a token of the source, its token of the artifact. */
export interface Alignment {
  expected: readonly Token[];
  observed: readonly Token[];
  /** By index on both sides; -1 for a token that is not there. */
  found: Int32Array;
  findings: Finding[];
}

/**
 * Align a text with what an artifact has of it, and say what is lost, doubled,
 * changed, added or displaced.
 */
export function compareText(
  expected: readonly Token[],
  observed: readonly Token[],
  artifact: Artifact,
): Alignment {
  const found = new Int32Array(expected.length).fill(-1);
  const aligned = align(
    expected.map((token) => token.key),
    observed.map((token) => token.key),
  );
  const pairs = settleImages(aligned, expected, observed);
  for (const [one, other] of pairs) found[one] = other;
  const gaps = listGaps(pairs, expected.length, observed.length)
    .map((gap) => dropPersonMarks(gap, expected, observed))
    .filter((gap) => !isRejoined(gap, expected, observed, found, artifact))
    .filter((gap) => !isUntaggedForm(gap, expected, observed, found, artifact));
  const alignment: Alignment = { expected, observed, found, findings: [] };
  const open = findDisplaced(gaps, alignment, artifact);
  for (const gap of open) describeGap(gap, alignment, artifact);
  return alignment;
}

function listGaps(pairs: readonly (readonly [number, number])[], length: number, other: number) {
  const gaps: Gap[] = [];
  let from = 0;
  let start = 0;
  for (const [to, end] of [...pairs, [length, other] as const]) {
    if (to > from || end > start) gaps.push({ from, to, start, end });
    from = to + 1;
    start = end + 1;
  }
  return gaps;
}

/** Between the parts of a person's line a layout puts what marks it likes. */
function dropPersonMarks(gap: Gap, expected: readonly Token[], observed: readonly Token[]): Gap {
  const around = expected.slice(Math.max(0, gap.from - 1), gap.to + 1);
  if (!around.some((token) => token.item.isPerson)) return gap;
  const isLost = expected.slice(gap.from, gap.to).some((token) => !isLooseMark(token));
  const isAdded = observed.slice(gap.start, gap.end).some((token) => !isLooseMark(token));
  return {
    ...gap,
    to: isLost ? gap.to : gap.from,
    end: isAdded ? gap.end : gap.start,
  };
}

function isLooseMark({ key }: Token): boolean {
  return isMark(key) && key !== IMAGE && key !== NOTE;
}

/** A word that a line's end has parted, with a hyphen or without, is one word. */
function isRejoined(
  gap: Gap,
  expected: readonly Token[],
  observed: readonly Token[],
  found: Int32Array,
  artifact: Artifact,
): boolean {
  if (gap.from === gap.to && gap.start === gap.end) return true;
  if (!artifact.breaksLines) return false;
  const lost = expected.slice(gap.from, gap.to);
  const added = observed.slice(gap.start, gap.end);
  // The word's other half may have met a word of its own.
  const parts = [...added];
  const next = observed[gap.end];
  if (next !== undefined) parts.push(next);
  if (!parts.some((token) => token.followsBreak)) return false;
  const joined = (tokens: readonly Token[]) =>
    tokens
      .filter(({ key }, index) => key !== '-' || tokens[index + 1]?.followsBreak !== true)
      // Between the parts of a person's line there are marks that the source has not.
      .filter((token) => lost[0]?.item.isPerson !== true || !isLooseMark(token))
      .map((token) => token.key)
      .join('');
  const isHyphen = lost.length === 0 && added.every((token) => token.key === '-');
  if (!isHyphen && joined(lost) !== joined(added).replace(/-$/u, '')) return false;
  for (let at = gap.from; at < gap.to; at += 1) found[at] = gap.start;
  return true;
}

/** Report runs that stand elsewhere, and give what is left. */
function findDisplaced(gaps: readonly Gap[], alignment: Alignment, artifact: Artifact): Gap[] {
  const { expected, observed } = alignment;
  const { moves, rest } = findMoves(gaps, expected, observed);
  // Two words in each other's place are a short way off.
  const open = rest.map((gap) => ({ ...gap }));
  for (const lost of open) {
    const size = lost.to - lost.from;
    const added = open.find(
      (gap) =>
        size > 0 &&
        gap !== lost &&
        gap.end - gap.start === size &&
        gap.from === gap.to &&
        isNear(lost, gap, alignment) &&
        expected
          .slice(lost.from, lost.to)
          .every((token, at) => token.key === observed[gap.start + at]?.key),
    );
    if (added === undefined || lost.start < lost.end) continue;
    moves.push({ from: lost.from, start: added.start, size });
    lost.to = lost.from;
    added.end = added.start;
  }
  for (const { from, start, size } of moves) {
    for (let at = 0; at < size; at += 1) alignment.found[from + at] = start + at;
    alignment.findings.push({
      rule: 'verify-displaced',
      message: `${describePlace(artifact, observed[start]?.item)}: ${quoteTokens(expected.slice(from, from + size))} stands elsewhere than in the source`,
      place: placeOf(expected[from]),
    });
  }
  return open.filter((gap) => gap.from < gap.to || gap.start < gap.end);
}

function isNear(lost: Gap, added: Gap, { expected, found }: Alignment): boolean {
  const item = expected[lost.from]?.item;
  const before = found.indexOf(added.start - 1);
  return before >= 0 && expected[before]?.item === item;
}

function describeGap(gap: Gap, alignment: Alignment, artifact: Artifact): void {
  const { expected, observed, findings } = alignment;
  const lost = expected.slice(gap.from, gap.to);
  const added = observed.slice(gap.start, gap.end);
  if (lost.length + added.length === 0) return;
  const neighbour = observed[gap.start - 1] ?? observed[gap.start];
  const where = describePlace(artifact, (added[0] ?? neighbour)?.item);
  const place = placeOf(lost[0]) ?? placeOf(expected[gap.from - 1]) ?? placeOf(expected[gap.from]);
  if (lost.length === 0) {
    const original = findOriginal(gap, alignment);
    const isTwice = original !== undefined;
    findings.push({
      rule: isTwice ? 'verify-doubled' : 'verify-added',
      message: `${where}: ${quoteTokens(added)} ${isTwice ? 'stands there twice' : 'is not in the source'}`,
      place: placeOf(original) ?? place,
    });
    return;
  }
  if (added.length > 0 && lost[0]?.item.isPerson !== true) {
    findings.push({
      rule: 'verify-changed',
      message: `${where}: ${quoteTokens(lost)} reads ${quoteTokens(added)}`,
      place,
    });
    return;
  }
  for (const run of splitRuns(lost)) findings.push(describeLoss(run, expected, where));
}

/** What is lost is told by note's reference, image, person and block. */
function splitRuns(lost: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  for (const token of lost) {
    const last = runs.at(-1)?.at(-1);
    const isSpecial = (one: Token | undefined) => one?.key === NOTE || one?.key === IMAGE;
    const isSame =
      last !== undefined &&
      !isSpecial(last) &&
      !isSpecial(token) &&
      (last.item === token.item || (!last.item.isPerson && !token.item.isPerson));
    if (isSame) runs.at(-1)?.push(token);
    else runs.push([token]);
  }
  return runs;
}

function describeLoss(run: readonly Token[], expected: readonly Token[], where: string): Finding {
  const [first] = run;
  const place = placeOf(first);
  const quoted = quoteTokens(run);
  if (first?.key === NOTE) {
    return { rule: 'verify-note', message: `${where}: the reference to a note is missing`, place };
  }
  if (first?.key === IMAGE) {
    const message = `${where}: an image is missing, or has lost its description: ${quoted}`;
    return { rule: 'verify-image', message, place };
  }
  if (first?.item.isPerson) {
    const line = expected.filter((token) => token.item === first.item);
    return {
      rule: 'verify-person',
      message: `${where}: the line of ${quoteTokens(line, 4)} lacks ${quoted}`,
      place,
    };
  }
  const block = wholeBlock(run, expected);
  if (block !== undefined) {
    return {
      rule: 'verify-lost-block',
      message: `${where}: the block “:::${block.name}” is missing: ${quoted}`,
      place,
    };
  }
  return { rule: 'verify-lost', message: `${where}: ${quoted} is missing`, place };
}

/** The block that a run is all of, if it is. */
function wholeBlock(run: readonly Token[], expected: readonly Token[]): BlockMark | undefined {
  const block = run[0]?.item.block;
  if (block === undefined) return undefined;
  const size = expected.filter((token) => token.item.block === block).length;
  return run.filter((token) => token.item.block === block).length === size ? block : undefined;
}

/** The first token of the source that what is added repeats, before itself or after. */
function findOriginal({ from, start, end }: Gap, { expected, observed }: Alignment) {
  const size = end - start;
  const isSame = (other: number) => {
    if (other < 0 || other + size > observed.length) return false;
    for (let at = 0; at < size; at += 1) {
      if (observed[other + at]?.key !== observed[start + at]?.key) return false;
    }
    return true;
  };
  if (isSame(start - size)) return expected[from - size];
  return isSame(end) ? expected[from] : undefined;
}
