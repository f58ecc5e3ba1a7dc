import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
// Puppeteer's connection to a browser without Puppeteer's pages and elements, of
// which a print needs none: they take longer to load than a short report to print.
import { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import { PipeTransport } from 'puppeteer-core/internal/node/PipeTransport.js';

/** A browser's process, spoken to in the Chrome DevTools Protocol. */
export interface BrowserProcess {
  connection: Connection;
  pid: number;
  /** When the process has ended; never rejected. */
  ended: Promise<void>;
}

/** No window, no first run, no service of Google's; as Puppeteer starts browsers. */
const QUIET = [
  '--allow-pre-commit-input',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-renderer-backgrounding',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--enable-automation',
  '--hide-scrollbars',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-first-run',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,ProcessPerSiteUpToMainFrameThreshold,IsolateSandboxedIframes',
  '--force-color-profile=srgb',
];

/** How much of what a browser says is kept, for the reason why it does not start. */
const KEPT = 4000;

/**
 * Start a browser's process, with a pipe instead of a port.
 *
 * @param executable the browser
 * @param args its flags, beside those that any print needs
 * @param folder what it may write into
 * @param timeout milliseconds until it must answer
 * @throws Error that says why it did not start, with what it wrote itself; of one
 *   that hung or was killed, which another may not, with `mayPass`
 */
export async function startProcess(
  executable: string,
  args: readonly string[],
  folder: string,
  timeout: number,
): Promise<BrowserProcess> {
  const headless = /headless[-_]shell/.test(executable) ? '--headless' : '--headless=new';
  const flags = [headless, '--remote-debugging-pipe', `--user-data-dir=${folder}`];
  const child = spawn(executable, [...QUIET, ...flags, ...args, 'about:blank'], {
    // A group of its own, so that all its processes can be ended together.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // What the browser would put into the home or temporary folder goes with its own.
    env: { ...process.env, HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const said = listen(child);
  const [, , , toBrowser, fromBrowser] = child.stdio;
  // A pipe of a browser that is killed breaks; who waits for an answer is told otherwise.
  for (const pipe of [toBrowser, fromBrowser]) pipe?.on('error', () => undefined);
  const transport = new PipeTransport(toBrowser as Writable, fromBrowser as Readable);
  // Longer than any print may take; page.ts holds to the limit itself.
  const connection = new Connection('', transport, 0, 0);
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      // Where the pipe breaks, the process ends, and that says why; or else time does.
      connection.send('Browser.getVersion').catch(() => new Promise<never>(() => undefined)),
      new Promise((_, reject) => {
        child.once('error', reject);
        child.once('exit', (code, signal) => {
          // A script that starts the browser gives the signal as a code.
          const mayPass = signal !== null || (code ?? 0) > 128;
          reject(Object.assign(new Error(`it ended at once: ${said()}`), { mayPass }));
        });
        const late = `it did not answer within ${timeout / 1000} seconds ${said()}`;
        timer = setTimeout(
          () => reject(Object.assign(new Error(late), { mayPass: true })),
          timeout,
        );
      }),
    ]);
  } catch (error) {
    if (child.pid !== undefined) killGroup(child.pid);
    connection.dispose();
    await ended;
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { connection, pid: child.pid ?? 0, ended };
}

/** What the browser wrote about itself, read all the time so that it is never held up. */
function listen(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < KEPT) text += chunk;
  });
  return () => text.trim();
}

/** The browser and all its processes: distributions start it by a script, whose own end ends nothing else. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
