import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildInChild } from './build-in-child';
import { contentHash } from './content-hash';

const SOURCES = [
  'sandbox/shell',
  'sandbox/forge/bridge-host.ts',
  'sandbox/forge/bridge-wire.ts',
  'sandbox/forge/browser',
  'package-lock.json',
];

/** Builds the page around the app, unless its sources are the same as last time. */
export async function bundleShell(root: string, directory: string): Promise<void> {
  const stamp = `${directory}.hash`;
  const hash = contentHash(root, SOURCES);
  if (existsSync(path.join(directory, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return;
  const failure = await buildInChild({ root, script: 'sandbox/build-shell-cli.ts', args: [directory] });
  if (failure !== null) throw new Error(`The sandbox's own page was not built.\n${failure}`);
  writeFileSync(stamp, hash);
}
