import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ActivityLog } from './activity-log';
import { jsonResponse } from './platform-response';
import { openRecordStore } from './record-store';

/** Forge's documented limits of the async event queue. */
const QUEUE_LIMITS = {
  eventsPerPush: 50,
  eventsPerMinute: 500,
  pushBytes: 200 * 1024,
  longFunctionEventBytes: 100 * 1024,
  delaySeconds: 900,
  retryDataBytes: 4 * 1024,
} as const;
/** Forge does not document how often it retries; four is what is observed. */
const RETRIES = 4;
/** Deliveries at one time, over all keys. */
const PARALLEL = 6;

const concurrency = z.object({ key: z.string().min(1), limit: z.number().int().min(1) });
const publishing = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().min(0).max(QUEUE_LIMITS.delaySeconds).optional(),
        concurrency: concurrency.optional(),
      }),
    )
    .min(1)
    .max(QUEUE_LIMITS.eventsPerPush),
});
const asking = z.object({ queueName: z.string(), jobId: z.string() });
const retrying = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

interface Message {
  readonly kind: 'message';
  readonly eventId: string;
  readonly queueName: string;
  readonly jobId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly delaySeconds: number;
  readonly concurrency: z.infer<typeof concurrency> | null;
  readonly dueAt: number;
  readonly order: number;
  readonly retry: { readonly count: number; readonly reason: string; readonly retryData: unknown } | null;
}
interface Job {
  readonly kind: 'job';
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
  readonly cancelled: boolean;
}

/** One queue's consumer in the manifest. */
export interface Consumer {
  readonly key: string;
  readonly queue: string;
  readonly function: string;
  readonly timeoutSeconds: number;
}

/** The async event queue: delays, at-least-once delivery, retries, concurrency keys; pending work survives a restart. */
export interface ForgeQueue {
  readonly handle: (operation: string, body: unknown) => Response;
  /** Begins (or, after a restart, goes on) delivering. */
  readonly start: () => void;
  readonly pendingCount: () => number;
  readonly pending: () => readonly { readonly eventId: string; readonly queueName: string; readonly dueAt: number }[];
  readonly clear: () => void;
  /** Resolves when nothing is pending and nothing runs. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface QueueParts {
  readonly directory: string | null;
  readonly consumers: readonly Consumer[];
  /** Multiplies every delay; tests make it small. */
  readonly delayScale: number;
  /** Every n-th event is delivered once more, as an at-least-once queue may; null: never. */
  readonly duplicateEvery: number | null;
  readonly activity: ActivityLog;
  readonly deliver: (consumer: Consumer, event: object) => Promise<unknown>;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function eventOf(message: Message): object {
  return {
    body: message.body,
    queueName: message.queueName,
    jobId: message.jobId,
    eventId: message.eventId,
    ...(message.delaySeconds > 0 ? { delayInSeconds: message.delaySeconds } : {}),
    ...(message.concurrency === null ? {} : { concurrency: message.concurrency }),
    ...(message.retry === null
      ? {}
      : {
          retryContext: {
            retryCount: message.retry.count,
            retryReason: message.retry.reason,
            retryData: message.retry.retryData,
          },
        }),
  };
}

interface Retry {
  readonly afterSeconds: number;
  readonly reason: string;
  readonly retryData: unknown;
}

/** What a consumer's answer asks for; null: done. */
function retryOf(answer: unknown): Retry | null {
  const asked = retrying.safeParse(answer);
  if (!asked.success) return null;
  const { retryAfter = 1, retryReason = 'FUNCTION_RETRY_REQUEST', retryData } = asked.data.retryOptions ?? {};
  const kept = retryData !== undefined && bytesOf(retryData) > QUEUE_LIMITS.retryDataBytes ? undefined : retryData;
  return {
    afterSeconds: Math.min(Math.max(1, retryAfter), QUEUE_LIMITS.delaySeconds),
    reason: retryReason,
    retryData: kept,
  };
}

export function openForgeQueue(parts: QueueParts): ForgeQueue {
  const store = openRecordStore<Message | Job>(parts.directory);
  const running = new Map<string, Message>();
  const pushedAt: number[] = [];
  let waiting: Message[] = [];
  let order = 0;
  let delivered = 0;
  let started = false;
  let timer: NodeJS.Timeout | undefined;
  let idleWaiters: (() => void)[] = [];

  const jobId = (message: { readonly queueName: string; readonly jobId: string }): string =>
    `job/${message.queueName}/${message.jobId}`;
  const findJob = (id: string): Job | undefined => {
    const record = store.get(id);
    return record?.kind === 'job' ? record : undefined;
  };
  const note = (step: 'pushed' | 'delivered' | 'retrying' | 'done' | 'failed', message: Message): void => {
    parts.activity.record({
      kind: 'queue',
      step,
      queueName: message.queueName,
      eventId: message.eventId,
      attempt: (message.retry?.count ?? 0) + 1,
      delaySeconds: message.delaySeconds,
    });
  };
  const settle = (message: Message, outcome: 'success' | 'failed'): void => {
    const job = findJob(jobId(message));
    store.write(
      new Map<string, Message | Job | undefined>([
        [`message/${message.eventId}`, undefined],
        ...(job === undefined
          ? []
          : [[jobId(message), { ...job, inProgress: job.inProgress - 1, [outcome]: job[outcome] + 1 }] as const]),
      ]),
    );
    note(outcome === 'success' ? 'done' : 'failed', message);
  };
  const retryOrSettle = (message: Message, retry: Retry | null, threw: boolean): void => {
    const count = message.retry?.count ?? 0;
    if (retry === null || count >= RETRIES) {
      settle(message, retry === null && !threw ? 'success' : 'failed');
      return;
    }
    const again: Message = {
      ...message,
      dueAt: Date.now() + retry.afterSeconds * 1000 * parts.delayScale,
      retry: { count: count + 1, reason: retry.reason, retryData: retry.retryData },
    };
    store.write(new Map([[`message/${message.eventId}`, again]]));
    waiting.push(again);
    note('retrying', again);
  };
  const run = async (message: Message, consumer: Consumer): Promise<void> => {
    note('delivered', message);
    let retry: Retry | null;
    let threw = false;
    try {
      retry = retryOf(await parts.deliver(consumer, eventOf(message)));
    } catch (error) {
      threw = true;
      const isTimeout = error instanceof Error && error.name === 'InvocationTimeout';
      retry = {
        afterSeconds: 2 ** (message.retry?.count ?? 0),
        reason: isTimeout ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
        retryData: message.retry?.retryData,
      };
    }
    running.delete(message.eventId);
    if (!started) return;
    delivered += 1;
    const isRepeated = parts.duplicateEvery !== null && retry === null && delivered % parts.duplicateEvery === 0;
    if (isRepeated) waiting.push({ ...message, dueAt: Date.now() });
    else retryOrSettle(message, retry, threw);
    pump();
  };
  const mayRun = (message: Message): boolean => {
    if (running.has(message.eventId)) return false;
    const wanted = message.concurrency;
    if (wanted === null) return true;
    const same = [...running.values()].filter(
      (other) => other.queueName === message.queueName && other.concurrency?.key === wanted.key,
    );
    return same.length < wanted.limit;
  };
  const startDue = (): void => {
    const at = Date.now();
    for (const message of [...waiting].sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)) {
      if (running.size >= PARALLEL || message.dueAt > at) break;
      if (!mayRun(message)) continue;
      waiting = waiting.filter((other) => other !== message);
      const consumer = parts.consumers.find(({ queue }) => queue === message.queueName);
      if (consumer === undefined || findJob(jobId(message))?.cancelled === true) {
        settle(message, 'failed');
        continue;
      }
      running.set(message.eventId, message);
      void run(message, consumer);
    }
  };
  const pump = (): void => {
    if (!started) return;
    clearTimeout(timer);
    startDue();
    if (waiting.length === 0 && running.size === 0) {
      const waiters = idleWaiters;
      idleWaiters = [];
      for (const resolve of waiters) resolve();
      return;
    }
    const later = waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > Date.now());
    if (later.length > 0) timer = setTimeout(pump, Math.max(1, Math.min(...later) - Date.now()));
  };
  const publish = (body: unknown): Response => {
    const asked = publishing.safeParse(body);
    if (!asked.success) return jsonResponse(400, { code: 400, message: z.prettifyError(asked.error), errors: [] });
    const consumer = parts.consumers.find(({ queue }) => queue === asked.data.queueName);
    if (consumer === undefined)
      return jsonResponse(400, {
        code: 400,
        message: `The manifest has no consumer of ${asked.data.queueName}.`,
        errors: [],
      });
    const { payload } = asked.data;
    const isTooBig =
      bytesOf(payload) > QUEUE_LIMITS.pushBytes ||
      (consumer.timeoutSeconds > 55 && payload.some((event) => bytesOf(event) > QUEUE_LIMITS.longFunctionEventBytes));
    if (isTooBig) return jsonResponse(413, { errorMessage: 'The payload is too big.' });
    const at = Date.now();
    while (pushedAt[0] !== undefined && pushedAt[0] < at - 60_000) pushedAt.shift();
    if (pushedAt.length + payload.length > QUEUE_LIMITS.eventsPerMinute)
      return jsonResponse(429, { errorMessage: 'Too many events were pushed in this minute.' });
    const messages = payload.map((event): Message => {
      order += 1;
      pushedAt.push(at);
      return {
        kind: 'message',
        eventId: randomUUID(),
        queueName: asked.data.queueName,
        jobId: asked.data.jobId,
        body: event.body,
        delaySeconds: event.delayInSeconds ?? 0,
        concurrency: event.concurrency ?? null,
        dueAt: at + (event.delayInSeconds ?? 0) * 1000 * parts.delayScale,
        order,
        retry: null,
      };
    });
    store.write(
      new Map<string, Message | Job>([
        ...messages.map((message) => [`message/${message.eventId}`, message] as const),
        [jobId(asked.data), { kind: 'job', success: 0, inProgress: messages.length, failed: 0, cancelled: false }],
      ]),
    );
    waiting.push(...messages);
    for (const message of messages) note('pushed', message);
    setImmediate(pump);
    return jsonResponse(201, {});
  };

  return {
    handle: (operation, body) => {
      if (operation === 'publish') return publish(body);
      const asked = asking.safeParse(body);
      const id = asked.success ? jobId(asked.data) : '';
      const job = findJob(id);
      if (job === undefined) return jsonResponse(404, { message: 'The job does not exist.' });
      if (operation === 'stats')
        return jsonResponse(200, { success: job.success, inProgress: job.inProgress, failed: job.failed });
      store.write(new Map([[id, { ...job, cancelled: true }]]));
      return jsonResponse(204);
    },
    start: () => {
      started = true;
      waiting = store.list('message/').flatMap(({ value }) => (value.kind === 'message' ? [value] : []));
      order = Math.max(0, ...waiting.map((message) => message.order));
      pump();
    },
    pendingCount: () => waiting.length + running.size,
    pending: () =>
      [...running.values(), ...waiting].map(({ eventId, queueName, dueAt }) => ({ eventId, queueName, dueAt })),
    clear: () => {
      waiting = [];
      store.write(new Map(store.list('').map(({ key }) => [key, undefined])));
    },
    idle: () =>
      waiting.length === 0 && running.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleWaiters.push(resolve);
          }),
    stop: async () => {
      started = false;
      clearTimeout(timer);
      await store.flush();
      await store.close();
    },
  };
}
