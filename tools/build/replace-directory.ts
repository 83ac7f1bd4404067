import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Fills a directory anew: `fill` writes beside it, and the result takes its place when it is whole. Who reads meanwhile
 * finds the old files, then the new ones, and of a failed build nothing.
 */
export async function replaceDirectory(
  directory: string,
  fill: (emptyDirectory: string) => Promise<void>,
): Promise<void> {
  const beside = (role: string): string =>
    path.join(path.dirname(directory), `.${path.basename(directory)}-${role}-${process.pid}`);
  const [fresh, former] = [beside('new'), beside('old')];
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await fill(fresh);
    moveAway(directory, former);
    renameSync(fresh, directory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(former, { recursive: true, force: true });
  }
}

function moveAway(directory: string, to: string): void {
  try {
    renameSync(directory, to);
  } catch (error) {
    // The first build has nothing to replace.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
