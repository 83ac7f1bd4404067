import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const stampOf = (directory: string): string => `${directory}.hash`;

/** True where the page in the directory was built from sources with this hash. */
export function isBuiltFrom(directory: string, hash: string): boolean {
  const stamp = stampOf(directory);
  return existsSync(path.join(directory, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Remembers what the page in the directory was built from. */
export function noteBuilt(directory: string, hash: string): void {
  writeFileSync(stampOf(directory), hash);
}
