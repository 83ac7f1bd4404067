import type { QueueMessage } from './queue-message';
import { openRecordStore } from './record-store';

/** How the events of one push stand. */
export interface QueueJob {
  readonly kind: 'job';
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
  readonly cancelled: boolean;
}

interface JobName {
  readonly queueName: string;
  readonly jobId: string;
}

/** What the queue must not lose when the sandbox stops: undelivered messages, and how their jobs stand. */
export interface QueueLedger {
  readonly findJob: (name: JobName) => QueueJob | undefined;
  /** A new job with its messages, all or nothing. */
  readonly open: (name: JobName, messages: readonly QueueMessage[]) => void;
  readonly cancel: (name: JobName) => void;
  readonly keep: (message: QueueMessage) => void;
  /** The message is done with; its job counts it. */
  readonly settle: (message: QueueMessage, outcome: 'success' | 'failed') => void;
  readonly messages: () => readonly QueueMessage[];
  readonly close: () => Promise<void>;
}

const jobKey = ({ queueName, jobId }: JobName): string => `job/${queueName}/${jobId}`;
const messageKey = ({ eventId }: QueueMessage): string => `message/${eventId}`;

export function openQueueLedger(directory: string | null): QueueLedger {
  const store = openRecordStore<QueueMessage | QueueJob>(directory);
  const findJob = (name: JobName): QueueJob | undefined => {
    const record = store.get(jobKey(name));
    return record?.kind === 'job' ? record : undefined;
  };
  return {
    findJob,
    open: (name, messages) => {
      const job: QueueJob = { kind: 'job', success: 0, inProgress: messages.length, failed: 0, cancelled: false };
      store.write(
        new Map<string, QueueMessage | QueueJob>([
          ...messages.map((message) => [messageKey(message), message] as const),
          [jobKey(name), job],
        ]),
      );
    },
    cancel: (name) => {
      const job = findJob(name);
      if (job !== undefined) store.write(new Map([[jobKey(name), { ...job, cancelled: true }]]));
    },
    keep: (message) => {
      store.write(new Map([[messageKey(message), message]]));
    },
    settle: (message, outcome) => {
      const job = findJob(message);
      const changes = new Map<string, QueueMessage | QueueJob | undefined>([[messageKey(message), undefined]]);
      if (job !== undefined)
        changes.set(jobKey(message), { ...job, inProgress: job.inProgress - 1, [outcome]: job[outcome] + 1 });
      store.write(changes);
    },
    // Messages of an earlier version of the sandbox lack what was added since.
    messages: () =>
      store
        .list('message/')
        .flatMap(({ value }) =>
          value.kind === 'message'
            ? [Object.assign({ enqueuedAt: Date.now(), attempts: 0, chainId: value.eventId }, value)]
            : [],
        ),
    close: async () => {
      await store.flush();
      await store.close();
    },
  };
}
