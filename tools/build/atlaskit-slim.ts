import type { Plugin } from 'vite';

const STUBS: Readonly<Record<string, string>> = {
  gates:
    'const G={checkGate:()=>false,getExperimentValue:(a,b,d)=>d,initializeCalled:()=>false,initializeCompleted:()=>false};export default G;export const FeatureGates=G;',
  flags:
    'export const fg=()=>false;export const getBooleanFF=()=>false;export const setBooleanFeatureFlagResolver=()=>{};',
  compiler: 'export const isReactCompilerActivePlatform=()=>false;',
  pressable: "export { Pressable as default } from '@atlaskit/primitives/compiled/pressable';",
};

function stubFor(id: string): string | null {
  if (id === '@atlaskit/primitives/pressable') return 'pressable';
  if (/^@atlaskit\/feature-gate-js-client(\/.*)?$/.test(id)) return 'gates';
  if (/^@atlaskit\/platform-feature-flags(\/.*)?$/.test(id)) return 'flags';
  if (/^@atlaskit\/react-compiler-gating(\/.*)?$/.test(id)) return 'compiler';
  return null;
}

/**
 * Makes Atlaskit small outside Atlassian's products. A third-party app never initialises Atlassian's feature gates, so
 * every gate is already false: the gate client (about 30 KB gzipped) is replaced by that answer, calls are folded so
 * that the gated branches fall away, and the last user of run-time styles is swapped for its compiled twin, so that
 * Forge's default CSP needs no exception.
 */
export function atlaskitSlim(): Plugin {
  return {
    name: 'atlaskit-slim',
    enforce: 'pre',
    config: () => ({ resolve: { mainFields: ['module:es2019', 'browser', 'module', 'jsnext:main', 'jsnext'] } }),
    resolveId(id) {
      const stub = stubFor(id);
      return stub === null ? undefined : `\0atlaskit-slim:${stub}`;
    },
    load(id) {
      return id.startsWith('\0atlaskit-slim:') ? STUBS[id.slice('\0atlaskit-slim:'.length)] : undefined;
    },
    transform(code, id) {
      if (!/node_modules\/@atlaskit\//.test(id) || !/\.m?js(\?|$)/.test(id)) return undefined;
      if (!/\bfg\(|isReactCompilerActivePlatform\(/.test(code)) return undefined;
      const folded = code
        .replace(/(?<![.\w$])fg\(\s*(['"])[^'"]*\1\s*\)/g, 'false')
        .replace(/(?<![.\w$]|function )isReactCompilerActivePlatform\(\)/g, 'false');
      return folded === code ? undefined : { code: folded, map: null };
    },
  };
}
