/**
 * The one place that knows where a browser may be. The command, `make`'s
 * set-up and the tests all ask here, so that they never disagree.
 *
 * Nothing but Node's own modules is imported: set-up runs this before Puppeteer
 * is known to work, and `rapporteur --help` must not pay for it.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the search looks at; the process's own surroundings unless said otherwise. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
}

/**
 * Names on the PATH, best first. The headless shell starts about 0.4 s sooner
 * than a full browser and prints the same pages.
 */
const COMMANDS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
] as const;

/** Where installers put browsers without a link on the PATH. */
const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
  ],
};

/** Below a program folder of Windows. */
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
] as const;

/**
 * Find a Chrome or Chromium that is installed already.
 *
 * Looked at, in this order: `PUPPETEER_EXECUTABLE_PATH`; headless shells, then
 * full browsers on the PATH; Puppeteer's own download folder
 * (`PUPPETEER_CACHE_DIR`, else `~/.cache/puppeteer`); the places where
 * installers put them.
 *
 * @param surroundings environment, platform and home folder
 * @returns the absolute path of the executable; `undefined` when there is none
 * @throws Error when `PUPPETEER_EXECUTABLE_PATH` names what is not there: who
 *   sets it wants that browser, and no other in its stead
 */
export function findBrowser(surroundings: Surroundings = ownSurroundings()): string | undefined {
  const { env, platform, home } = surroundings;
  const wished = env['PUPPETEER_EXECUTABLE_PATH'];
  if (wished !== undefined && wished !== '') {
    if (isExecutable(wished)) return wished;
    throw new Error(
      `PUPPETEER_EXECUTABLE_PATH is ${wished}, but no program is there. Correct or unset it.`,
    );
  }
  return firstExecutable([
    ...onPath(COMMANDS, env, platform),
    ...downloaded(env['PUPPETEER_CACHE_DIR'] ?? join(home, '.cache', 'puppeteer'), platform),
    ...(PLACES[platform] ?? []),
    ...(platform === 'win32' ? windowsPlaces(env) : []),
  ]);
}

/** How to get a browser, for the message of a build that found none. */
export const BROWSER_ADVICE =
  'Run `make set-up`, or install one (`sudo apt-get install chromium-headless-shell` on Debian), ' +
  'or set PUPPETEER_EXECUTABLE_PATH to the path of a Chrome or Chromium.';

function ownSurroundings(): Surroundings {
  return { env: process.env, platform: process.platform, home: homedir() };
}

function onPath(
  commands: readonly string[],
  env: Surroundings['env'],
  platform: NodeJS.Platform,
): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const extension = platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) =>
    folders.map((folder) => join(folder, `${command}${extension}`)),
  );
}

/** Layout of `@puppeteer/browsers`: `<cache>/<browser>/<platform>-<version>/<archive>/<executable>`. */
function downloaded(cache: string, platform: NodeJS.Platform): string[] {
  const extension = platform === 'win32' ? '.exe' : '';
  return ['chrome-headless-shell', 'chrome'].flatMap((browser) =>
    listFolder(join(cache, browser))
      .sort(newestFirst)
      .flatMap((version) =>
        listFolder(join(cache, browser, version)).flatMap((archive) => {
          const folder = join(cache, browser, version, archive);
          return [
            join(folder, `${browser}${extension}`),
            join(folder, 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
          ];
        }),
      ),
  );
}

/** Folders are called `linux-131.0.6778.204`: as text, 99 would be newer than 131. */
function newestFirst(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true });
}

function windowsPlaces(env: Surroundings['env']): string[] {
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => WINDOWS_PLACES.map((place) => join(folder, place)));
}

function firstExecutable(paths: readonly string[]): string | undefined {
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
