import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppManifest } from './app-manifest';
import { buildInChild } from './build-in-child';
import { contentHash } from './content-hash';

const SHARED_SOURCES = ['static/shared', 'src/domain', 'src/contract', 'tools/build', 'package-lock.json'];

/** What became of one Custom UI page at start. */
export interface BuiltPage {
  readonly resourceKey: string;
  readonly outcome: { readonly kind: 'built' | 'unchanged' } | { readonly kind: 'failed'; readonly reason: string };
}

interface Resource {
  readonly key: string;
  readonly path: string;
}

async function buildIfChanged(root: string, resource: Resource): Promise<BuiltPage> {
  const page = path.basename(resource.path);
  const hash = contentHash(root, [`static/${page}`, ...SHARED_SOURCES]);
  const stamp = path.join(root, `${resource.path}.hash`);
  const isBuilt = existsSync(path.join(root, resource.path, 'index.html'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return { resourceKey: resource.key, outcome: { kind: 'unchanged' } };
  const reason = await buildInChild({ root, script: 'tools/build.ts', args: [page] });
  if (reason !== null) return { resourceKey: resource.key, outcome: { kind: 'failed', reason } };
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return { resourceKey: resource.key, outcome: { kind: 'built' } };
}

/** Builds the pages whose sources changed since they were built, two at a time. Resources that are no build are left alone. */
export async function bundlePages(root: string, manifest: AppManifest): Promise<readonly BuiltPage[]> {
  const left: Resource[] = manifest.resources.filter((resource) => resource.path.startsWith('static/build/'));
  const done: BuiltPage[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) done.push(await buildIfChanged(root, next));
  };
  await Promise.all([work(), work()]);
  return done;
}
