import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { collectGarbage } from '../../report/collect-garbage.ts';

/** What was too much. */
export type Breach = 'time' | 'memory';

/** A thread that watches this one. */
export interface Watchdog {
  /** Milliseconds on the clock of `now`; `Infinity` for none. */
  setDeadline(deadline: number): void;
}

/** Slots of the shared memory. */
const DEADLINE = 0;
const ANSWERED = 1;

/**
 * What the other thread does, ten times a second: tell this one of a breach;
 * if it does not answer, interrupt what it computes (`Runtime.terminateExecution`
 * of V8's inspector, from which the event loop goes on); if that does not help,
 * as in native code, say why and end the process. What is under temporary names
 * then is removed by the next build.
 */
const WATCH = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const shared = new Float64Array(workerData.shared);
let told = 0;
let session;
const timer = setInterval(() => {
  const late = now() > shared[${DEADLINE}] + 300;
  const large = process.memoryUsage.rss() > workerData.memory;
  if (shared[${ANSWERED}] === 1) {
    shared[${ANSWERED}] = 0;
    told = 0;
  }
  if (told > 0) return escalate();
  if (!late && !large) return;
  told = now();
  parentPort.postMessage(late ? 'time' : 'memory');
}, 100);
function escalate() {
  const waited = now() - told;
  if (waited > 300 && session === undefined) {
    const { Session } = require('node:inspector');
    session = new Session();
    session.connectToMainThread();
    session.post('Runtime.terminateExecution', () => {
      session.disconnect();
      session = undefined;
    });
  }
  if (waited > 5000) {
    writeSync(2, 'rapporteur: The work took more time or memory than limits.time and limits.memory allow, and could not be stopped otherwise\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}
function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}`;

/**
 * Start a thread that watches this one.
 *
 * @param memory bytes that the process may have
 * @param onBreach called when a limit is reached, after what was computed has been interrupted
 */
export function startWatchdog(memory: number, onBreach: (breach: Breach) => void): Watchdog {
  const buffer = new SharedArrayBuffer(16);
  const shared = new Float64Array(buffer);
  shared[DEADLINE] = Number.POSITIVE_INFINITY;
  // At its own limit V8 ends the process without a word that helps.
  const most = Math.min(memory, getHeapStatistics().heap_size_limit * 0.9);
  const worker = new Worker(WATCH, {
    eval: true,
    // Not those of this process: `--input-type=module` would make another language of it.
    execArgv: [],
    workerData: { shared: buffer, memory: most },
  });
  worker.on('message', (breach: Breach) => {
    onBreach(breach);
    // Whoever fails drops what it held, but not before its promise is settled.
    setImmediate(() => {
      // What the next report takes is counted from there.
      if (breach === 'memory') collectGarbage(1);
      shared[ANSWERED] = 1;
    });
  });
  // A thread that can't be started watches nothing; the work itself goes on.
  worker.on('error', () => undefined);
  worker.unref();
  return {
    setDeadline(deadline) {
      shared[DEADLINE] = deadline;
    },
  };
}
