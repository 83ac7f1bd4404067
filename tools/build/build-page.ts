import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { atlaskitSlim } from './atlaskit-slim';
import { bridgeSlim } from './bridge-slim';
import type { Page } from './pages';
import { replaceDirectory } from './replace-directory';

/** Builds one page with Forge's constraints: relative URLs, no inline script, nothing from elsewhere. */
export async function buildPage(root: string, page: Page): Promise<void> {
  // Vite keeps a NODE_ENV that is set, and a page built in a test's would carry React's development half.
  process.env['NODE_ENV'] = 'production';
  const outDir = path.join(root, 'static', 'build', page);
  await replaceDirectory(outDir, (directory) => bundle(root, { page, directory }));
}

async function bundle(
  root: string,
  { page, directory }: { readonly page: Page; readonly directory: string },
): Promise<void> {
  await build({
    configFile: false,
    root: path.join(root, 'static', page),
    base: './',
    logLevel: 'warn',
    plugins: [atlaskitSlim(), bridgeSlim(), react()],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      outDir: directory,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
}
