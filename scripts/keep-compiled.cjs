/**
 * Leaves compiled code beside the bundle, for Node.js 20: builds a report that
 * shows every block, in one format after the other and in all at once, the PDF
 * only where there is a browser, and keeps what was compiled for each.
 */
const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const nodeModule = require('node:module');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { ALONE, loadCompiled } = require('../bin/load-bundle.js');

/** The program's exit code where the machine lacks something. */
const NO_BROWSER = 3;

/** Keep what one run compiles; each has a process of its own. */
async function keepCompiled(run) {
  const compiled = loadCompiled(run);
  const out = mkdtempSync(path.join(tmpdir(), 'rapporteur-compiled-'));
  try {
    process.chdir(path.dirname(__dirname));
    const program = compiled.load('cli.cjs');
    const build = (formats) =>
      program.main(['build', 'style-guide', '--format', formats, '--out', out]);
    const told = [];
    const streams = [process.stdout, process.stderr];
    const writes = streams.map(({ write }) => write);
    for (const stream of streams) stream.write = (text) => told.push(text) > 0;
    await build(run === 'all' ? 'html,epub,docx' : run);
    if (run === 'all' && !process.exitCode) {
      await build('pdf');
      if (process.exitCode === NO_BROWSER) process.exitCode = 0;
    }
    streams.forEach((stream, index) => {
      stream.write = writes[index];
    });
    if (process.exitCode) process.stderr.write(told.join(''));
    else compiled.keep();
    process.exitCode = 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const [, , wanted] = process.argv;
if (nodeModule.enableCompileCache === undefined) {
  if (wanted !== undefined) keepCompiled(wanted);
  else {
    for (const run of [...ALONE, 'all']) {
      execFileSync(process.execPath, [__filename, run], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    }
  }
}
