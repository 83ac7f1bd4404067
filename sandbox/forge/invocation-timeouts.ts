import type { AppManifest } from './app-manifest';

const LONG_MODULES: readonly string[] = ['consumer', 'scheduledTrigger'];

type FunctionRef = string | { readonly function?: string } | undefined;
interface UsingFunctions {
  readonly function?: FunctionRef;
  readonly resolver?: FunctionRef;
  readonly dynamicProperties?: FunctionRef;
}

/** The module types, of those that the host knows, that name a function. */
function typesUsing(manifest: AppManifest, functionKey: string): readonly string[] {
  const names = (ref: FunctionRef): boolean => (typeof ref === 'string' ? ref : ref?.function) === functionKey;
  return Object.entries(manifest.modules).flatMap(([type, modules]) => {
    const isUsed = (modules as readonly UsingFunctions[]).some((module) =>
      [module.function, module.resolver, module.dynamicProperties].some(names),
    );
    return isUsed && type !== 'function' ? [type] : [];
  });
}

/**
 * Seconds that Forge gives a function, by what called it: 25 for the screen and events, 55 for background work and before
 * an uninstall, up to 900 where the manifest asks for it and nothing else uses the function.
 */
export function timeoutSecondsOf(manifest: AppManifest, functionKey: string, moduleType: string): number {
  if (moduleType === 'preUninstall') return 55;
  if (!LONG_MODULES.includes(moduleType)) return 25;
  const asked = manifest.modules.function.find(({ key }) => key === functionKey)?.timeoutSeconds ?? 55;
  const isShared = typesUsing(manifest, functionKey).some((type) => !LONG_MODULES.includes(type));
  return isShared ? Math.min(asked, 25) : asked;
}
