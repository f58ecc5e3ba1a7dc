/** The bundle leaves out most of epub-gen-memory: what is left must make the same book. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { epubStandIns } from '../../scripts/epub-stand-ins.mjs';
import type { Format } from '../../src/report/format.ts';
import { projectFolder } from '../support/paths.ts';
import { makeBook, readFixture } from './support/book.ts';

it('the bundled format makes the same bytes, and cannot fetch', async () => {
  // Inside the project, for packages that stay outside of the bundle.
  const folder = await mkdtemp(join(projectFolder, 'node_modules/.rapporteur-bundle-'));
  try {
    const outfile = join(folder, 'epub.mjs');
    await build({
      entryPoints: [join(projectFolder, 'src/formats/epub/index.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      plugins: [epubStandIns],
    });
    const { format } = (await import(pathToFileURL(outfile).href)) as { format: Format };
    const report = await readFixture('parts.en');
    const bytes = await format.render(report, { warn: () => {} });
    const { bytes: unbundled } = await makeBook(await readFixture('parts.en'));
    expect(Buffer.from(bytes).equals(Buffer.from(unbundled))).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
