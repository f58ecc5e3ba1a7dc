/**
 * Bundles `src/` into `lib/`: one entry, and a file for each part that is
 * loaded when it is asked for. A bundle starts several times faster than the
 * hundreds of files that it is made from.
 */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { epubStandIns } from './epub-stand-ins.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Build `lib/` anew: beside it first, so that it is never half a program. */
export async function bundle() {
  const lib = path.join(root, 'lib');
  const made = `${lib}.new-${process.pid}`;
  const old = `${lib}.old-${process.pid}`;
  try {
    await buildInto(made);
    await rename(lib, old).catch(() => undefined);
    await rename(made, lib);
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

async function buildInto(outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunks/[name]-[hash]',
    // Names of functions stay readable in stacks; bytes on a disk are cheap.
    minifySyntax: true,
    // Else `/\p{L}/u` becomes `new RegExp(…)`, made anew each time it is met.
    supported: { 'regexp-unicode-property-escapes': true },
    legalComments: 'linked',
    sourcemap: false,
    // Native code and WebAssembly find their own files beside themselves.
    external: ['@resvg/*', 'wawoff2'],
    // Packages that are CommonJS ask for Node's modules by `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [epubStandIns],
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
