'use strict';
/**
 * Loads the bundle in `lib/`. Node.js 22 and later keep what they compiled for
 * the next start by themselves (`module.enableCompileCache`). Node.js 20 does
 * not: there the scripts of the bundle are run with the compiled code that
 * scripts/keep-compiled.cjs left beside them. Without it, or made by another
 * version of V8, they are compiled as any script.
 */
const fs = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const lib = path.join(path.dirname(__dirname), 'lib');

/** What compiled code is for; V8 itself refuses it where the processor or its flags are others. */
const COMPILER = `${process.versions.v8}-${process.arch}`;

/** Formats whose runs have compiled code of their own: the less there is, the sooner it is read. */
const ALONE = ['epub', 'docx', 'html'];

/**
 * The program.
 *
 * @returns {{ main(argv: string[]): Promise<void> }} the exports of src/cli.ts
 * @throws an error with the code MODULE_NOT_FOUND or ENOENT where it isn't built
 */
function loadBundle() {
  if (nodeModule.enableCompileCache === undefined) {
    return loadCompiled(chooseRun(process.argv)).load('cli.cjs');
  }
  nodeModule.enableCompileCache();
  return require('../lib/cli.cjs');
}

/** Which of the kept runs a command line is like: one format's, or `all`. */
function chooseRun(argv) {
  const at = argv.findIndex((word) => word === '--format' || word === '-f');
  return ALONE.includes(argv[at + 1]) ? argv[at + 1] : 'all';
}

/**
 * A loader for the scripts of `lib/` that uses what was compiled before.
 *
 * @param {string} run of which formats: one of `ALONE`, or `all`
 * @returns {{ load(name: string): unknown, keep(): void }} `load` gives a script's
 *   exports; `keep` writes what is compiled by now for the next start
 */
function loadCompiled(run) {
  const folder = path.join(lib, `compiled-${COMPILER}`, run);
  const loaded = new Map();

  return { load, keep };

  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const filename = path.join(lib, name);
    const source = fs.readFileSync(filename, 'utf8');
    const script = new vm.Script(nodeModule.wrap(source), {
      filename,
      cachedData: readIfThere(path.join(folder, `${name}.bin`)),
    });
    const entry = { exports: {}, script };
    loaded.set(name, entry);
    const outside = nodeModule.createRequire(filename);
    const requireFrom = Object.assign(
      (wanted) => (wanted.startsWith('./') ? load(wanted.slice(2)) : outside(wanted)),
      outside,
    );
    script.runInThisContext().call(entry.exports, entry.exports, requireFrom, entry, filename, lib);
    return entry.exports;
  }

  function keep() {
    const made = `${folder}.new`;
    fs.mkdirSync(made, { recursive: true });
    for (const [name, { script }] of loaded) {
      fs.writeFileSync(path.join(made, `${name}.bin`), script.createCachedData());
    }
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(made, folder);
  }
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { ALONE, COMPILER, loadBundle, loadCompiled };
