/**
 * Leaves compiled code beside the bundle, for Node.js 20: builds a report that
 * shows every block in every format that needs no browser, and keeps what was
 * compiled for it.
 */
const { mkdtempSync, rmSync } = require('node:fs');
const nodeModule = require('node:module');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { loadCompiled } = require('../bin/load-bundle.js');

async function keepCompiled() {
  const compiled = loadCompiled();
  const out = mkdtempSync(path.join(tmpdir(), 'rapporteur-compiled-'));
  try {
    process.chdir(path.dirname(__dirname));
    const program = compiled.load('cli.cjs');
    const argv = ['build', 'style-guide', '--format', 'html,epub,docx', '--out', out];
    const { write } = process.stdout;
    process.stdout.write = () => true;
    await program.main(argv);
    process.stdout.write = write;
    if (!process.exitCode) compiled.keep();
    process.exitCode = 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

if (nodeModule.enableCompileCache === undefined) keepCompiled();
