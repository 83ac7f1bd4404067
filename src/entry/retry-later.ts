import {
  InternalServerError,
  InvocationError,
  InvocationErrorCode,
  PartialSuccessError,
  RateLimitError,
} from '@forge/events';
import { ForgeKvsError } from '@forge/kvs';
import { z } from 'zod';
import { JiraRequestError } from '../adapters/jira/jira-request-error';
import { retryAtOf } from '../adapters/jira/retry-at-of';
import type { Instant } from '../domain/ids';

/** Forge waits no longer than this before it delivers again. */
const MAX_RETRY_SECONDS = 900;
/** How often Forge delivers a product event again at most; work of the queue it delivers for a day. */
export const EVENT_RETRIES = 4;
const STORAGE_PAUSE_MS = 30_000;
/** Pushes to the queue are counted by the minute. */
const QUEUE_PAUSE_MS = 60_000;
const QUEUE_ERRORS = [RateLimitError, InternalServerError, PartialSuccessError];

const delivered = z.object({ retryContext: z.object({ retryCount: z.number() }).nullish() });

/** How often an event was delivered before. */
export function retryCountOf(event: unknown): number {
  const parsed = delivered.safeParse(event);
  return (parsed.success ? parsed.data.retryContext?.retryCount : undefined) ?? 0;
}

export const isThrottled = (error: unknown): boolean => error instanceof JiraRequestError && error.status === 429;

export const isRefused = (error: unknown): boolean =>
  error instanceof JiraRequestError && (error.status === 401 || error.status === 403);

/** Asks Forge to deliver again after so long, or as long as it lets. */
export function retryAfter(
  seconds: number,
  reason: InvocationErrorCode = InvocationErrorCode.FUNCTION_RETRY_REQUEST,
): InvocationError {
  return new InvocationError({ retryAfter: Math.min(MAX_RETRY_SECONDS, seconds), retryReason: reason });
}

/** When trying again may help; null: it will not. */
export function retryAtFor(error: unknown, now: Instant): Instant | null {
  if (error instanceof ForgeKvsError) return now + STORAGE_PAUSE_MS;
  if (QUEUE_ERRORS.some((kind) => error instanceof kind)) return now + QUEUE_PAUSE_MS;
  if (!(error instanceof JiraRequestError)) return null;
  const isPassing = error.status === 0 || error.status === 409 || error.status === 429 || error.status >= 500;
  return isPassing ? retryAtOf(error, now) : null;
}

/**
 * Asks Forge to deliver again: after the time that Jira names, else twice as long each time, so that the tries outlast a
 * short breakdown. Undefined after `most` tries, and where it would not help.
 */
export function retryLater(
  error: unknown,
  { now, retryCount, most }: { readonly now: Instant; readonly retryCount: number; readonly most: number },
): InvocationError | undefined {
  const retryAt = retryAtFor(error, now);
  if (retryAt === null || retryCount >= most) return undefined;
  const seconds = Math.max(1, Math.ceil((retryAt - now) / 1000));
  return isThrottled(error)
    ? retryAfter(seconds, InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED)
    : retryAfter(seconds * 2 ** retryCount);
}
