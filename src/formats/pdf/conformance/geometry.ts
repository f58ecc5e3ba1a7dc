import type { ContentScanner } from '../objects/content.ts';
import { parseNumber } from '../objects/parser.ts';
import { intersect, type Matrix, transformBox, unite } from './matrix.ts';
import type { Rectangle } from './options.ts';

/** Where things are drawn, followed only on pages that have figures. */
export interface Geometry {
  matrix: Matrix;
  clip: Rectangle | undefined;
  /** The box of the current path, transformed. */
  path: Rectangle | undefined;
  /** The current path becomes a clip when it ends. */
  clips: boolean;
  readonly stack: { matrix: Matrix; clip: Rectangle | undefined }[];
}

export function createGeometry(matrix: Matrix): Geometry {
  return {
    matrix,
    clip: undefined,
    path: undefined,
    clips: false,
    stack: [],
  };
}

export function saveGeometry(geometry: Geometry): void {
  geometry.stack.push({ matrix: geometry.matrix, clip: geometry.clip });
}

export function restoreGeometry(geometry: Geometry): void {
  const saved = geometry.stack.pop();
  if (saved === undefined) return;
  geometry.matrix = saved.matrix;
  geometry.clip = saved.clip;
}

function readNumbers(scanner: ContentScanner): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < scanner.count; i++) {
    numbers.push(parseNumber({ bytes: scanner.bytes, position: scanner.operands[i] as number }));
  }
  return numbers;
}

export function readMatrix(scanner: ContentScanner): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = readNumbers(scanner);
  return [a, b, c, d, e, f];
}

/** What any point is outside of. */
const NOWHERE: Rectangle = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

export function addPoints(geometry: Geometry, scanner: ContentScanner): void {
  const numbers = readNumbers(scanner);
  if (scanner.operator === 're') {
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    const box = transformBox(geometry.matrix, [x, y, x + width, y + height]);
    geometry.path = unite(geometry.path, box);
    return;
  }
  const [a, b, c, d, e, f] = geometry.matrix;
  let [left, bottom, right, top] = geometry.path ?? NOWHERE;
  // Control points of a curve enclose it; near enough for a box.
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const x = a * (numbers[i] as number) + c * (numbers[i + 1] as number) + e;
    const y = b * (numbers[i] as number) + d * (numbers[i + 1] as number) + f;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  if (left <= right) geometry.path = [left, bottom, right, top];
}

export function endPath(geometry: Geometry): void {
  if (geometry.clips && geometry.path !== undefined) {
    geometry.clip = intersect(geometry.path, geometry.clip) ?? geometry.path;
  }
  geometry.path = undefined;
  geometry.clips = false;
}

/** An image is drawn in the unit square. */
export function unitBox(geometry: Geometry): Rectangle {
  return transformBox(geometry.matrix, [0, 0, 1, 1]);
}

export function addBox(
  mark: { box: Rectangle | undefined },
  geometry: Geometry,
  box: Rectangle | undefined,
): void {
  if (box === undefined) return;
  const visible = intersect(box, geometry.clip);
  if (visible !== undefined) mark.box = unite(mark.box, visible);
}
