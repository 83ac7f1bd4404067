import type { WorkMessage } from '../contract/queue-message';

/** A piece of background work with the wish when to start it. */
export interface QueuedWork {
  readonly message: WorkMessage;
  readonly delaySeconds?: number;
}

/** Hands work to the background; work of one project never runs twice at a time. Any number of pieces. */
export type WorkQueue = (work: readonly QueuedWork[]) => Promise<void>;
