import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProcessAlive } from './is-process-alive';

const LOOK_EVERY_MS = 100;
/** No build takes as long; the process id may be another program's by now. */
const FORGOTTEN_AFTER_MS = 300_000;

function holderOf(file: string): number | null {
  try {
    const isForgotten = Date.now() - statSync(file).mtimeMs > FORGOTTEN_AFTER_MS;
    return isForgotten ? null : Number(readFileSync(file, 'utf8'));
  } catch {
    // Given back between the try to take it and this look.
    return null;
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Runs work that only one process may do at a time; the file says who does. A holder that ended without a word is passed over. */
export async function oneAtATime<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) {
    const holder = holderOf(file);
    // An empty file is being written by its holder just now.
    if (holder === null || (holder !== 0 && !isProcessAlive(holder))) rmSync(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
