import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EnvironmentError } from '../report/environment-error.ts';
import { errorCode } from './files.ts';

const lockName = '.rapporteur.lock';

/**
 * Do something to a folder while no other process does: two builds into one
 * folder write one after the other. A lock whose process is gone is taken over.
 *
 * @param folder absolute path
 * @param action what to do
 * @param patience seconds to wait for another process
 * @throws {EnvironmentError} if another process holds it for longer
 */
export async function withLock<T>(
  folder: string,
  action: () => Promise<T>,
  patience = 60,
): Promise<T> {
  const lock = path.join(folder, lockName);
  const own = describeProcess(process.pid);
  for (let tries = 0; !(await takeLock(lock, own, tries > 20)); tries += 1) {
    if (tries * 0.05 >= patience) {
      throw new EnvironmentError(
        `Another build (${await readLock(lock)}) is writing into ${folder}`,
        {
          hint: `Wait for its end; if there is none, remove ${lockName} there.`,
        },
      );
    }
    await wait(50);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, own: string, isPatient: boolean): Promise<boolean> {
  if (await createLock(lock, own)) return true;
  const holder = await readLock(lock);
  if (holder === undefined || isAlive(holder)) return false;
  // Where there are no hard links, a lock is empty for the moment that it takes to write it.
  if (holder === '' && !isPatient) return false;
  // Two processes may see the same dead holder; only one gets to move its lock
  // away, and if that one moved a live lock by then it puts it back.
  const aside = nameAside(lock, 'old');
  try {
    await rename(lock, aside);
  } catch {
    return false;
  }
  const moved = await readLock(aside);
  if (moved === holder) await rm(aside, { force: true });
  else await rename(aside, lock);
  return false;
}

/**
 * Make the lock with its content in one step: a process that is killed between
 * the two would leave a lock that nobody knows the holder of.
 */
async function createLock(lock: string, own: string): Promise<boolean> {
  const made = nameAside(lock, 'new');
  try {
    await writeFile(made, own);
    await link(made, lock);
    return true;
  } catch (error) {
    switch (errorCode(error)) {
      case 'EEXIST':
        return false;
      case 'EPERM':
      case 'ENOTSUP':
      case 'EOPNOTSUPP':
      case 'ENOSYS':
        // FAT, and some folders of networks, have no hard links.
        return createPlainLock(lock, own);
      default:
        throw error;
    }
  } finally {
    await rm(made, { force: true });
  }
}

async function createPlainLock(lock: string, own: string): Promise<boolean> {
  try {
    await writeFile(lock, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

let asides = 0;

/** A name that nobody else uses, not even another build of this process. */
function nameAside(lock: string, kind: 'new' | 'old'): string {
  asides += 1;
  return `${lock}.${kind}-${process.pid}-${asides}`;
}

/** Whether a file is what a process that is gone has left of a lock. */
export function isLeftOfLock(name: string): boolean {
  const id = /^\.rapporteur\.lock\.(?:new|old)-(\d+)-\d+$/.exec(name)?.[1];
  return id !== undefined && !isRunning(Number(id));
}

async function readLock(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch(() => undefined);
}

/** `process 123`, with its start where the system tells: numbers are used again, in containers soon. */
function describeProcess(id: number): string {
  return `process ${id}${startOf(id)}`;
}

function startOf(id: number): string {
  try {
    // proc(5): field 22 of stat, counted after the command's name, which may hold spaces.
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? '' : `, started at ${start}`;
  } catch {
    return '';
  }
}

function isAlive(holder: string): boolean {
  const id = Number(/^process (\d+)/.exec(holder)?.[1]);
  return Number.isInteger(id) && isRunning(id) && describeProcess(id) === holder;
}

/** Whether a process runs, of this user or another. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // There is one, of another user.
    return errorCode(error) === 'EPERM';
  }
}
