import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ActivityLog } from './activity-log';
import { jsonResponse } from './platform-response';
import { openQueueLedger, type QueueLedger } from './queue-ledger';
import {
  bytesOf,
  eventOf,
  QUEUE_LIMITS,
  type QueueMessage,
  type QueuePush,
  type QueueRetry,
  queuePush,
  retryAfterFailure,
  retryAskedBy,
} from './queue-message';

/** Forge does not document how often it retries; four is what is observed. */
const RETRIES = 4;
/** Deliveries at one time, over all keys. */
const PARALLEL = 6;

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

type Step = 'pushed' | 'delivered' | 'retrying' | 'done' | 'failed';

function noterOf(activity: ActivityLog): (step: Step, message: QueueMessage) => void {
  return (step, message) => {
    activity.record({
      kind: 'queue',
      step,
      queueName: message.queueName,
      eventId: message.eventId,
      attempt: (message.retry?.count ?? 0) + 1,
      delaySeconds: message.delaySeconds,
    });
  };
}

/** Delivers what waits, when it is due and its concurrency key has room. */
function createDelivery({ consumers, delayScale, duplicateEvery, activity, deliver }: QueueParts, ledger: QueueLedger) {
  const note = noterOf(activity);
  const running = new Map<string, QueueMessage>();
  let waiting: QueueMessage[] = [];
  let finished = 0;
  let isStarted = false;
  let timer: NodeJS.Timeout | undefined;
  let idleWaiters: (() => void)[] = [];

  const settle = (message: QueueMessage, outcome: 'success' | 'failed'): void => {
    ledger.settle(message, outcome);
    note(outcome === 'success' ? 'done' : 'failed', message);
  };
  const retryOrSettle = (message: QueueMessage, retry: QueueRetry | null): void => {
    const count = message.retry?.count ?? 0;
    if (retry === null || count >= RETRIES) {
      settle(message, retry === null ? 'success' : 'failed');
      return;
    }
    const again: QueueMessage = {
      ...message,
      dueAt: Date.now() + retry.afterSeconds * 1000 * delayScale,
      retry: { count: count + 1, reason: retry.reason, retryData: retry.retryData },
    };
    ledger.keep(again);
    waiting.push(again);
    note('retrying', again);
  };
  const run = async (message: QueueMessage, consumer: Consumer): Promise<void> => {
    note('delivered', message);
    const retry = await deliver(consumer, eventOf(message)).then(retryAskedBy, (error: unknown) =>
      retryAfterFailure(message, error),
    );
    running.delete(message.eventId);
    // Stopped meanwhile: the ledger still has the message, and the next start delivers it again.
    if (!isStarted) return;
    finished += 1;
    const isRepeated = duplicateEvery !== null && retry === null && finished % duplicateEvery === 0;
    if (isRepeated) waiting.push({ ...message, dueAt: Date.now() });
    else retryOrSettle(message, retry);
    pump();
  };
  const hasRoom = (message: QueueMessage): boolean => {
    const wanted = message.concurrency;
    if (running.has(message.eventId)) return false;
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
      if (!hasRoom(message)) continue;
      waiting = waiting.filter((other) => other !== message);
      const consumer = consumers.find(({ queue }) => queue === message.queueName);
      if (consumer === undefined || ledger.findJob(message)?.cancelled === true) settle(message, 'failed');
      else {
        running.set(message.eventId, message);
        void run(message, consumer);
      }
    }
  };
  const pump = (): void => {
    if (!isStarted) return;
    clearTimeout(timer);
    startDue();
    if (waiting.length + running.size === 0) {
      const waiters = idleWaiters;
      idleWaiters = [];
      for (const resolve of waiters) resolve();
      return;
    }
    const later = waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > Date.now());
    if (later.length > 0) timer = setTimeout(pump, Math.max(1, Math.min(...later) - Date.now()));
  };
  return {
    add: (messages: readonly QueueMessage[]): void => {
      waiting.push(...messages);
      for (const message of messages) note('pushed', message);
      setImmediate(pump);
    },
    start: (): void => {
      isStarted = true;
      waiting = [...ledger.messages()];
      pump();
    },
    stop: (): void => {
      isStarted = false;
      clearTimeout(timer);
    },
    pendingCount: (): number => waiting.length + running.size,
    idle: (): Promise<void> =>
      waiting.length + running.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleWaiters.push(resolve);
          }),
  };
}

/** Says how many events may still be pushed in this minute, and counts those that are. */
function createPushWindow(): (count: number) => boolean {
  const pushedAt: number[] = [];
  return (count) => {
    const at = Date.now();
    while (pushedAt[0] !== undefined && pushedAt[0] < at - 60_000) pushedAt.shift();
    if (pushedAt.length + count > QUEUE_LIMITS.eventsPerMinute) return false;
    for (let index = 0; index < count; index += 1) pushedAt.push(at);
    return true;
  };
}

function isTooBig({ payload }: QueuePush, consumer: Consumer): boolean {
  const isLong = consumer.timeoutSeconds > 55;
  return (
    bytesOf(payload) > QUEUE_LIMITS.pushBytes ||
    (isLong && payload.some((event) => bytesOf(event) > QUEUE_LIMITS.longFunctionEventBytes))
  );
}

const jobQuestion = z.object({ queueName: z.string(), jobId: z.string() });

export function openForgeQueue(parts: QueueParts): ForgeQueue {
  const ledger = openQueueLedger(parts.directory);
  const delivery = createDelivery(parts, ledger);
  const mayPush = createPushWindow();
  let order = Math.max(0, ...ledger.messages().map((message) => message.order));

  const messageFrom = (push: QueuePush, event: QueuePush['payload'][number]): QueueMessage => {
    const delaySeconds = event.delayInSeconds ?? 0;
    order += 1;
    return {
      kind: 'message',
      eventId: randomUUID(),
      queueName: push.queueName,
      jobId: push.jobId,
      body: event.body,
      delaySeconds,
      concurrency: event.concurrency ?? null,
      dueAt: Date.now() + delaySeconds * 1000 * parts.delayScale,
      order,
      retry: null,
    };
  };
  const publish = (body: unknown): Response => {
    const asked = queuePush.safeParse(body);
    if (!asked.success) return jsonResponse(400, { code: 400, message: z.prettifyError(asked.error), errors: [] });
    const push = asked.data;
    const consumer = parts.consumers.find(({ queue }) => queue === push.queueName);
    if (consumer === undefined) {
      const message = `The manifest has no consumer of ${push.queueName}.`;
      return jsonResponse(400, { code: 400, message, errors: [] });
    }
    if (isTooBig(push, consumer)) return jsonResponse(413, { errorMessage: 'The payload is too big.' });
    if (!mayPush(push.payload.length))
      return jsonResponse(429, { errorMessage: 'Too many events were pushed in this minute.' });
    const messages = push.payload.map((event) => messageFrom(push, event));
    ledger.open(push, messages);
    delivery.add(messages);
    return jsonResponse(201, {});
  };

  return {
    handle: (operation, body) => {
      if (operation === 'publish') return publish(body);
      const asked = jobQuestion.safeParse(body);
      const job = asked.success ? ledger.findJob(asked.data) : undefined;
      if (!asked.success || job === undefined) return jsonResponse(404, { message: 'The job does not exist.' });
      const { success, inProgress, failed } = job;
      if (operation === 'stats') return jsonResponse(200, { success, inProgress, failed });
      ledger.cancel(asked.data);
      return jsonResponse(204);
    },
    start: delivery.start,
    pendingCount: delivery.pendingCount,
    idle: delivery.idle,
    stop: async () => {
      delivery.stop();
      await ledger.close();
    },
  };
}
