/** Ranges of code points, first and last, both inclusive. */
export type CodePointRanges = readonly (readonly [number, number])[];

/** Read a CSS `unicode-range`: `U+0000-00FF, U+0131, U+4??` (CSS Fonts 4, 4.5). */
export function parseUnicodeRange(text: string): CodePointRanges {
  return text.split(',').flatMap((item) => {
    const parts = /^\s*U\+([0-9a-f?]{1,6})(?:-([0-9a-f]{1,6}))?\s*$/i.exec(item);
    const [, first, last] = parts ?? [];
    if (first === undefined) return [];
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return [[from, Number.parseInt(last ?? first.replaceAll('?', 'f'), 16)] as const];
  });
}

/** Write code points as a CSS `unicode-range`, as short as it can be. */
export function formatUnicodeRange(points: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && point <= last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return ranges
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(',');
}

export function isInRanges(point: number, ranges: CodePointRanges): boolean {
  return ranges.some(([first, last]) => point >= first && point <= last);
}
