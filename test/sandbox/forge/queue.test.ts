import './forge-globals';

import {
  type AsyncEvent,
  InvocationError,
  JobDoesNotExistError,
  PayloadTooBigError,
  Queue,
  RateLimitError,
} from '@forge/events';
import { kvs } from '@forge/kvs';
import { createFaultSwitches } from '../../../sandbox/faults/fault-switches';
import { createActivityLog } from '../../../sandbox/forge/activity-log';
import { openForgeQueue } from '../../../sandbox/forge/forge-queue';
import type { Handler } from '../../../sandbox/forge/forge-runtime';
import type { Sandbox, SandboxOptions } from '../../../sandbox/forge/start-sandbox';
import { activityOf, aFolder, runSandbox, stop, stopAll } from './running-sandbox';

afterEach(stopAll);

const queue = new Queue({ key: 'plumbline-work' });
type Push = Parameters<typeof queue.push>[0];
const push = (sandbox: Sandbox, events: Push) => sandbox.inside({}, () => queue.push(events));
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Consumed {
  readonly sandbox: Sandbox;
  readonly seen: AsyncEvent[];
}

/** A sandbox whose consumer keeps what it gets, and answers what the test wants. */
const consuming = async (
  answer: (event: AsyncEvent, seen: readonly AsyncEvent[]) => unknown,
  options: Partial<SandboxOptions> = {},
): Promise<Consumed> => {
  const seen: AsyncEvent[] = [];
  const onWork: Handler = (event) => {
    seen.push(event as AsyncEvent);
    return answer(event as AsyncEvent, seen);
  };
  return { sandbox: await runSandbox({ onWork }, options), seen };
};

describe('delivery', () => {
  it('hands over body, queue, job and event, to a consumer without a user', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    const { jobId } = await push(sandbox, { body: { kind: 'scan' } });
    await sandbox.idle();
    expect(seen).toEqual([
      { body: { kind: 'scan' }, queueName: 'plumbline-work', jobId, eventId: expect.any(String) as string },
    ]);
    const invocation = activityOf(sandbox, 'invocation').find(({ functionKey }) => functionKey === 'on-work');
    expect(invocation).toMatchObject({ moduleType: 'consumer', accountId: null, error: null });
  });

  it('waits for the delay, and meanwhile delivers what is due', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    await push(sandbox, [{ body: { n: 'late' }, delayInSeconds: 20 }, { body: { n: 'soon' } }]);
    await sleep(60);
    expect(seen.map(({ body }) => body['n'])).toEqual(['soon']);
    expect(sandbox.queue.pendingCount()).toBe(1);
    await sandbox.idle();
    expect(seen.map(({ body }) => body['n'])).toEqual(['soon', 'late']);
  });

  it('runs no more events of one concurrency key at once than its limit, and others beside them', async () => {
    let now = 0;
    let most = 0;
    const { sandbox, seen } = await consuming(async ({ concurrency }) => {
      if (concurrency === undefined) return;
      now += 1;
      most = Math.max(most, now);
      await sleep(15);
      now -= 1;
    });
    const keyed = Array.from({ length: 5 }, (_, n) => ({ body: { n }, concurrency: { key: 'project', limit: 1 } }));
    await push(sandbox, [...keyed, { body: { n: 'free' } }]);
    await sandbox.idle();
    expect(most).toBe(1);
    expect(seen).toHaveLength(6);
    expect(seen.slice(0, 2).map(({ body }) => body['n'])).toEqual([0, 'free']);
  });

  it('bounds nothing else: events without a key all run at once', async () => {
    let now = 0;
    let most = 0;
    const { sandbox } = await consuming(async () => {
      now += 1;
      most = Math.max(most, now);
      await sleep(20);
      now -= 1;
    });
    await push(
      sandbox,
      Array.from({ length: 30 }, (_, n) => ({ body: { n } })),
    );
    await sandbox.idle();
    expect(most).toBe(30);
  });

  it('eventReorder: events overtake each other', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    sandbox.faults.set({ eventReorder: true });
    await push(
      sandbox,
      Array.from({ length: 20 }, (_, n) => ({ body: { n } })),
    );
    await sandbox.idle();
    const order = seen.map(({ body }) => Number(body['n']));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('eventDelayMs: events come so much later', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    sandbox.faults.set({ eventDelayMs: 60 });
    await push(sandbox, { body: {} });
    await sleep(30);
    expect(seen).toEqual([]);
    await sandbox.idle();
    expect(seen).toHaveLength(1);
  });

  it('eventDuplicateShare: an event comes twice, as an at-least-once queue may, and its job counts it once', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    sandbox.faults.set({ eventDuplicateShare: 1 });
    const { jobId } = await push(
      sandbox,
      [1, 2, 3].map((n) => ({ body: { n } })),
    );
    await sandbox.idle();
    expect(seen).toHaveLength(6);
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(3);
    expect(await sandbox.inside({}, () => queue.getJob(jobId).getStats())).toEqual({
      success: 3,
      inProgress: 0,
      failed: 0,
    });
  });
});

describe('retries', () => {
  it('an InvocationError brings the event again with its reason and its memory', async () => {
    const { sandbox, seen } = await consuming(({ retryContext }) =>
      (retryContext?.retryCount ?? 0) < 2
        ? new InvocationError({
            retryAfter: 3,
            retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED' as never,
            retryData: { page: 7 },
          })
        : undefined,
    );
    const { jobId } = await push(sandbox, { body: {} });
    await sandbox.idle();
    expect(seen.map(({ retryContext }) => retryContext?.retryCount ?? 0)).toEqual([0, 1, 2]);
    expect(seen[2]?.retryContext).toEqual({
      retryCount: 2,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { page: 7 },
      retentionWindow: {
        startTime: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        remainingTimeMs: expect.any(Number) as number,
      },
    });
    expect(await sandbox.inside({}, () => queue.getStats(jobId))).toMatchObject({ success: 1, failed: 0 });
  });

  it('a consumer that throws is tried again, ever later up to 15 minutes, until 24 hours are over', async () => {
    const hours24 = 864; // milliseconds, at this scale
    const at: number[] = [];
    const { sandbox, seen } = await consuming(
      () => {
        at.push(Date.now());
        throw new Error('broken');
      },
      { queueDelayScale: 0.000_01 },
    );
    const { jobId } = await push(sandbox, { body: {} });
    await sandbox.idle();
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(hours24 * 0.9);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThanOrEqual(hours24 + 50);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.at(-1)?.retryContext).toMatchObject({
      retryCount: seen.length - 1,
      retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
    });
    const left = seen.slice(1).map(({ retryContext }) => retryContext?.retentionWindow?.remainingTimeMs ?? 0);
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(await sandbox.inside({}, () => queue.getStats(jobId))).toEqual({ success: 0, inProgress: 0, failed: 1 });
    expect(activityOf(sandbox, 'queue').at(-1)).toMatchObject({ step: 'failed', attempt: seen.length });
  });

  it('retryAfter is never more than 15 minutes, and memory of more than 4 KB is not kept', async () => {
    const { sandbox, seen } = await consuming(
      ({ retryContext }) =>
        retryContext === undefined
          ? new InvocationError({ retryAfter: 100_000, retryReason: 'X' as never, retryData: 'x'.repeat(5000) })
          : undefined,
      { queueDelayScale: 0.0001 },
    );
    const started = Date.now();
    await push(sandbox, { body: {} });
    await sandbox.idle();
    expect(seen[1]?.retryContext).toMatchObject({ retryCount: 1 });
    expect(seen[1]?.retryContext?.retryData).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('a consumer that takes too long is told so when it runs again', async () => {
    // on-work may run 900 s: scaled to 90 ms.
    const { sandbox, seen } = await consuming((_, { length }) => (length === 1 ? sleep(400) : undefined), {
      timeoutScale: 0.0001,
    });
    await push(sandbox, { body: {} });
    await sandbox.idle();
    expect(seen).toHaveLength(2);
    expect(seen[1]?.retryContext?.retryReason).toBe('FUNCTION_TIME_OUT');
  });
});

describe('a consumer whose process is killed', () => {
  /** Three calls to storage, one after the other; `reached` tells how far the code got. */
  const working = (reached: string[]) => async () => {
    try {
      await kvs.set('first', 1);
      reached.push('first');
      await kvs.set('second', 1);
      reached.push('second');
      await kvs.set('third', 1);
      reached.push('third');
    } finally {
      reached.push('finally');
    }
  };
  const keysOf = (sandbox: Sandbox): readonly string[] => sandbox.kvs.entries('').map(({ key }) => key);
  const whenKilled = (sandbox: Sandbox): Promise<void> =>
    new Promise((resolve) => {
      const stopListening = sandbox.platform.activity.subscribe((entry) => {
        if (entry.kind !== 'invocation' || entry.error?.includes('killed') !== true) return;
        stopListening();
        sandbox.faults.reset();
        resolve();
      });
    });

  it('consumerKillAfter: its n-th call is done and never answered, nothing of it happens after, and it runs again', async () => {
    const reached: string[] = [];
    const { sandbox, seen } = await consuming(working(reached));
    sandbox.faults.set({ consumerKillAfter: 2 });
    const killed = whenKilled(sandbox);
    const { jobId } = await push(sandbox, { body: {} });
    await killed;
    expect(keysOf(sandbox)).toEqual(['first', 'second']);
    expect(reached).toEqual(['first']);
    await sandbox.idle();
    expect(keysOf(sandbox)).toEqual(['first', 'second', 'third']);
    expect(reached).toEqual(['first', 'first', 'second', 'third', 'finally']);
    // The platform's own failures are no retries of the app.
    expect(seen.map(({ retryContext }) => retryContext?.retryCount)).toEqual([undefined, 0]);
    expect(seen[1]?.retryContext?.retryReason).toBe('FUNCTION_PLATFORM_UNKNOWN_ERROR');
    expect(await sandbox.inside({}, () => queue.getStats(jobId))).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('consumerKillAfter: what it sent beyond that at the same moment does not leave it', async () => {
    const { sandbox } = await consuming(async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((key) => kvs.set(key, 1)));
    });
    sandbox.faults.set({ consumerKillAfter: 2 });
    const killed = whenKilled(sandbox);
    await push(sandbox, { body: {}, delayInSeconds: 1 });
    await killed;
    expect(keysOf(sandbox)).toEqual(['a', 'b']);
    await sandbox.idle();
  });

  it('consumerKillAfterMs: it goes in the middle of whatever it does', async () => {
    const reached: string[] = [];
    const { sandbox } = await consuming(async (_, { length }) => {
      await kvs.set(`begun${length}`, 1);
      if (length === 1) await sleep(200);
      await kvs.set(`ended${length}`, 1);
      reached.push(`ended${length}`);
    });
    sandbox.faults.set({ consumerKillAfterMs: 40 });
    const killed = whenKilled(sandbox);
    await push(sandbox, { body: {} });
    await killed;
    await sandbox.idle();
    await sleep(200);
    expect(keysOf(sandbox)).toEqual(['begun1', 'begun2', 'ended2']);
    expect(reached).toEqual(['ended2']);
  });

  it('other functions are left alone', async () => {
    const { sandbox } = await consuming(() => undefined);
    sandbox.faults.set({ consumerKillAfter: 1 });
    await sandbox.inside({}, async () => {
      await kvs.set('a', 1);
      await kvs.set('b', 1);
    });
    expect(keysOf(sandbox)).toEqual(['a', 'b']);
  });
});

/** A queue by itself, with a consumer `one` and another `two`. */
const bareQueue = (deliver: () => Promise<void>) =>
  openForgeQueue({
    directory: null,
    consumers: ['one', 'two'].map((name) => ({ key: name, queue: name, function: name, timeoutSeconds: 55 })),
    delayScale: 1,
    faults: createFaultSwitches(),
    activity: createActivityLog(),
    deliver,
  });

it('an event is delivered although it falls due while the queue looks at its clock', async () => {
  const looks: number[] = [];
  let delivered = 0;
  const opened = bareQueue(() => {
    delivered += 1;
    return Promise.resolve();
  });
  opened.start();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
  opened.handle('publish', { queueName: 'one', jobId: 'job', payload: [{ body: {}, delayInSeconds: 0.05 }] }, 'chain');
  await sleep(20);
  // Timers fire up to a millisecond early: one look before the event is due, and every later one after.
  clock.mockImplementation(() => (looks.push(0) === 1 ? 1_000_049 : 1_000_050));
  await sleep(100);
  clock.mockRestore();
  expect(looks.length).toBeGreaterThan(1);
  expect(delivered).toBe(1);
  await opened.stop();
});

it('a concurrency key counts over all queues of the installation', async () => {
  let now = 0;
  let most = 0;
  const opened = bareQueue(async () => {
    now += 1;
    most = Math.max(most, now);
    await sleep(10);
    now -= 1;
  });
  const concurrency = { key: 'project', limit: 1 };
  for (const queueName of ['one', 'two'])
    opened.handle('publish', { queueName, jobId: queueName, payload: [{ body: {}, concurrency }] }, 'chain');
  opened.start();
  await opened.idle();
  await opened.stop();
  expect(most).toBe(1);
});

describe('limits', () => {
  const ofBytes = (bytes: number) => ({ body: { text: 'x'.repeat(bytes) } });

  it('refuses 200 KB in one push, 100 KB in one event of a long function, and an unknown queue', async () => {
    const { sandbox } = await consuming(() => undefined);
    await expect(push(sandbox, [ofBytes(90_000), ofBytes(90_000), ofBytes(90_000)])).rejects.toThrow(
      PayloadTooBigError,
    );
    await expect(push(sandbox, ofBytes(110_000))).rejects.toThrow(PayloadTooBigError);
    await expect(sandbox.inside({}, () => new Queue({ key: 'other' }).push({ body: {} }))).rejects.toThrow();
    expect(sandbox.queue.pendingCount()).toBe(0);
  });

  it('refuses 51 events in one push, a delay over 15 minutes, and a body that is no object, before they are sent', async () => {
    const { sandbox } = await consuming(() => undefined);
    const events = (count: number) => Array.from({ length: count }, (_, n) => ({ body: { n } }));
    await expect(push(sandbox, events(51))).rejects.toThrow('50');
    await expect(push(sandbox, { body: {}, delayInSeconds: 901 })).rejects.toThrow();
    await expect(push(sandbox, { body: [] } as never)).rejects.toThrow();
    expect(sandbox.queue.pendingCount()).toBe(0);
  });

  it('takes 500 events in a minute and refuses the next', async () => {
    const { sandbox } = await consuming(() => undefined, { queueDelayScale: 1 });
    const fifty = Array.from({ length: 50 }, (_, n) => ({ body: { n } }));
    for (let round = 0; round < 10; round += 1) await push(sandbox, fifty);
    await expect(push(sandbox, { body: {} })).rejects.toThrow(RateLimitError);
    await sandbox.idle();
  });
});

it('a chain of pushes ends at the 1,000th, and a new invocation begins a new one', async () => {
  const refused: string[] = [];
  const { sandbox, seen } = await consuming(async ({ body }) => {
    const next = { body: { n: Number(body['n']) + 1 }, concurrency: { key: 'one', limit: 1 } };
    await queue.push(next).catch((error: unknown) => refused.push((error as Error).constructor.name));
  });
  // 500 events a minute are let through, so the clock must not be the limit here.
  const clock = jest.spyOn(Date, 'now');
  let now = Date.now();
  clock.mockImplementation(() => (now += 200));
  await push(sandbox, { body: { n: 1 } });
  await sandbox.idle();
  clock.mockRestore();
  expect(refused).toEqual(['InvocationLimitReachedError']);
  expect(seen).toHaveLength(1000);
  await expect(push(sandbox, { body: { n: 1000 } })).resolves.toBeDefined();
  await sandbox.idle();
}, 20_000);

describe('jobs', () => {
  it('tells how a job stands, and forgets nothing of it when it is cancelled', async () => {
    const { sandbox, seen } = await consuming(() => undefined);
    const { jobId } = await push(sandbox, { body: {}, delayInSeconds: 10 });
    await sandbox.inside({}, async () => {
      expect(await queue.getStats(jobId)).toEqual({ success: 0, inProgress: 1, failed: 0 });
      await queue.cancel(jobId);
    });
    await sandbox.idle();
    expect(seen).toEqual([]);
    await expect(sandbox.inside({}, () => queue.getStats('no-such-job'))).rejects.toThrow(JobDoesNotExistError);
  });
});

it('what waits, and what runs, when the sandbox stops is delivered after the next start', async () => {
  const dataDir = aFolder();
  const first = await consuming(({ body }) => (body['n'] === 'running' ? new Promise(() => undefined) : undefined), {
    dataDir,
  });
  await push(first.sandbox, [{ body: { n: 'running' } }, { body: { n: 'delayed' }, delayInSeconds: 30 }]);
  await sleep(50);
  expect(first.seen.map(({ body }) => body['n'])).toEqual(['running']);
  await stop(first.sandbox);

  const second = await consuming(() => undefined, { dataDir });
  await second.sandbox.idle();
  expect(second.seen.map(({ body }) => body['n'])).toEqual(['running', 'delayed']);
  expect(second.seen[0]?.eventId).toBe(first.seen[0]?.eventId);

  await stop(second.sandbox);
  const third = await consuming(() => undefined, { dataDir });
  await third.sandbox.idle();
  expect(third.seen).toEqual([]);
});
