import path from 'node:path';
import type { AppManifest } from './app-manifest';
import { buildInChild } from './build-in-child';
import { isBuiltFrom, noteBuilt } from './build-stamp';
import { contentHash } from './content-hash';
import { oneAtATime } from './one-at-a-time';

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

async function outcomeOf(root: string, resource: Resource): Promise<BuiltPage['outcome']> {
  const page = path.basename(resource.path);
  const directory = path.join(root, resource.path);
  const sources = [`static/${page}`, ...SHARED_SOURCES];
  if (isBuiltFrom(directory, contentHash(root, sources))) return { kind: 'unchanged' };
  return oneAtATime(`${directory}.lock`, async () => {
    const hash = contentHash(root, sources);
    // Another sandbox may have built it while this one waited.
    if (isBuiltFrom(directory, hash)) return { kind: 'unchanged' };
    const reason = await buildInChild({ root, script: 'tools/build.ts', args: [page] });
    if (reason !== null) return { kind: 'failed', reason };
    noteBuilt(directory, hash);
    return { kind: 'built' };
  });
}

/** Builds the pages whose sources changed since they were built, two at a time. Resources that are no build are left alone. */
export async function bundlePages(root: string, manifest: AppManifest): Promise<readonly BuiltPage[]> {
  const left: Resource[] = manifest.resources.filter((resource) => resource.path.startsWith('static/build/'));
  const done: BuiltPage[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      done.push({ resourceKey: next.key, outcome: await outcomeOf(root, next) });
    }
  };
  await Promise.all([work(), work()]);
  return done;
}
