/**
 * Builds, and builds again what changes: `make watch`. Ends with Ctrl+C.
 *
 * A change below `source/<report>/` builds that report; any other (a template,
 * the project's settings) builds all. Changes during a build wait for its end
 * and are built together.
 */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Editors save in several steps; milliseconds after the last of them. */
const QUIET = 150;

const command = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const arguments_ = process.argv.slice(2);
const waiting = new Set();
let running = false;
let timer;

for (const folder of ['source', 'templates']) {
  if (!existsSync(folder)) continue;
  watch(folder, { recursive: true }, (_event, name) => {
    if (name === null || isTemporary(name)) return;
    note(folder === 'source' ? name.split(/[\\/]/)[0] : '');
  });
}
watch('.', (_event, name) => {
  if (name === 'rapporteur.yaml') note('');
});
note('');

/** Take a report's name down for the next build; the empty name is all of them. */
function note(report) {
  waiting.add(report);
  clearTimeout(timer);
  timer = setTimeout(build, QUIET);
}

async function build() {
  if (running || waiting.size === 0) return;
  running = true;
  // A report that is gone is no report to build.
  const reports = waiting.has('')
    ? []
    : [...waiting].filter((name) => existsSync(join('source', name)));
  waiting.clear();
  const child = spawn(process.execPath, [command, 'build', ...reports, ...arguments_], {
    stdio: 'inherit',
  });
  await new Promise((resolve) => child.once('close', resolve));
  console.log('Waiting for changes; Ctrl+C ends.');
  running = false;
  if (waiting.size > 0) build();
}

/** Swap and backup files of editors. */
function isTemporary(path) {
  return /(^|[\\/])(\.|#|\d+$)|~$|\.sw[a-p]$|\.tmp$/.test(path);
}
