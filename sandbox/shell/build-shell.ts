import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { replaceDirectory } from '../../tools/build/replace-directory';

const requireFrom = createRequire(path.join(process.cwd(), 'package.json'));
const THEMES = ['light', 'dark', 'spacing', 'shape', 'typography'] as const;

/** Builds the page around the app, and beside it the design tokens that it is drawn with. */
export async function buildShell(root: string, outDir: string): Promise<void> {
  await replaceDirectory(outDir, (directory) => bundle(root, directory));
}

async function bundle(root: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: path.join(root, 'sandbox', 'shell'),
    base: '/__shell/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
  const tokens = THEMES.map((theme) => {
    const artifact = requireFrom(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`) as {
      default: string;
    };
    return artifact.default;
  });
  writeFileSync(path.join(outDir, 'tokens.css'), tokens.join('\n'));
}
