import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { launchBrowser, type RunningBrowser } from '../../src/formats/pdf/browser.ts';
import { removeStaleProfiles } from '../../src/formats/pdf/browser-profile.ts';
import { createSession, limitAttempt } from '../../src/formats/pdf/browser-session.ts';
import { findBrowser } from '../../src/formats/pdf/find-browser.ts';
import { openPage } from '../../src/formats/pdf/page.ts';
import type { ServedDocument } from '../../src/formats/pdf/serve.ts';
import { projectFolder } from '../support/paths.ts';

const running: RunningBrowser[] = [];

async function launch(): Promise<RunningBrowser> {
  const browser = await launchBrowser();
  running.push(browser);
  return browser;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((browser) => browser.close()));
});

function listProfiles(): string[] {
  return readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`rapporteur-browser-${process.pid}-`),
  );
}

/** Whether any process of the browser's group still runs; what is dead and not yet buried does not. */
function isAlive(pid: number): boolean {
  return listProcesses().some(
    ([group, state]) => group === String(pid) && state?.startsWith('Z') !== true,
  );
}

/** Group and state of every process: from /proc, since a bare Debian has no `ps`. */
function listProcesses(): (string | undefined)[][] {
  if (!existsSync('/proc/self/stat')) {
    const processes = execFileSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' });
    return processes.split('\n').map((line) => line.trim().split(/\s+/));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      // `pid (name) state parent group …`; the name may hold brackets and spaces.
      const [state, , group] = readStat(name)
        .replace(/^.*\) /s, '')
        .split(' ');
      return [group, state];
    });
}

function readStat(process: string): string {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

function killBrowser(browser: RunningBrowser): void {
  process.kill(-browser.pid, 'SIGKILL');
}

const empty: ServedDocument = { html: '<!doctype html><p>Text', files: new Map() };

/** A page that is never ready: a listener of ours waits for ever. */
const HANG = 'new Promise(() => {})';

describe('a browser', () => {
  test('leaves neither process nor folder when it is closed', async () => {
    const browser = await launch();
    expect(listProfiles()).toHaveLength(1);
    await browser.close();
    expect(listProfiles()).toEqual([]);
    await expect.poll(() => isAlive(browser.pid)).toBe(false);
  });

  test('leaves neither when it is killed', async () => {
    const browser = await launch();
    killBrowser(browser);
    await browser.close();
    expect(listProfiles()).toEqual([]);
    await expect.poll(() => isAlive(browser.pid)).toBe(false);
  });
});

describe('a browser that is killed while it starts', () => {
  let folder: string;
  let log: string;

  /** A script in the place of the browser, whose first runs are killed. */
  function installScript(kills: number): void {
    const path = join(folder, 'chromium-headless-shell');
    const found = findBrowser() ?? '';
    writeFileSync(
      path,
      `#!/bin/sh\necho >> "${log}"\n[ "$(wc -l < "${log}")" -gt ${kills} ] || kill -9 $$\nexec "${found}" "$@"\n`,
    );
    chmodSync(path, 0o755);
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', path);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rapporteur-script-'));
    log = join(folder, 'starts');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test('is started once more', async () => {
    installScript(1);
    const browser = await launch();
    expect(isAlive(browser.pid)).toBe(true);
    expect(listProfiles()).toHaveLength(1);
  });

  test('and again killed, is reported, and leaves no folder', async () => {
    installScript(9);
    await expect(launchBrowser()).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: expect.stringContaining("doesn't start"),
    });
    expect(readFileSync(log, 'utf8')).toBe('\n\n');
    expect(listProfiles()).toEqual([]);
  });
});

test('a browser ends with the process that started it, and the next start removes its folder', async () => {
  const script = `
    import { importTypeScript } from ${JSON.stringify(join(projectFolder, 'scripts/import-typescript.mjs'))};
    const { launchBrowser } = await importTypeScript('src/formats/pdf/browser.ts');
    console.log((await launchBrowser()).pid);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const group = await new Promise<number>((resolve) =>
    child.stdout.once('data', (text) => resolve(Number(String(text)))),
  );
  expect(isAlive(group)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(group), { timeout: 10_000 }).toBe(false);
  removeStaleProfiles();
  expect(readdirSync(tmpdir()).filter((name) => name.includes(`-${child.pid}-`))).toEqual([]);
});

describe('a session', () => {
  test('leaves time for a second attempt within the limit of the project', () => {
    expect(2 * limitAttempt({ time: 10 })).toBeLessThan(10_000);
  });

  test('does its work again with a new browser when the first is killed', async () => {
    const session = createSession(launch);
    let attempts = 0;
    const result = await session.use(async (browser) => {
      const page = await openPage(browser, empty, 30_000);
      attempts++;
      if (attempts === 1) {
        const waiting = page.evaluate(HANG);
        killBrowser(browser);
        await waiting;
      }
      return page.print({ tagged: true });
    });
    expect(attempts).toBe(2);
    expect(new TextDecoder('latin1').decode(result.slice(0, 5))).toBe('%PDF-');
    await session.dispose();
    expect(listProfiles()).toEqual([]);
  });

  test('reports a browser that is killed twice', async () => {
    const session = createSession(launch);
    const work = session.use(async (browser) => {
      const page = await openPage(browser, empty, 30_000);
      const waiting = page.evaluate(HANG);
      killBrowser(browser);
      await waiting;
    });
    await expect(work).rejects.toThrow(
      'No PDF could be printed: the browser ended unexpectedly, twice',
    );
    expect(listProfiles()).toEqual([]);
  });

  test('gives up on a browser that hangs, and tries another', async () => {
    const session = createSession(launch);
    let attempts = 0;
    const work = session.use(async (browser) => {
      attempts++;
      const page = await openPage(browser, empty, 1_000);
      await page.evaluate(HANG);
    });
    await expect(work).rejects.toThrow('the browser took more than 1 seconds, twice');
    expect(attempts).toBe(2);
    expect(listProfiles()).toEqual([]);
  });

  test('notices a page that crashes', async () => {
    const session = createSession(launch);
    let attempts = 0;
    const result = await session.use(async (browser) => {
      attempts++;
      const tab = await browser.takeTab();
      const page = await openPage({ ...browser, takeTab: async () => tab }, empty, 30_000);
      if (attempts === 1) tab.session.send('Page.crash').catch(() => undefined);
      return page.print({ tagged: true });
    });
    expect(attempts).toBe(2);
    expect(result.length).toBeGreaterThan(0);
    await session.dispose();
  });

  test('says what is missing when there is no browser', async () => {
    const session = createSession();
    const before = process.env['PUPPETEER_EXECUTABLE_PATH'];
    process.env['PUPPETEER_EXECUTABLE_PATH'] = '/nowhere/chromium';
    try {
      await expect(session.use(async () => 1)).rejects.toMatchObject({ name: 'EnvironmentError' });
    } finally {
      if (before === undefined) delete process.env['PUPPETEER_EXECUTABLE_PATH'];
      else process.env['PUPPETEER_EXECUTABLE_PATH'] = before;
    }
  });
});

describe('a page', () => {
  test('runs no script of its own, and ours', async () => {
    const browser = await launch();
    const page = await openPage(
      browser,
      {
        html: '<!doctype html><p id="p" onclick="1">Before<script>p.textContent = "After"</script>',
        files: new Map(),
      },
      30_000,
    );
    expect(await page.evaluate('document.querySelector("p").firstChild.data')).toBe('Before');
    await page.close();
  });
});
