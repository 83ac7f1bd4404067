import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { AppManifest } from './app-manifest';
import { contentHash } from './content-hash';

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
  if (modules.every((module) => existsSync(path.join(directory, `${module}.cjs`)))) return { directory, built: false };
  await build({
    entryPoints: modules.map((module) => path.join(root, 'src', `${module}.ts`)),
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  for (const name of readdirSync(outDirectory))
    if (name !== path.basename(directory)) rmSync(path.join(outDirectory, name), { recursive: true, force: true });
  return { directory, built: true };
}
