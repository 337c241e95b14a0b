import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FinalError } from '../../core/errors/fairlead-error.ts';

/**
 * Only one day at a time in a checkout. Returns what gives the lock back.
 * @throws FinalError FL_ALREADY_RUNNING
 */
export function takeLock(folder: string): () => void {
  const file = join(folder, 'day.lock');
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (isAlive(holder)) throw new FinalError('FL_ALREADY_RUNNING', `process ${holder}`);
      rmSync(file, { force: true });
    }
  }
  throw new FinalError('FL_ALREADY_RUNNING');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
