/**
 * Bundles `src/` into `lib/`: the program in one file, and beside it a file for
 * each large package that only some formats need. A bundle starts several times
 * faster than the hundreds of files that it is made from. Its modules are still
 * run only when they are first imported.
 *
 * CommonJS, because Node.js 20 can keep the compiled code of scripts, and not of
 * modules: see bin/load-bundle.js.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { epubStandIns } from './epub-stand-ins.mjs';
import { visitStandIn } from './visit-stand-in.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Packages with a file of their own. They have no state that the program shares. */
const APART = ['docx', 'gettext-parser'];

/** The part of the program that has a file of its own, for the same reason. */
const VERIFIER = 'src/verify/verify.ts';

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
  // Compiled code belongs to one path and one version of V8.
  execFileSync(process.execPath, [path.join(root, 'scripts/keep-compiled.cjs')]);
}

async function buildInto(outdir) {
  await Promise.all([
    buildOne({
      entryPoints: { cli: 'src/cli.ts' },
      outdir,
      plugins: [apart, verifierApart, epubStandIns, visitStandIn],
    }),
    // The verifier has parsers of its own, and most runs don't ask for it.
    buildOne({ entryPoints: { verify: VERIFIER }, outdir, plugins: [visitStandIn] }),
    ...APART.map((name) => buildOne({ entryPoints: [name], outdir })),
  ]);
}

async function buildOne(options) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20.19',
    // Less to read at each start. Names stay, and lines are short enough to be
    // found by, so that stacks can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 120,
    supported: {
      // Else `/\p{L}/u` becomes `new RegExp(…)`, made anew each time it is met.
      'regexp-unicode-property-escapes': true,
      // A script with compiled code has no loader for `import()`.
      'dynamic-import': false,
    },
    legalComments: 'linked',
    sourcemap: false,
    metafile: true,
    // Native code and WebAssembly find their own files beside themselves.
    external: ['@cwasm/webp', '@resvg/*', 'wawoff2'],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    logLevel: 'warning',
    ...options,
  });
  for (const file of Object.keys(metafile.outputs)) {
    if (file.endsWith('.cjs')) escapeFile(path.join(root, file));
  }
}

/**
 * Write every character outside ASCII as an escape. What is left of them after
 * esbuild stands in regular expressions, and makes V8 hold and scan the whole
 * file in two bytes a character.
 */
function escapeFile(file) {
  const text = readFileSync(file, 'utf8');
  const escaped = text.replaceAll(
    /[^\0-\x7F]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (escaped !== text) writeFileSync(file, escaped);
}

/** An esbuild plugin: packages with a file of their own. @type {import('esbuild').Plugin} */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${APART.join('|')})$`) }, ({ path: name }) => ({
      path: `./${name}.cjs`,
      external: true,
    }));
  },
};

/** An esbuild plugin: the verifier's file. @type {import('esbuild').Plugin} */
const verifierApart = {
  name: 'verifier-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/verify\/verify\.ts$/ }, () => ({
      path: './verify.cjs',
      external: true,
    }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
