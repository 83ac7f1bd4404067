import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProcessAlive } from './is-process-alive';

/** Another sandbox keeps its things in the same folder. */
export class DataFolderInUse extends Error {
  constructor(directory: string, processId: number) {
    super(`Process ${processId} already uses ${directory}. Stop it, or choose another folder with --data-dir.`);
    this.name = 'DataFolderInUse';
  }
}

/** Claims a data folder for this process; the answer gives it back. Two processes would overwrite each other's site. */
export function lockDataFolder(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'in-use');
  const holder = ((): number => {
    try {
      return Number(readFileSync(file, 'utf8'));
    } catch {
      // No such file: nobody holds the folder.
      return 0;
    }
  })();
  if (holder > 0 && holder !== process.pid && isProcessAlive(holder)) throw new DataFolderInUse(directory, holder);
  writeFileSync(file, String(process.pid));
  return () => {
    rmSync(file, { force: true });
  };
}
