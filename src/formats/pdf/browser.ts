import { EnvironmentError } from '../../report/environment-error.ts';
import { killGroup, startProcess } from './browser-process.ts';
import { createProfile, removeProfile } from './browser-profile.ts';
import { BROWSER_ADVICE, findBrowser } from './find-browser.ts';
import { openTab, type Tab } from './tab.ts';

/** A browser that runs, and what is to be said of it. */
export interface RunningBrowser {
  /** Of its group of processes. */
  pid: number;
  /** Whether the browser's own sandbox is on. */
  isSandboxed: boolean;
  /** What the user ought to know once; emptied by who says it. */
  warnings: { rule: string; message: string }[];
  /** An empty tab: one is kept ready from the start. */
  takeTab(): Promise<Tab>;
  /** End it, waiting for its processes, and remove its folder. Never throws. */
  close(): Promise<void>;
}

/**
 * Flags that keep the browser from the network. Every request is refused by us
 * anyway (serve.ts); these hold where no request event is raised: preconnects,
 * certificate checks, component updates.
 */
const OFFLINE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Addresses that need no resolving: a proxy that isn't there, for loopback too.
  '--proxy-server=socks5://0.0.0.0:9',
  '--proxy-bypass-list=<-loopback>',
  '--no-pings',
  '--disable-domain-reliability',
  '--disable-component-update',
];

/** The same page on every machine. */
const EVEN = ['--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--lang=en-US'];

/** Pages of different sites never share a process, however little memory there is. */
const APART = ['--site-per-process'];

/**
 * Start a browser: the one that {@link findBrowser} names, with a pipe instead
 * of a port, a folder of its own, and no way to the network.
 *
 * @param timeout milliseconds until a start counts as failed
 * @returns the browser
 * @throws EnvironmentError when there is none, or none that starts
 */
export async function launchBrowser(timeout = 30_000): Promise<RunningBrowser> {
  const executablePath = locateBrowser();
  const asRoot = process.getuid?.() === 0;
  if (asRoot) return launch(executablePath, timeout, NO_SANDBOX_FOR_ROOT);
  try {
    return await launch(executablePath, timeout);
  } catch (error) {
    // Containers often forbid user namespaces, and have no setuid helper.
    if (!/sandbox/i.test(String(error))) throw error;
    return launch(executablePath, timeout, NO_SANDBOX);
  }
}

const NO_SANDBOX_FOR_ROOT =
  'The browser runs without its own sandbox, because Chromium has none for root. Build as an ordinary user to have it.';
const NO_SANDBOX =
  'The browser runs without its own sandbox, because this system allows none (user namespaces are off).';

function locateBrowser(): string {
  let path: string | undefined;
  try {
    path = findBrowser();
  } catch (error) {
    throw new EnvironmentError(error instanceof Error ? error.message : String(error));
  }
  if (path === undefined) throw new EnvironmentError(`No browser was found. ${BROWSER_ADVICE}`);
  return path;
}

/** Start a browser, and another where the first hangs or is killed before it answers. */
async function launch(
  executablePath: string,
  timeout: number,
  unsandboxed?: string,
): Promise<RunningBrowser> {
  try {
    return await launchOnce(executablePath, timeout, unsandboxed);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && 'mayPass' in cause && cause.mayPass === true)) throw error;
    return launchOnce(executablePath, timeout, unsandboxed);
  }
}

async function launchOnce(
  executablePath: string,
  timeout: number,
  unsandboxed?: string,
): Promise<RunningBrowser> {
  const profile = createProfile();
  try {
    const sandbox = unsandboxed === undefined ? [] : ['--no-sandbox'];
    const args = [...OFFLINE, ...EVEN, ...APART, ...sandbox];
    const { connection, pid, ended } = await startProcess(executablePath, args, profile, timeout);
    let ready: Promise<Tab> | undefined = openTab(connection);
    ready.catch(() => undefined);
    return {
      pid,
      isSandboxed: unsandboxed === undefined,
      warnings:
        unsandboxed === undefined ? [] : [{ rule: 'browser-sandbox', message: unsandboxed }],
      takeTab() {
        const tab = ready ?? openTab(connection);
        ready = undefined;
        return tab;
      },
      async close() {
        // Nothing in the profile is worth an orderly shutdown, and one may hang.
        killGroup(pid);
        connection.dispose();
        await ended;
        removeProfile(profile);
      },
    };
  } catch (error) {
    removeProfile(profile);
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const detail = /sandbox/i.test(String(error)) ? ' (no usable sandbox)' : '';
    throw new EnvironmentError(
      `The browser ${executablePath} doesn't start: ${reason}${detail}. ${BROWSER_ADVICE}`,
      { cause: error },
    );
  }
}
