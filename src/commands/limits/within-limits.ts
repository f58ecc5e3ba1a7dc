import { Script } from 'node:vm';
import { describeSize } from '../../project/files.ts';
import type { Limits } from '../../project/limits.ts';
import { LimitError } from './limit-error.ts';
import { now } from './now.ts';
import type { Breach, Watchdog } from './watchdog.ts';

/** What the work on one report may take. */
export type WorkLimits = Pick<Limits, 'time' | 'memory'>;

/** Characters of a source from which on it is watched from the beginning. */
const LARGE = 64 * 1024;

/** Milliseconds of work after which it is watched, however small its source. */
const LONG = 1000;

/** Of this process: loaded and started when there is something to watch, which most builds end before. */
let starting: Promise<void> | undefined;
let watchdog: Watchdog | undefined;

/** The works that are going on, each to be ended by a breach. */
const running = new Set<Work>();

interface Work {
  /** On the clock of `now`. */
  deadline: number;
  fail(breach: Breach): void;
}

/**
 * Do something, and give up when it takes too long or too much memory.
 *
 * Where it waits, a timer ends the wait. Where it computes without a pause, no
 * timer of its own thread could: another thread interrupts it.
 *
 * @param doing what is done, to begin a sentence: `Making the PDF`
 * @param limits seconds and bytes
 * @param action it is left to itself when it is given up
 * @throws {LimitError} when a limit is reached
 */
export async function withinLimits<T>(
  doing: string,
  limits: WorkLimits,
  action: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const work: Work = { deadline: now() + limits.time * 1000, fail: () => undefined };
  const failed = new Promise<never>((_, reject) => {
    work.fail = (breach) => {
      endWhenDone();
      reject(explain(breach, doing, limits));
    };
  });
  failed.catch(() => undefined);
  running.add(work);
  watchdog?.setDeadline(earliest());
  const wait = () => {
    const left = work.deadline - now();
    if (left <= 0) work.fail('time');
    else timer = setTimeout(wait, Math.ceil(left));
  };
  wait();
  const watching = setTimeout(() => watch(limits).catch(() => undefined), LONG).unref();
  try {
    return await Promise.race([action(), failed]);
  } finally {
    clearTimeout(timer);
    clearTimeout(watching);
    running.delete(work);
    watchdog?.setDeadline(earliest());
  }
}

/** Whether the end of the process is seen to. */
let isEnding = false;

/**
 * What is given up may go on in a thread of Node's pool (an image that is being
 * decoded), and would keep the process from ending when its command is done.
 */
function endWhenDone(): void {
  if (isEnding) return;
  isEnding = true;
  setInterval(() => {
    if (process.exitCode !== undefined && running.size === 0) process.exit();
  }, 1000).unref();
}

/**
 * Watch from another thread what goes on, if it may take long.
 *
 * @param size characters of the source
 */
export async function watchLarge(size: number, limits: WorkLimits): Promise<void> {
  if (size >= LARGE) await watch(limits);
}

async function watch(limits: WorkLimits): Promise<void> {
  starting ??= import('./watchdog.ts').then(({ startWatchdog }) => {
    watchdog = startWatchdog(limits.memory, (breach) => {
      const at = now();
      for (const work of running) if (breach === 'memory' || work.deadline <= at) work.fail(breach);
    });
  });
  await starting;
  watchdog?.setDeadline(earliest());
}

function earliest(): number {
  return Math.min(...[...running].map(({ deadline }) => deadline));
}

/** The name that the script below calls its work by. */
const WORK = Symbol.for('rapporteur.work');
let script: Script | undefined;

/**
 * Do something that computes without a pause, and give up when it takes too
 * long. Costs nothing worth measuring: V8's own watchdog does it.
 *
 * @throws {LimitError} when time is up; whatever the action throws
 */
export function runWithinLimits<T>(doing: string, limits: WorkLimits, action: () => T): T {
  let result: { value: T } | undefined;
  const start = now();
  Reflect.set(globalThis, WORK, () => {
    result = { value: action() };
  });
  script ??= new Script(`globalThis[Symbol.for('${WORK.description}')]()`);
  try {
    script.runInThisContext({ timeout: limits.time * 1000 });
  } catch (error) {
    const isLate =
      error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isLate ? explain('time', doing, limits) : error;
  } finally {
    Reflect.deleteProperty(globalThis, WORK);
    // Whatever else goes on was kept waiting.
    for (const work of running) work.deadline += now() - start;
    watchdog?.setDeadline(earliest());
  }
  if (result === undefined) throw new Error(`${doing} gave nothing`);
  return result.value;
}

function explain(breach: Breach, doing: string, { time, memory }: WorkLimits): LimitError {
  return breach === 'time'
    ? new LimitError(
        'limit-time',
        `${doing} took longer than ${time} seconds`,
        'Look for what is large in it; the project’s setting is limits.time.',
      )
    : new LimitError(
        'limit-memory',
        `${doing} took more than ${describeSize(memory)} of memory`,
        'Look for what is large in it; the project’s setting is limits.memory.',
      );
}
