import './forge-globals';

import api, { route } from '@forge/api';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import type { Actor } from '../../../sandbox/jira/actor';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { activityOf, aFolder, runSandbox, stop, stopAll } from './running-sandbox';

afterEach(stopAll);

const dev: Actor = { kind: 'user', accountId: DEMO_PEOPLE.dev };

const write = async (
  sandbox: Sandbox,
  { actor, method, path, body }: { actor: Actor; method: string; path: string; body: unknown },
): Promise<void> => {
  const response = await sandbox.jira.handle({
    actor,
    via: 'rest',
    method,
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
};
const rename = (sandbox: Sandbox, actor: Actor, summary: string): Promise<void> =>
  write(sandbox, { actor, method: 'PUT', path: '/rest/api/3/issue/SHOP-5', body: { fields: { summary } } });

interface Heard {
  readonly sandbox: Sandbox;
  readonly events: Readonly<Record<string, unknown>>[];
}
const hearing = async (): Promise<Heard> => {
  const events: Readonly<Record<string, unknown>>[] = [];
  const onIssueEvent: Handler = (event) => {
    events.push(event as Readonly<Record<string, unknown>>);
  };
  const sandbox = await runSandbox({ onIssueEvent });
  await sandbox.idle();
  return { sandbox, events };
};

describe('issue events', () => {
  it('reach the trigger with the change, some time after it', async () => {
    const { sandbox, events } = await hearing();
    await rename(sandbox, dev, 'A clearer name');
    expect(events).toEqual([]);
    await sandbox.idle();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      timestamp: expect.stringMatching(/^\d{13}$/) as string,
      atlassianId: DEMO_PEOPLE.dev,
      issue: { id: '10105', key: 'SHOP-5' },
      changelog: { items: [expect.objectContaining({ field: 'summary', toString: 'A clearer name' })] },
    });
    expect(activityOf(sandbox, 'event').at(-1)).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      actor: DEMO_PEOPLE.dev,
      deliveredTo: ['issue-events'],
    });
  });

  it('ignoreSelf: what the app itself changed does not come back to it', async () => {
    const { sandbox, events } = await hearing();
    await sandbox.inside({}, () =>
      api.asApp().requestJira(route`/rest/api/3/issue/${'SHOP-5'}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields: { summary: 'Named by the app' } }),
      }),
    );
    await sandbox.idle();
    expect(events).toEqual([]);
    await rename(sandbox, dev, 'Named by a person');
    await sandbox.idle();
    expect(events).toHaveLength(1);
  });

  it('that no trigger of the manifest names are neither delivered nor logged', async () => {
    const { sandbox, events } = await hearing();
    await write(sandbox, {
      actor: dev,
      method: 'PUT',
      path: '/rest/api/3/issue/SHOP-5/properties/colour',
      body: { name: 'red' },
    });
    await sandbox.idle();
    expect(events).toEqual([]);
    expect(activityOf(sandbox, 'event').map(({ eventType }) => eventType)).not.toContain('avi:jira:set:issue-property');
  });

  it('a function that fails stands in the log, and the next event comes all the same', async () => {
    let count = 0;
    const sandbox = await runSandbox({
      onIssueEvent: () => {
        count += 1;
        throw new Error('broken');
      },
    });
    await rename(sandbox, dev, 'One');
    await sandbox.idle();
    await rename(sandbox, dev, 'Two');
    await sandbox.idle();
    expect(count).toBe(2);
    expect(activityOf(sandbox, 'invocation').at(-1)?.error).toContain('broken');
  });
});

it('the app is installed once in the life of a data folder', async () => {
  const dataDir = aFolder();
  const installs: unknown[] = [];
  const onInstalled: Handler = (event) => {
    installs.push(event);
  };
  const first = await runSandbox({ onInstalled }, { dataDir });
  await first.idle();
  await stop(first);
  const second = await runSandbox({ onInstalled }, { dataDir });
  await second.idle();
  expect(installs).toEqual([expect.objectContaining({ installerAccountId: DEMO_PEOPLE.admin })]);
});

describe('the scheduled trigger', () => {
  it('runs without a person, with the context of its module', async () => {
    const ticks: unknown[] = [];
    const sandbox = await runSandbox({
      onHourlyTick: (payload) => {
        ticks.push(payload);
      },
    });
    await sandbox.platform.scheduler.tick('hourly');
    expect(ticks).toEqual([
      {
        context: { cloudId: sandbox.platform.site.cloudId, moduleKey: 'hourly' },
        contextToken: expect.any(String) as string,
      },
    ]);
    expect(activityOf(sandbox, 'invocation').at(-1)).toMatchObject({ moduleType: 'scheduledTrigger', accountId: null });
    expect(() => sandbox.platform.scheduler.tick('daily')).toThrow('no scheduledTrigger daily');
  });
});
