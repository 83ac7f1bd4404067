import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoggedActivity } from '../../../sandbox/forge/activity-log';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/forge/start-sandbox';
import { aSite } from '../../builders/a-site';
import { idleFunctions } from './idle-functions';

const running = new Set<Sandbox>();
const folders = new Set<string>();

/** A sandbox over `aSite()` in which every function does nothing unless one is given; `stopAll` ends it. */
export async function runSandbox(
  functions: Readonly<Record<string, Handler>> = {},
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: () => aSite(),
    eventDelayMs: 1,
    queueDelayScale: 0.01,
    functions: {
      ...idleFunctions(),
      ...Object.fromEntries(Object.entries(functions).map(([name, run]) => [`index.${name}`, run])),
    },
    ...options,
  });
  running.add(sandbox);
  return sandbox;
}

export async function stop(sandbox: Sandbox): Promise<void> {
  running.delete(sandbox);
  await sandbox.stop();
}

/** For `afterEach`: ends what a test started, and removes its folders. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-test-'));
  folders.add(folder);
  return folder;
}

/** What the activity log holds of one kind. */
export function activityOf<K extends LoggedActivity['kind']>(
  sandbox: Pick<Sandbox, 'platform'>,
  kind: K,
): readonly Extract<LoggedActivity, { kind: K }>[] {
  return sandbox.platform.activity
    .since(0)
    .filter((entry): entry is Extract<LoggedActivity, { kind: K }> => entry.kind === kind);
}
