/**
 * Makes the README's picture from what `make` has built, by Poppler's
 * `pdftoppm` and ImageMagick's `montage`:
 *
 *     node scripts/make-picture.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Document and page, from left to right. */
const PAGES = [
  ['peacekeeping.en', 1],
  ['peacekeeping.en', 7],
  ['peacekeeping.en', 9],
  ['peacekeeping.ar', 9],
];

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const output = join(projectFolder, 'docs/images/sample.png');
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-picture-'));
try {
  const pictures = PAGES.map(([name, page], index) => {
    const picture = join(folder, String(index));
    const pdf = join(projectFolder, 'dist', `${name}.pdf`);
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', [
      '-png',
      '-scale-to-x',
      '380',
      '-scale-to-y',
      '-1',
      ...only,
      pdf,
      picture,
    ]);
    return `${picture}.png`;
  });
  mkdirSync(join(projectFolder, 'docs/images'), { recursive: true });
  const tiles = ['-tile', `${PAGES.length}x1`, '-geometry', '+12+12', '-background', '#d9dee2'];
  execFileSync('montage', [
    ...pictures,
    ...tiles,
    '-strip',
    '+dither',
    '-colors',
    '200',
    `png8:${output}`,
  ]);
} finally {
  rmSync(folder, { recursive: true });
}
