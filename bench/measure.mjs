import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Run a command to its end.
 *
 * @param {string[]} argv the program and its arguments
 * @param {{ cwd?: string, env?: Record<string, string>, watch?: boolean }} options
 *   `watch`: whether to look at its memory, which slows what is looked at
 * @returns {Promise<{ seconds: number, megabytes: number }>} wall time, and the
 *   most memory that the process and its descendants held together (0 where
 *   /proc is not there)
 * @throws Error with the end of its output, when it fails
 */
export async function runOnce(argv, options = {}) {
  const start = process.hrtime.bigint();
  const child = spawn(argv[0], argv.slice(1), {
    cwd: options.cwd,
    env: { ...process.env, CI: 'true', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-2000);
    });
  }
  let most = 0;
  const look = () => {
    most = Math.max(most, residentMemory(child.pid));
  };
  const watching = options.watch === true ? setInterval(look, 50) : undefined;
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  clearInterval(watching);
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}:\n${output}`);
  return { seconds, megabytes: most / 1e6 };
}

/**
 * Run several commands by turns, so that what slows the machine for a while
 * slows them alike, and give the median of each.
 *
 * Memory is looked at in a round before, which warms the disk's cache too: to
 * look slows short runs by a tenth. Long ones have no such round and don't feel it.
 *
 * @param {Record<string, (watch: boolean) => Promise<{ seconds: number, megabytes: number }>>} commands
 *   told whether to look at memory
 * @param {number} rounds
 * @param {{ warmUp: boolean }} options whether there is a round before
 */
export async function compare(commands, rounds, { warmUp } = { warmUp: true }) {
  const runs = Object.fromEntries(
    Object.keys(commands).map((name) => [name, { seconds: [], megabytes: [] }]),
  );
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    const isWatched = round === 0 || !warmUp;
    for (const [name, run] of Object.entries(commands)) {
      const { seconds, megabytes } = await run(isWatched);
      if (round > 0) runs[name].seconds.push(seconds);
      if (isWatched) runs[name].megabytes.push(megabytes);
    }
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, { seconds, megabytes }]) => [
      name,
      { seconds: median(seconds), megabytes: median(megabytes) },
    ]),
  );
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Bytes that a process and its descendants hold, pages that they share counted once each. */
function residentMemory(root) {
  const parents = new Map();
  for (const pid of listProcesses()) parents.set(pid, parentOf(pid));
  let bytes = 0;
  for (const pid of parents.keys()) {
    if (isBelow(pid, root, parents)) bytes += proportionalSet(pid);
  }
  return bytes;
}

function isBelow(pid, root, parents) {
  for (let at = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === root) return true;
  }
  return false;
}

function listProcesses() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function parentOf(pid) {
  return Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function proportionalSet(pid) {
  return Number(/^Pss:\s*(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}
