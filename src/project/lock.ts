import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  for (let tries = 0; !(await takeLock(lock, own)); tries += 1) {
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

async function takeLock(lock: string, own: string): Promise<boolean> {
  try {
    await writeFile(lock, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const holder = await readLock(lock);
  if (holder === undefined || isAlive(holder)) return false;
  // Two processes may see the same dead holder; only one gets to move its lock
  // away, and if that one moved a live lock by then it puts it back.
  const aside = `${lock}.${process.pid}`;
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
  // An empty lock is being written just now.
  if (holder === '') return true;
  if (!Number.isInteger(id)) return false;
  try {
    process.kill(id, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return describeProcess(id) === holder;
}
