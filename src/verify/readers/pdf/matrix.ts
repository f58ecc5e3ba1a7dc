/** A transformation of places (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** Left, bottom, right, top. */
export type Area = readonly [number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** ISO 32000-2, 8.3.4: the first is applied first. */
export function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [
    a * g + b * i,
    a * h + b * j,
    c * g + d * i,
    c * h + d * j,
    e * g + f * i + k,
    e * h + f * j + l,
  ];
}

/** A matrix after a translation in its own units. */
export function shift([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
}

/** The upright rectangle around one that a matrix has turned or moved. */
export function areaOf(
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
  ctm: Matrix,
): Area {
  const corners = [
    [x, y],
    [x + width, y + height],
  ].map(([left = 0, top = 0]) => shift(ctm, left, top));
  const xs = corners.map((corner) => corner[4]);
  const ys = corners.map((corner) => corner[5]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** What two areas share. */
export function overlap(one: Area | undefined, other: Area): Area {
  if (one === undefined) return other;
  const [left, bottom, right, top] = one;
  return [
    Math.max(left, other[0]),
    Math.max(bottom, other[1]),
    Math.min(right, other[2]),
    Math.min(top, other[3]),
  ];
}

/** By how much a matrix makes what stands upright taller. */
export function scaleOf([, , c, d]: Matrix): number {
  return Math.hypot(c, d);
}
