import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonResponse } from './platform-response';
import { type Consumer, createQueueDelivery, type DeliveryParts } from './queue-delivery';
import { openQueueLedger } from './queue-ledger';
import { bytesOf, QUEUE_LIMITS, type QueueMessage, type QueuePush, queuePush } from './queue-message';
import { rateWindow } from './rate-window';

/** The async event queue: delays, at-least-once delivery, retries, concurrency keys; pending work survives a restart. */
export interface ForgeQueue {
  /** `chainId`: the chain of pushes that the asking invocation belongs to. */
  readonly handle: (operation: string, body: unknown, chainId: string) => Response;
  /** Begins (or, after a restart, goes on) delivering. */
  readonly start: () => void;
  readonly pendingCount: () => number;
  /** Resolves when nothing is pending and nothing runs. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface QueueParts extends DeliveryParts {
  readonly directory: string | null;
}

/** Counts the pushes of each chain; of the latest chains only, since old ones have ended. */
function createChainCounter(): (chainId: string) => boolean {
  const pushes = new Map<string, number>();
  return (chainId) => {
    const count = (pushes.get(chainId) ?? 0) + 1;
    if (count > QUEUE_LIMITS.pushesPerChain) return false;
    pushes.delete(chainId);
    pushes.set(chainId, count);
    const [oldest] = pushes.keys();
    if (pushes.size > 10_000 && oldest !== undefined) pushes.delete(oldest);
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
  const delivery = createQueueDelivery(parts, ledger);
  const pushed = rateWindow({
    most: QUEUE_LIMITS.eventsPerMinute,
    windowMs: 60_000 * parts.delayScale,
    now: () => Date.now(),
  });
  const isInChain = createChainCounter();
  let order = Math.max(0, ...ledger.messages().map((message) => message.order));

  const messageFrom = (push: QueuePush, event: QueuePush['payload'][number], chainId: string): QueueMessage => {
    const now = Date.now();
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
      dueAt: now + delaySeconds * 1000 * parts.delayScale,
      enqueuedAt: now,
      attempts: 0,
      chainId,
      order,
      retry: null,
    };
  };
  const publish = (body: unknown, chainId: string): Response => {
    const asked = queuePush.safeParse(body);
    if (!asked.success) return jsonResponse(400, { code: 400, message: z.prettifyError(asked.error), errors: [] });
    const push = asked.data;
    const consumer = parts.consumers.find(({ queue }) => queue === push.queueName);
    if (consumer === undefined) {
      const message = `The manifest has no consumer of ${push.queueName}.`;
      return jsonResponse(400, { code: 400, message, errors: [] });
    }
    if (isTooBig(push, consumer)) return jsonResponse(413, { errorMessage: 'The payload is too big.' });
    if (!pushed.take(push.payload.length))
      return jsonResponse(429, { errorMessage: 'Too many events were pushed in this minute.' });
    if (!isInChain(chainId)) return jsonResponse(405, { errorMessage: 'The limit of cyclic invocations is reached.' });
    const messages = push.payload.map((event) => messageFrom(push, event, chainId));
    ledger.open(push, messages);
    delivery.add(messages);
    return jsonResponse(201, {});
  };

  return {
    handle: (operation, body, chainId) => {
      if (operation === 'publish') return publish(body, chainId);
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
