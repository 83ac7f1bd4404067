import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** A sandbox in another process, playing the real site. */
export interface SecondProcess {
  readonly url: string;
  /** Asks the site directly, as one of its people. */
  readonly ask: (
    method: string,
    requestPath: string,
    body?: unknown,
    email?: string,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly stop: () => Promise<void>;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The process has no output.');
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => {
      reject(new Error(`The second process ended with ${code}.`));
    });
  });
}

export async function startSecondProcess(): Promise<SecondProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'serve-site.ts')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { url } = JSON.parse(await firstLine(child)) as { url: string };
  return {
    url,
    ask: async (method, requestPath, body, email = 'admin@example.com') => {
      const response = await fetch(`${url}${requestPath}`, {
        method,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${email}:sandbox`).toString('base64')}`,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.stdin.end();
      }),
  };
}
