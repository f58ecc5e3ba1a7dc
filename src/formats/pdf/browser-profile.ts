/**
 * The folder that a browser writes into while it runs: one per process and
 * browser, named after the process, so that what a killed process leaves behind
 * is found and removed by the next one.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'rapporteur-browser-';

/** Folders of this process that are still there, for the moment it exits. */
const own = new Set<string>();
let swept = false;

/**
 * Make an empty folder for one browser. It goes when {@link removeProfile} is
 * called, at the latest when the process exits.
 *
 * @returns its absolute path
 */
export function createProfile(): string {
  if (!swept) {
    swept = true;
    removeStaleProfiles();
    process.once('exit', () => {
      for (const folder of own) removeProfile(folder);
    });
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  own.add(folder);
  return folder;
}

/**
 * Remove a browser's folder.
 *
 * @param folder what {@link createProfile} gave
 */
export function removeProfile(folder: string): void {
  own.delete(folder);
  try {
    // A browser that is still ending may write once more: hence the retries.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // The next start sweeps it away.
  }
}

/** Remove the folders of processes that ended without a chance to do it themselves (`kill -9`). */
export function removeStaleProfiles(): void {
  const folder = tmpdir();
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    removeProfile(join(folder, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
