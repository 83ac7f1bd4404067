import { z } from 'zod';

/** Forge's documented limits of the async event queue. */
export const QUEUE_LIMITS = {
  eventsPerPush: 50,
  eventsPerMinute: 500,
  pushBytes: 200 * 1024,
  longFunctionEventBytes: 100 * 1024,
  delaySeconds: 900,
  retryDataBytes: 4 * 1024,
  /** Pushes that may follow from one invocation, through all that its events push in turn. */
  pushesPerChain: 1000,
  /** An event that nobody could work off is dropped after so long. */
  retentionMs: 24 * 60 * 60 * 1000,
} as const;

const concurrency = z.object({ key: z.string().min(1), limit: z.number().int().min(1) });

/** What @forge/events sends on `push`. */
export const queuePush = z.object({
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
export type QueuePush = z.infer<typeof queuePush>;

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

/** One event that waits for its delivery, or is under way. */
export interface QueueMessage {
  readonly kind: 'message';
  readonly eventId: string;
  readonly queueName: string;
  readonly jobId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly delaySeconds: number;
  readonly concurrency: z.infer<typeof concurrency> | null;
  readonly dueAt: number;
  readonly enqueuedAt: number;
  /** Deliveries so far. */
  readonly attempts: number;
  /** The chain of pushes that it is part of. */
  readonly chainId: string;
  /** Breaks ties between events that are due at once. */
  readonly order: number;
  readonly retry: { readonly count: number; readonly reason: string; readonly retryData: unknown } | null;
}

/** Why and when an event is delivered again. */
export interface QueueRetry {
  readonly afterSeconds: number;
  readonly reason: string;
  readonly retryData: unknown;
  /** Failures of the platform itself do not count as retries of the app. */
  readonly isCounted: boolean;
}

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The event as a consumer gets it; `remainingMs`: until it is dropped. */
export function eventOf(message: QueueMessage, remainingMs: number): object {
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
            retentionWindow: {
              startTime: new Date(message.enqueuedAt).toISOString(),
              remainingTimeMs: Math.max(0, Math.round(remainingMs)),
            },
          },
        }),
  };
}

/** What an answer asks for, of a consumer or of a trigger; null: done. */
export function retryAskedBy(answer: unknown): QueueRetry | null {
  const asked = retrying.safeParse(answer);
  if (!asked.success) return null;
  const { retryAfter = 1, retryReason = 'FUNCTION_RETRY_REQUEST', retryData } = asked.data.retryOptions ?? {};
  const isTooBig = retryData !== undefined && bytesOf(retryData) > QUEUE_LIMITS.retryDataBytes;
  return {
    afterSeconds: Math.min(Math.max(1, retryAfter), QUEUE_LIMITS.delaySeconds),
    reason: retryReason,
    retryData: isTooBig ? undefined : retryData,
    isCounted: true,
  };
}

const PLATFORM_FAILURES: Readonly<Record<string, string>> = {
  InvocationTimeout: 'FUNCTION_TIME_OUT',
  InvocationKilled: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
};

/** Why an invocation failed, in Forge's words, where it was not the app's code that threw; else null. */
export const platformReasonOf = (error: unknown): string | null =>
  error instanceof Error ? (PLATFORM_FAILURES[error.name] ?? null) : null;

/** What follows when a consumer throws, takes too long or is killed: again, after ever longer pauses up to 15 minutes. */
export function retryAfterFailure(message: QueueMessage, error: unknown): QueueRetry {
  const isKilled = error instanceof Error && error.name === 'InvocationKilled';
  return {
    afterSeconds: Math.min(2 ** message.attempts, QUEUE_LIMITS.delaySeconds),
    // How Forge calls a function that threw is not documented.
    reason: platformReasonOf(error) ?? 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
    retryData: message.retry?.retryData,
    isCounted: !isKilled,
  };
}
