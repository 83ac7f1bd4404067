import { spawn } from 'node:child_process';
import path from 'node:path';
import { launchChromium } from '../../tools/chromium';

const ROOT = path.resolve(__dirname, '..', '..');

/**
 * Builds what the browser tests show, and unpacks the Chromium that they run where none is installed: once, before
 * files that run side by side would each write into the same folder.
 */
export default async function buildFirst(): Promise<void> {
  await (await launchChromium()).close();
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'serve.ts')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => child.stdin.end());
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The sandbox could not be built or started (exit code ${String(code)}).`);
}
