import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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

/** Where a Chromium is, and what it needs to run there. */
interface Candidate {
  readonly origin: string;
  readonly executablePath: string;
  /** Where the libraries lie that it brings itself; null: the system's are used. */
  readonly libraries: string | null;
}

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'] as const;

/** The Chromium inside the package, unpacked with the libraries that a bare machine lacks. */
async function packagedCandidate(): Promise<Candidate | null> {
  if (process.platform !== 'linux') return null;
  const before = { ...process.env };
  // The package unpacks its libraries only where it believes to run on the service that it was made for.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return {
      origin: 'the one inside @sparticuz/chromium',
      executablePath: await packaged.executablePath(),
      libraries: path.join(os.tmpdir(), 'al2023', 'lib'),
    };
  } finally {
    process.env = before;
  }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function installedCandidates(): readonly Candidate[] {
  const named = process.env['CHROMIUM'];
  const paths = [...(named === undefined || named === '' ? [] : [named]), ...INSTALLED].filter((at) => existsSync(at));
  return paths.map((at) => ({ origin: at, executablePath: at, libraries: null }));
}

/** Unpacks one only where no installed one starts. */
async function* candidates(): AsyncGenerator<Candidate> {
  yield* installedCandidates();
  const packaged = await packagedCandidate().catch(() => null);
  if (packaged !== null) yield packaged;
}

/**
 * Starts a Chromium: the one that CHROMIUM names, else an installed one, else the one that ships inside
 * `@sparticuz/chromium`. Throws with what was tried where none starts.
 */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for await (const { origin, executablePath, libraries } of candidates()) {
    const env = libraries === null ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
    try {
      return await chromium.launch({ executablePath, args: [...ARGS], env: definedOf(env), headless: true });
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
