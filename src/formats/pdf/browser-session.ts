import { EnvironmentError } from '../../report/environment-error.ts';
import type { RenderContext } from '../../report/format.ts';
import { launchBrowser, type RunningBrowser } from './browser.ts';
import { BROWSER_ADVICE } from './find-browser.ts';
import { BrowserFailure } from './page.ts';

/** One browser for a whole run, started early and replaced once if it fails. */
export interface BrowserSession {
  /** Begin to start the browser; a failure is told to who uses it. */
  prepare(): void;
  /**
   * Do something with the browser, and, where the browser ends or hangs
   * meanwhile, once more with a new one.
   *
   * @param work may run twice
   * @throws EnvironmentError when there is no browser, or the second fails too
   */
  use<T>(work: (running: RunningBrowser) => Promise<T>): Promise<T>;
  dispose(): Promise<void>;
}

/** Seconds that a report may take where nothing limits it. A thousand pages take about 11. */
const UNLIMITED = 600;

/**
 * How long work with one browser may take, so that there is time for another
 * attempt, and for what comes after it, before all time is up.
 *
 * @param context that says how long the artifact may take
 * @returns milliseconds
 */
export function limitAttempt({ time = UNLIMITED }: Pick<RenderContext, 'time'>): number {
  return time * 1000 * 0.45;
}

/**
 * Make a session; no browser is started yet.
 *
 * @param launch for tests
 */
export function createSession(
  launch: () => Promise<RunningBrowser> = launchBrowser,
): BrowserSession {
  let current: Promise<RunningBrowser> | undefined;
  const start = (): Promise<RunningBrowser> => {
    if (current === undefined) {
      current = launch();
      current.catch(() => undefined);
    }
    return current;
  };
  const discard = async (failed: Promise<RunningBrowser>): Promise<void> => {
    // Another page of the same browser may have got here first.
    if (current === failed) current = undefined;
    await failed.then((running) => running.close()).catch(() => undefined);
  };
  return {
    prepare: () => void start(),
    async use(work) {
      for (let attempt = 1; ; attempt++) {
        const starting = start();
        try {
          return await work(await starting);
        } catch (error) {
          if (error instanceof EnvironmentError) {
            await discard(starting);
            throw error;
          }
          if (!(error instanceof BrowserFailure)) throw error;
          await discard(starting);
          if (attempt < 2) continue;
          throw new EnvironmentError(`No PDF could be printed: ${error.message}, twice`, {
            hint: BROWSER_ADVICE,
            cause: error,
          });
        }
      }
    },
    async dispose() {
      if (current !== undefined) await discard(current);
    },
  };
}
