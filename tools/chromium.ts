import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
] as const;

/** How a Chromium is started: where it is, and what it needs to run there. */
interface Candidate {
  readonly origin: string;
  readonly executablePath: string;
  readonly args: readonly string[];
}

const PLAIN_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'] as const;

async function packagedCandidate(): Promise<Candidate | null> {
  if (process.platform !== 'linux') return null;
  const { default: packaged } = await import('@sparticuz/chromium');
  return {
    origin: 'the one inside @sparticuz/chromium',
    executablePath: await packaged.executablePath(),
    args: packaged.args,
  };
}

async function candidates(): Promise<readonly Candidate[]> {
  const named = process.env['CHROMIUM'];
  const paths = [...(named === undefined || named === '' ? [] : [named]), ...INSTALLED].filter((at) => existsSync(at));
  const installed = paths.map((at) => ({ origin: at, executablePath: at, args: PLAIN_ARGS }));
  const packaged = await packagedCandidate().catch(() => null);
  return packaged === null ? installed : [...installed, packaged];
}

/**
 * Starts a Chromium: the one that CHROMIUM names, else an installed one, else the one that ships inside
 * `@sparticuz/chromium`. Throws with what was tried where none starts.
 */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const { origin, executablePath, args } of await candidates()) {
    try {
      return await chromium.launch({ executablePath, args: [...args], headless: true });
    } catch (error) {
      tried.push(`${origin}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  throw new Error(
    [
      'No Chromium could be started, so the browser tests cannot run.',
      'Install one (Debian and Ubuntu: apt-get install chromium) or name one in the environment variable CHROMIUM.',
      tried.length === 0 ? 'None was found.' : `Tried ${tried.join('; ')}.`,
    ].join(' '),
  );
}
