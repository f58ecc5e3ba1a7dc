import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { isCi } from './validators/availability.ts';

/** Dots to an inch: enough to see what stands where, too few for the smoothing of letters to matter. */
const RESOLUTION = 45;

/** What part of a picture may differ, for another version of the browser or of Poppler. */
const TOLERANCE = 0.005;

/**
 * Draw a page of a PDF with Poppler.
 *
 * @param pdf the file
 * @param page from 1
 * @param resolution dots to an inch
 * @returns a PNG
 */
export function drawPage(pdf: Uint8Array, page: number, resolution = RESOLUTION): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pictures-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', ['-r', String(resolution), ...only, '-png', 'in.pdf', 'page'], {
      cwd: folder,
      stdio: 'ignore',
    });
    return readFileSync(join(folder, 'page.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Compare a picture with a golden one. `UPDATE_GOLDEN=1` rewrites it, but not
 * where nothing is to be seen; look at it before you commit it.
 *
 * @param golden the golden picture, a PNG
 * @param picture what the code makes now
 * @throws Error where they differ: the difference is left beside the golden
 *   picture, as `….difference.png`
 */
export function expectPicture(golden: URL, picture: Buffer): void {
  const file = fileURLToPath(golden);
  const difference = file.replace(/\.png$/, '.difference.png');
  rmSync(difference, { force: true });
  const isThere = existsSync(file);
  const found = isThere ? compare(readFileSync(file), picture) : undefined;
  if (found !== undefined && found.part <= TOLERANCE) return;
  if (process.env['UPDATE_GOLDEN'] === '1' && !isCi()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, picture);
    return;
  }
  if (!isThere)
    throw new Error(`There is no golden picture ${file}. Write it with UPDATE_GOLDEN=1`);
  if (found?.picture !== undefined) writeFileSync(difference, found.picture);
  const part = ((found?.part ?? 1) * 100).toFixed(1);
  throw new Error(`${part} % of the picture differ from ${file}: see ${difference}`);
}

/**
 * How much two pictures differ.
 *
 * @param one a PNG
 * @param other another
 * @returns the part of the dots, 1 where their sizes differ
 */
export function measureDifference(one: Buffer, other: Buffer): number {
  return compare(one, other).part;
}

function compare(expected: Buffer, actual: Buffer): { part: number; picture?: Buffer } {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)];
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return { part: 1 };
  const picture = new PNG({ width, height });
  const options = { threshold: 0.25 };
  const count = pixelmatch(one.data, other.data, picture.data, width, height, options);
  return { part: count / (width * height), picture: PNG.sync.write(picture) };
}
