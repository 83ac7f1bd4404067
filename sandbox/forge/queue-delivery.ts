import type { FaultSwitches } from '../faults/fault-switches';
import type { ActivityLog } from './activity-log';
import type { QueueLedger } from './queue-ledger';
import {
  eventOf,
  QUEUE_LIMITS,
  type QueueMessage,
  type QueueRetry,
  retryAfterFailure,
  retryAskedBy,
} from './queue-message';

/** Events of a shaken queue overtake each other within this time. */
const REORDER_SPREAD_MS = 50;

/** One queue's consumer in the manifest. */
export interface Consumer {
  readonly key: string;
  readonly queue: string;
  readonly function: string;
  readonly timeoutSeconds: number;
}

export interface DeliveryParts {
  readonly consumers: readonly Consumer[];
  /** Multiplies every delay, and the time until an event is dropped; tests make it small. */
  readonly delayScale: number;
  readonly faults: FaultSwitches;
  readonly activity: ActivityLog;
  readonly deliver: (consumer: Consumer, event: object, chainId: string) => Promise<unknown>;
}

type Step = 'pushed' | 'delivered' | 'retrying' | 'repeated' | 'done' | 'failed';

function noterOf(activity: ActivityLog): (step: Step, message: QueueMessage) => void {
  return (step, message) => {
    activity.record({
      kind: 'queue',
      step,
      queueName: message.queueName,
      eventId: message.eventId,
      attempt: step === 'pushed' || step === 'delivered' ? message.attempts + 1 : message.attempts,
      delaySeconds: message.delaySeconds,
    });
  };
}

/** What becomes of a message whose delivery ended; null: it is settled. */
function nextOf(message: QueueMessage, retry: QueueRetry, delayScale: number): QueueMessage | null {
  const dueAt = Date.now() + retry.afterSeconds * 1000 * delayScale;
  if (dueAt > message.enqueuedAt + QUEUE_LIMITS.retentionMs * delayScale) return null;
  const count = (message.retry?.count ?? 0) + (retry.isCounted ? 1 : 0);
  return { ...message, dueAt, retry: { count, reason: retry.reason, retryData: retry.retryData } };
}

/** When each message may go out, and how many of one concurrency key at once. */
function createLanes(faults: FaultSwitches) {
  const running = new Map<string, QueueMessage>();
  const hasRoom = ({ eventId, concurrency: wanted }: QueueMessage): boolean => {
    if (running.has(eventId)) return false;
    if (wanted === null) return true;
    // A key counts over all queues of the installation.
    const same = [...running.values()].filter(({ concurrency }) => concurrency?.key === wanted.key);
    return same.length < wanted.limit;
  };
  /** Faults at the moment of pushing: later, and out of order. */
  const shaken = (message: QueueMessage): QueueMessage => {
    const { eventDelayMs, eventReorder } = faults.get();
    const spread = eventReorder ? faults.randomOf('eventReorder').next() * REORDER_SPREAD_MS : 0;
    return { ...message, dueAt: message.dueAt + eventDelayMs + spread };
  };
  return { running, hasRoom, shaken };
}

/** Delivers what waits, when it is due and its concurrency key has room; there is no other bound, as on the platform. */
export function createQueueDelivery(parts: DeliveryParts, ledger: QueueLedger) {
  const { consumers, delayScale, faults, deliver } = parts;
  const note = noterOf(parts.activity);
  const { running, hasRoom, shaken } = createLanes(faults);
  const repeated = new Set<string>();
  let waiting: QueueMessage[] = [];
  let isStarted = false;
  let timer: NodeJS.Timeout | undefined;
  let idleWaiters: (() => void)[] = [];

  const settle = (message: QueueMessage, outcome: 'success' | 'failed'): void => {
    repeated.delete(message.eventId);
    ledger.settle(message, outcome);
    note(outcome === 'success' ? 'done' : 'failed', message);
  };
  const wait = (message: QueueMessage, step: 'retrying' | 'repeated'): void => {
    ledger.keep(message);
    waiting.push(message);
    note(step, message);
  };
  const finish = (message: QueueMessage, retry: QueueRetry | null): void => {
    if (retry !== null) {
      const again = nextOf(message, retry, delayScale);
      if (again === null) settle(message, 'failed');
      else wait(again, 'retrying');
      return;
    }
    if (!repeated.has(message.eventId) && faults.strikes('eventDuplicateShare')) {
      repeated.add(message.eventId);
      wait({ ...message, dueAt: Date.now() }, 'repeated');
    } else settle(message, 'success');
  };
  const run = async (given: QueueMessage, consumer: Consumer): Promise<void> => {
    note('delivered', given);
    const message = { ...given, attempts: given.attempts + 1 };
    const remainingMs = (given.enqueuedAt + QUEUE_LIMITS.retentionMs * delayScale - Date.now()) / delayScale;
    const retry = await deliver(consumer, eventOf(given, remainingMs), given.chainId).then(
      retryAskedBy,
      (error: unknown) => retryAfterFailure(given, error),
    );
    running.delete(message.eventId);
    // Stopped meanwhile: the ledger still has the message, and the next start delivers it again.
    if (!isStarted) return;
    finish(message, retry);
    pump();
  };
  const startDue = (at: number): void => {
    for (const message of [...waiting].sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)) {
      if (message.dueAt > at) break;
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
    // One instant for both: a message that falls due in between would be neither started nor waited for.
    const at = Date.now();
    startDue(at);
    if (waiting.length + running.size === 0) {
      const waiters = idleWaiters;
      idleWaiters = [];
      for (const resolve of waiters) resolve();
      return;
    }
    const later = waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > at);
    if (later.length > 0) timer = setTimeout(pump, Math.max(1, Math.min(...later) - at));
  };
  return {
    add: (messages: readonly QueueMessage[]): void => {
      waiting.push(...messages.map(shaken));
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
