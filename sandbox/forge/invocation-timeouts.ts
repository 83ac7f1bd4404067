import type { AppManifest } from './app-manifest';

/** Seconds that Forge gives a function, by what called it: 25 for the screen and events, 55 for background work, more where the manifest asks. */
export function timeoutSecondsOf(manifest: AppManifest, functionKey: string, moduleType: string): number {
  const isBackground = moduleType === 'consumer' || moduleType === 'scheduledTrigger';
  if (!isBackground) return 25;
  return manifest.modules.function.find(({ key }) => key === functionKey)?.timeoutSeconds ?? 55;
}
