import './forge-globals';

import { getAppContext } from '@forge/api';
import { kvs } from '@forge/kvs';
import { readManifest } from '../../../sandbox/forge/app-manifest';
import { contentOf, nextVersion } from '../../../sandbox/forge/app-version';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import { openHostState } from '../../../sandbox/forge/host-state';
import { timeoutSecondsOf } from '../../../sandbox/forge/invocation-timeouts';
import { createLifecycle } from '../../../sandbox/forge/lifecycle';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { aFolder, runSandbox, stop, stopAll } from './running-sandbox';

afterEach(stopAll);

const manifest = readManifest(process.cwd());
const uuid = /^[0-9a-f-]{36}$/;

describe('an installation', () => {
  it('is told to the app with plain ids, once in the life of a data folder', async () => {
    const dataDir = aFolder();
    const events: unknown[] = [];
    const onInstalled: Handler = (event) => {
      events.push(event);
    };
    const first = await runSandbox({ onInstalled }, { dataDir });
    await first.idle();
    await stop(first);
    const second = await runSandbox({ onInstalled }, { dataDir });
    await second.idle();
    expect(events).toEqual([
      {
        id: expect.stringMatching(uuid) as string,
        installerAccountId: DEMO_PEOPLE.admin,
        app: { id: expect.stringMatching(uuid) as string, version: '1.0.0', name: 'Plumbline' },
        environment: { id: expect.stringMatching(uuid) as string },
      },
    ]);
  });

  it('that is taken away loses its storage, and the next start installs anew', async () => {
    const dataDir = aFolder();
    let installs = 0;
    const onInstalled: Handler = () => {
      installs += 1;
    };
    const first = await runSandbox({ onInstalled }, { dataDir });
    await first.idle();
    await first.inside({}, () => kvs.set('model', 1));
    await first.platform.lifecycle.uninstall();
    expect(await first.inside({}, () => kvs.get('model'))).toBeUndefined();
    await stop(first);
    const second = await runSandbox({ onInstalled }, { dataDir });
    await second.idle();
    expect(installs).toBe(2);
  });

  it('functions know its version', async () => {
    const sandbox = await runSandbox();
    const { appVersion } = await sandbox.inside({}, () => Promise.resolve(getAppContext()));
    expect(appVersion).toBe('1.0.0');
  });
});

describe('a version', () => {
  const installed = { ...contentOf(manifest, 'code-1'), version: '2.3.0' };

  it('stays where nothing changed, and grows by a minor step with the code', () => {
    expect(nextVersion(installed, contentOf(manifest, 'code-1')).version).toBe('2.3.0');
    expect(nextVersion(installed, contentOf(manifest, 'code-2')).version).toBe('2.4.0');
  });

  it('is a new major one where an admin has to consent: scopes, egress, licensing', () => {
    const scopes = { ...manifest.permissions, scopes: [...manifest.permissions.scopes, 'read:sprint:jira-software'] };
    const external = { ...manifest.permissions, external: { fetch: { backend: ['https://example.com'] } } };
    const licensed = { ...manifest, app: { ...manifest.app, licensing: { enabled: true } } };
    for (const changed of [{ ...manifest, permissions: scopes }, { ...manifest, permissions: external }, licensed])
      expect(nextVersion(installed, contentOf(changed, 'code-1')).version).toBe('3.0.0');
  });

  it('only a new major one is told of, as avi:forge:upgraded:app', () => {
    const told: { eventType: string; payload: object }[] = [];
    const hostState = openHostState(null);
    const startWith = (code: string, scopes: readonly string[]) => {
      const changed = { ...manifest, permissions: { ...manifest.permissions, scopes: [...scopes] } };
      createLifecycle({
        manifest: changed,
        site: { cloudId: 'c', siteUrl: '', environmentId: 'e', installationId: 'i' },
        code,
        hostState,
        kvs: undefined as never,
        triggers: () =>
          ({ onLifecycle: (eventType: string, payload: object) => told.push({ eventType, payload }) }) as never,
        runtime: undefined as never,
      }).start('admin');
    };
    startWith('1', ['a']);
    startWith('2', ['a']);
    startWith('2', ['a', 'b']);
    startWith('2', ['a', 'b']);
    expect(told.map(({ eventType }) => eventType)).toEqual(['avi:forge:installed:app', 'avi:forge:upgraded:app']);
    expect(told[1]?.payload).toMatchObject({ id: 'i', upgraderAccountId: 'admin', app: { version: '2.0.0' } });
    expect(hostState.version()?.version).toBe('2.0.0');
  });
});

describe('the time of a function', () => {
  it('is 25 s for the screen and for events, what the manifest asks for background work, 55 s before an uninstall', () => {
    expect(timeoutSecondsOf(manifest, 'issue-resolver', 'jira:issuePanel')).toBe(25);
    expect(timeoutSecondsOf(manifest, 'on-issue-event', 'trigger')).toBe(25);
    expect(timeoutSecondsOf(manifest, 'on-hourly-tick', 'scheduledTrigger')).toBe(55);
    expect(timeoutSecondsOf(manifest, 'on-work', 'consumer')).toBe(900);
    expect(timeoutSecondsOf(manifest, 'on-work', 'preUninstall')).toBe(55);
  });

  it('is never long where a page or an event uses the function too', () => {
    const triggers = manifest.modules.trigger.map((trigger) => ({ ...trigger, function: 'on-work' }));
    const shared = { ...manifest, modules: { ...manifest.modules, trigger: triggers } };
    expect(timeoutSecondsOf(shared, 'on-work', 'consumer')).toBe(25);
  });
});
