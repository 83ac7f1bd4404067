import type { Plugin } from 'vite';

/** Parts of @forge/bridge that no page uses. CommonJS does not tree-shake, so each would travel with every page. */
const UNUSED =
  /@forge[\\/]bridge[\\/]out[\\/](object-store|permissions|realtime|rovo|featureFlags|cookieConsent|invoke-endpoint|requestTeamworkGraph|frontendCustomMetrics)[\\/]index\.js$/;

const STUBS: Readonly<Record<string, string>> = {
  // Only `view.createAdfRendererIframeProps` needs it.
  'iframe-resizer': 'export const iframeResizer = () => [];',
  // The bridge uses one function of it.
  tslib:
    'export const __exportStar = (from, to) => { for (const key in from) if (key !== "default" && !(key in to)) to[key] = from[key]; };' +
    'export const __importStar = (from) => from; export const __importDefault = (from) => (from && from.__esModule ? from : { default: from });',
};

/** Leaves out of the bridge what no page calls: 16 KB gzipped of 92 for the glance. Importing a part that is left out gives undefined. */
export function bridgeSlim(): Plugin {
  return {
    name: 'bridge-slim',
    enforce: 'pre',
    resolveId: {
      handler(id, importer) {
        return id in STUBS && importer !== undefined && /node_modules[\\/]@forge[\\/]/.test(importer)
          ? `\0bridge-slim:${id}`
          : undefined;
      },
    },
    load: (id) => (id.startsWith('\0bridge-slim:') ? STUBS[id.slice('\0bridge-slim:'.length)] : undefined),
    transform: (_code, id) => (UNUSED.test(id) ? { code: 'export {};', map: null } : undefined),
  };
}
