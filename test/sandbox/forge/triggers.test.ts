import './forge-globals';

import api, { route } from '@forge/api';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import type { Sandbox, SandboxOptions } from '../../../sandbox/forge/start-sandbox';
import type { Actor } from '../../../sandbox/jira/actor';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { A_SITE } from '../../builders/a-site';
import { activityOf, runSandbox, stopAll } from './running-sandbox';

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

  it('ignoreSelf: nor does what the app changed in the name of a person', async () => {
    const { sandbox, events } = await hearing();
    await sandbox.inside({ accountId: DEMO_PEOPLE.dev }, () =>
      api.asUser().requestJira(route`/rest/api/3/issue/${'SHOP-5'}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields: { summary: 'Named by the app for a person' } }),
      }),
    );
    await sandbox.idle();
    expect(events).toEqual([]);
  });

  it('carry selfGenerated, the person who caused them and the documented fields of the issue', async () => {
    const { sandbox, events } = await hearing();
    await rename(sandbox, dev, 'A clearer name');
    await sandbox.idle();
    expect(Object.keys(events[0] ?? {}).sort()).toEqual([
      'associatedUsers',
      'atlassianId',
      'changelog',
      'eventType',
      'issue',
      'selfGenerated',
      'timestamp',
    ]);
    expect(events[0]).toMatchObject({ selfGenerated: false });
    const { fields } = events[0]?.['issue'] as { fields: object };
    expect(fields).toMatchObject({ project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'A clearer name' });
    expect(fields).not.toHaveProperty('description');
  });

  it('larger than 200 kB reach nobody', async () => {
    const { sandbox, events } = await hearing();
    const event = (bytes: number) => ({
      eventType: 'avi:jira:updated:issue',
      occurredAt: Date.now(),
      actor: dev,
      payload: { issue: { id: '10105' }, changelog: { items: [{ toString: 'x'.repeat(bytes) }] } },
    });
    sandbox.platform.triggers.onJiraEvent(event(199_000));
    sandbox.platform.triggers.onJiraEvent(event(200_001));
    await sandbox.idle();
    expect(events).toHaveLength(1);
  });

  it('of links name both ends and the type, and of deleted issues come without those of their links', async () => {
    const { sandbox, events } = await hearing();
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'SHOP-5' }, outwardIssue: { key: 'SHOP-6' } };
    await write(sandbox, { actor: dev, method: 'POST', path: '/rest/api/3/issueLink', body });
    await sandbox.idle();
    const linked = events.filter(({ eventType }) => eventType === 'avi:jira:created:issuelink');
    expect(linked).toEqual([
      {
        eventType: 'avi:jira:created:issuelink',
        timestamp: expect.any(String) as string,
        id: expect.any(String) as string,
        sourceIssueId: '10105',
        destinationIssueId: '10106',
        sourceProjectId: A_SITE.shopProject,
        destinationProjectId: A_SITE.shopProject,
        issueLinkType: expect.objectContaining({
          name: 'Blocks',
          inward: 'is blocked by',
          outward: 'blocks',
        }) as object,
        atlassianId: DEMO_PEOPLE.dev,
        selfGenerated: false,
      },
    ]);
    events.length = 0;
    const gone = await sandbox.jira.handle({
      actor: { kind: 'user', accountId: DEMO_PEOPLE.admin },
      via: 'rest',
      method: 'DELETE',
      path: '/rest/api/3/issue/SHOP-6?deleteSubtasks=true',
      headers: {},
      body: null,
    });
    expect(gone.status).toBe(204);
    await sandbox.idle();
    expect(new Set(events.map(({ eventType }) => eventType))).toEqual(new Set(['avi:jira:deleted:issue']));
  });

  it('that no trigger of the manifest names are neither delivered nor logged', async () => {
    const { sandbox, events } = await hearing();
    await write(sandbox, {
      actor: { kind: 'user', accountId: DEMO_PEOPLE.admin },
      method: 'POST',
      path: '/rest/api/3/version',
      body: { name: '2027.1', projectId: Number(A_SITE.shopProject) },
    });
    await sandbox.idle();
    expect(events).toEqual([]);
    expect(activityOf(sandbox, 'event').map(({ eventType }) => eventType)).not.toContain('avi:jira:created:version');
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

describe('events that come again', () => {
  const failing = async (
    answer: (event: Readonly<Record<string, unknown>>, count: number) => unknown,
    options: Partial<SandboxOptions> = {},
  ) => {
    const events: Readonly<Record<string, unknown>>[] = [];
    const sandbox = await runSandbox(
      {
        onIssueEvent: (event) => {
          events.push(event as Readonly<Record<string, unknown>>);
          return answer(event as Readonly<Record<string, unknown>>, events.length);
        },
      },
      { queueDelayScale: 0.001, ...options },
    );
    await sandbox.idle();
    await rename(sandbox, dev, 'Once');
    await sandbox.idle();
    return events;
  };

  it('do so four times at most for an app that asks, with its reason and its memory', async () => {
    const retry = {
      retryAfter: 5,
      retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
      retryData: { at: 3 },
    };
    const events = await failing(() => new InvocationError(retry));
    expect(events).toHaveLength(5);
    expect(events[0]).not.toHaveProperty('retryContext');
    expect(events.slice(1).map(({ retryContext }) => retryContext)).toEqual(
      [1, 2, 3, 4].map((retryCount) => ({
        retryCount,
        retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
        retryData: { at: 3 },
      })),
    );
    expect(events[4]).toMatchObject({ issue: { id: '10105' } });
  });

  it('lose a memory that is no object', async () => {
    const retry = { retryAfter: 1, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST, retryData: 'text' };
    const events = await failing((_, count) => (count === 1 ? new InvocationError(retry) : undefined));
    expect(events[1]?.['retryContext']).toEqual({ retryCount: 1, retryReason: 'FUNCTION_RETRY_REQUEST' });
  });

  it('do not where the function throws: the event is lost', async () => {
    const events = await failing(() => {
      throw new Error('broken');
    });
    expect(events).toHaveLength(1);
  });

  it('do where the function took too long', async () => {
    // 25 s become 25 ms.
    const events = await failing((_, count) => (count === 1 ? new Promise(() => undefined) : undefined), {
      timeoutScale: 0.001,
    });
    expect(events[1]?.['retryContext']).toEqual({ retryCount: 1, retryReason: 'FUNCTION_TIME_OUT' });
  });
});

describe('faults', () => {
  const names = (events: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
    events.map((event) => {
      const { items } = event['changelog'] as { items: readonly { toString: string }[] };
      return items[0]?.toString ?? '';
    });
  const letters = 'a b c d e f g h i j k l'.split(' ');
  const renameAll = async (sandbox: Sandbox) => {
    for (const letter of letters) await rename(sandbox, dev, letter);
  };

  it('eventDuplicateShare: an event comes twice', async () => {
    const { sandbox, events } = await hearing();
    sandbox.faults.set({ eventDuplicateShare: 1 });
    await rename(sandbox, dev, 'Twice');
    await sandbox.idle();
    expect(names(events)).toEqual(['Twice', 'Twice']);
  });

  it('eventLossShare: events never come, and the activity says so', async () => {
    const { sandbox, events } = await hearing();
    sandbox.faults.set({ eventLossShare: 1 });
    await rename(sandbox, dev, 'Lost');
    await sandbox.idle();
    expect(events).toEqual([]);
    expect(activityOf(sandbox, 'event').at(-1)).toMatchObject({ eventType: 'avi:jira:updated:issue', deliveredTo: [] });
  });

  it('eventReorder: events overtake each other, and all come', async () => {
    const { sandbox, events } = await hearing();
    await renameAll(sandbox);
    await sandbox.idle();
    expect(names(events)).toEqual(letters);
    events.length = 0;
    sandbox.faults.set({ eventReorder: true });
    await renameAll(sandbox);
    await sandbox.idle();
    expect([...names(events)].sort()).toEqual(letters);
    expect(names(events)).not.toEqual(letters);
  });

  it('eventDelayMs: events come up to three minutes later', async () => {
    const { sandbox, events } = await hearing();
    expect(() => sandbox.faults.set({ eventDelayMs: 180_001 })).toThrow('180000');
    sandbox.faults.set({ eventDelayMs: 80 });
    await rename(sandbox, dev, 'Late');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(events).toEqual([]);
    await sandbox.idle();
    expect(names(events)).toEqual(['Late']);
  });
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
