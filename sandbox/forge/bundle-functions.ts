import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { AppManifest } from './app-manifest';
import { contentHash } from './content-hash';

/** Bundles that stay, the last used first: a sandbox that runs since before an edit still reads its own. */
const KEPT_BUNDLES = 8;

/** The bundled functions: one CommonJS file per module that the manifest's handlers name. */
export interface FunctionBundle {
  readonly directory: string;
  /** False where an earlier start had already built the same sources. */
  readonly built: boolean;
}

/** Bundles `src/<module>.ts` of every handler, as Forge's bundler does, unless these very sources are already bundled. */
export async function bundleFunctions({
  root,
  outDirectory,
  manifest,
}: {
  readonly root: string;
  readonly outDirectory: string;
  readonly manifest: AppManifest;
}): Promise<FunctionBundle> {
  const modules = [...new Set(manifest.modules.function.map(({ handler }) => handler.split('.')[0] ?? ''))];
  const directory = path.join(outDirectory, contentHash(root, ['src', 'package-lock.json']));
  if (existsSync(directory)) {
    utimesSync(directory, new Date(), new Date());
    return { directory, built: false };
  }
  mkdirSync(outDirectory, { recursive: true });
  const fresh = mkdtempSync(path.join(outDirectory, '.new-'));
  try {
    await build({
      entryPoints: modules.map((module) => path.join(root, 'src', `${module}.ts`)),
      outdir: fresh,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'silent',
    });
    settle(fresh, directory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  forgetOld(outDirectory);
  return { directory, built: true };
}

// Whole or not at all: sandboxes beside this one look into the same folder.
function settle(fresh: string, directory: string): void {
  try {
    renameSync(fresh, directory);
  } catch (error) {
    // Another sandbox may have been quicker with the same sources.
    if (!existsSync(directory)) throw error;
  }
}

function forgetOld(outDirectory: string): void {
  const bundles = readdirSync(outDirectory)
    .map((name) => path.join(outDirectory, name))
    .flatMap((place) => {
      const usedAt = statSync(place, { throwIfNoEntry: false })?.mtimeMs;
      return usedAt === undefined ? [] : [{ place, usedAt }];
    })
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { place } of bundles.slice(KEPT_BUNDLES)) rmSync(place, { recursive: true, force: true });
}
