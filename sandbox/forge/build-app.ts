import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { AppManifest } from './app-manifest';
import { bundleFunctions } from './bundle-functions';
import { bundlePages } from './bundle-pages';
import { bundleShell } from './bundle-shell';
import type { Handler } from './forge-runtime';
import { functionLoader } from './load-functions';

/** What of the app is built, and where it lies. */
export interface BuiltApp {
  readonly appCodeDir: string;
  readonly findHandler: (handler: string) => Handler;
  /** Why a page has no build, by resource key. */
  readonly pageFailures: ReadonlyMap<string, string>;
  readonly shellDirectory: string | null;
}

/** Builds functions, and where asked pages and the shell; whatever did not change since last time is left as it is. */
export async function buildApp({
  root,
  manifest,
  outDirectory,
  withPages,
  functions,
  clockSkewMs,
  pauseScale,
  print,
}: {
  readonly root: string;
  readonly manifest: AppManifest;
  readonly outDirectory: string;
  readonly withPages: boolean;
  /** Handlers by their manifest names instead of those of src/. */
  readonly functions: Readonly<Record<string, Handler>> | null;
  /** How far the clock of the functions of src/ is ahead. */
  readonly clockSkewMs: () => number;
  /** Multiplies the pauses that they make. */
  readonly pauseScale: number;
  readonly print: (line: string) => void;
}): Promise<BuiltApp> {
  mkdirSync(outDirectory, { recursive: true });
  const shellDirectory = path.join(outDirectory, 'shell');
  const [bundle, pages] = await Promise.all([
    functions === null
      ? bundleFunctions({ root, outDirectory: path.join(outDirectory, 'functions'), manifest })
      : { directory: outDirectory, built: false },
    withPages
      ? bundlePages(root, manifest).then(async (built) => (await bundleShell(root, shellDirectory), built))
      : [],
  ]);
  if (bundle.built) print('Built the functions.');
  const failures = new Map<string, string>();
  for (const { resourceKey, outcome } of pages) {
    if (outcome.kind === 'built') print(`Built ${resourceKey}.`);
    if (outcome.kind !== 'failed') continue;
    failures.set(resourceKey, outcome.reason);
    print(`${resourceKey} was not built; its frame says why.\n${outcome.reason}`);
  }
  const given = (handler: string): Handler => {
    const found = functions?.[handler];
    if (found === undefined) throw new Error(`No function ${handler} was given.`);
    return found;
  };
  return {
    appCodeDir: bundle.directory,
    findHandler:
      functions === null ? functionLoader({ directory: bundle.directory, print, clockSkewMs, pauseScale }) : given,
    pageFailures: failures,
    shellDirectory: withPages ? shellDirectory : null,
  };
}
