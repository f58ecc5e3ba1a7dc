/**
 * Lets a script use the project's own code. Node 20 runs no TypeScript, and
 * `lib/` holds only what the command needs.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
// Below node_modules, so that the packages are found from there.
const cacheFolder = join(projectFolder, 'node_modules/.cache/rapporteur');

/**
 * Import a TypeScript module of this project.
 *
 * @param {string} path relative to the project's folder: `src/cli.ts`
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(path) {
  mkdirSync(cacheFolder, { recursive: true });
  const outfile = join(cacheFolder, `${basename(path, '.ts')}.${process.pid}.mjs`);
  await build({
    entryPoints: [join(projectFolder, path)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
