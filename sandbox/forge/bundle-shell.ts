import { buildInChild } from './build-in-child';
import { isBuiltFrom, noteBuilt } from './build-stamp';
import { contentHash } from './content-hash';
import { oneAtATime } from './one-at-a-time';

const SOURCES = [
  'sandbox/shell',
  'sandbox/forge/bridge-host.ts',
  'sandbox/forge/bridge-wire.ts',
  'sandbox/forge/browser',
  'tools/build/replace-directory.ts',
  'package-lock.json',
];

/** Builds the page around the app, unless its sources are the same as last time. */
export async function bundleShell(root: string, directory: string): Promise<void> {
  if (isBuiltFrom(directory, contentHash(root, SOURCES))) return;
  await oneAtATime(`${directory}.lock`, async () => {
    const hash = contentHash(root, SOURCES);
    // Another sandbox may have built it while this one waited.
    if (isBuiltFrom(directory, hash)) return;
    const failure = await buildInChild({ root, script: 'sandbox/build-shell-cli.ts', args: [directory] });
    if (failure !== null) throw new Error(`The sandbox's own page was not built.\n${failure}`);
    noteBuilt(directory, hash);
  });
}
