import path from 'node:path';
import { build } from 'esbuild';

/** The script that goes first into every Custom UI document, as one file. */
export async function bridgeClientScript(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(__dirname, 'browser', 'bridge-client.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
  });
  return result.outputFiles[0]?.text ?? '';
}
