import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/chromium';

const ROOT = path.resolve(__dirname, '..', '..');
/** The machine may be busy; nothing waits longer than what it waits for needs. */
const PATIENCE_MS = 20_000;

export const PEOPLE = {
  admin: 'admin@example.com',
  pm: 'pm@example.com',
  po: 'po@example.com',
  dev: 'dev@example.com',
  restricted: 'restricted@example.com',
} as const;
export type Person = keyof typeof PEOPLE;

export type Resource = 'issue-glance' | 'issue-panel' | 'project-page' | 'settings-page' | 'admin-page';

export interface View {
  readonly as: Person;
  readonly path: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

/** One person at one browser window. */
export interface Seat {
  readonly page: Page;
  /** The app's page of that resource, to find things in; fails where it was not found in time. */
  readonly app: (resource: Resource) => FrameLocator;
  /** The same as a frame, to run scripts in. */
  readonly frame: (resource: Resource) => Promise<Frame>;
  readonly goTo: (path: string) => Promise<void>;
  /** Calls an RPC of the app from this window, past every page. */
  readonly rpc: (call: {
    readonly moduleKey: string;
    readonly place: { readonly issueKey?: string; readonly projectKey?: string };
    readonly name: string;
    readonly input: object;
  }) => Promise<RpcAnswer>;
  /** Errors in the console, uncaught errors, and reports of the content security policy since the window was opened. */
  readonly complaints: () => readonly string[];
  readonly leave: () => Promise<void>;
}

export type RpcAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

export interface Stage {
  readonly url: string;
  readonly open: (view: View) => Promise<Seat>;
  /** Jira's own REST API as a person with a token. */
  readonly jira: <T>(as: Person, method: string, path: string, body?: object) => Promise<T>;
  readonly close: () => Promise<void>;
}

interface Served {
  readonly url: string;
  readonly process: ChildProcess;
}

function serve(): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'serve.ts')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The sandbox ended before it was ready (exit code ${String(code)}).`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve({ ...(JSON.parse(line) as { readonly url: string }), process: child });
    });
  });
}

async function stop({ process: child }: Served): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

function listen(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  return complaints;
}

async function openSeat(browser: Browser, url: string, view: View): Promise<Seat> {
  const { as, path: address, theme = 'light', width = 1400 } = view;
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints = listen(context);
  await context.exposeFunction('reportPolicyViolation', (words: string) => {
    (complaints as string[]).push(`policy: ${words}`);
  });
  await context.addInitScript((mode) => {
    addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { reportPolicyViolation: (words: string) => void }).reportPolicyViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} in ${location.href}`,
      );
    });
    const isShell = window.top === window && location.protocol === 'http:';
    if (isShell && localStorage.getItem('shell:theme') === null) localStorage.setItem('shell:theme', mode);
  }, theme);
  const page = await context.newPage();
  const withPerson = (to: string): string => `${url}${to}${to.includes('?') ? '&' : '?'}as=${PEOPLE[as]}`;
  await page.goto(withPerson(address));
  return {
    page,
    app: (resource) => page.frameLocator(`iframe[src*="/${resource}/"]`),
    frame: async (resource) => {
      const frame = await (await page.waitForSelector(`iframe[src*="/${resource}/"]`)).contentFrame();
      if (frame === null) throw new Error(`${resource} has no frame.`);
      return frame;
    },
    goTo: async (to) => {
      await page.goto(`${url}${to}`);
    },
    rpc: async ({ moduleKey, place, name, input }) => {
      const response = await page.request.post(`${url}/__forge/bridge`, {
        data: { command: 'invoke', moduleKey, context: place, payload: { functionKey: name, payload: input } },
      });
      const answer = (await response.json()) as { readonly result?: RpcAnswer; readonly message?: string };
      if (answer.result === undefined) throw new Error(answer.message ?? 'The bridge gave no answer.');
      return answer.result;
    },
    complaints: () => complaints,
    leave: () => context.close(),
  };
}

/** Starts the sandbox with the demo shop, scored, and a browser. */
export async function openStage(): Promise<Stage> {
  const [served, browser] = await Promise.all([serve(), launchChromium()]);
  const { url } = served;
  return {
    url,
    open: (view) => openSeat(browser, url, view),
    jira: async <T>(as: Person, method: string, address: string, body?: object) => {
      const response = await fetch(`${url}${address}`, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(`${PEOPLE[as]}:sandbox`).toString('base64')}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${text}`);
      return (text === '' ? null : JSON.parse(text)) as T;
    },
    close: async () => {
      await browser.close();
      await stop(served);
    },
  };
}
