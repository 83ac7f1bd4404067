import { readManifest } from '../../../sandbox/forge/app-manifest';
import type { Handler } from '../../../sandbox/forge/forge-runtime';

/** A function that does nothing for each that the manifest names, for tests of what is around the app. */
export function idleFunctions(): Readonly<Record<string, Handler>> {
  const { modules } = readManifest(process.cwd());
  return Object.fromEntries(modules.function.map(({ handler }) => [handler, () => Promise.resolve()]));
}
