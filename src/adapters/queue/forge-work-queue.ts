import { Queue } from '@forge/events';
import { WORK_QUEUE, type WorkMessage } from '../../contract/queue-message';
import type { WorkQueue } from '../../ports/work-queue';

/** Most events of one push. */
const PUSH_SIZE = 50;
const MAX_DELAY_SECONDS = 900;

/** Work of one project runs one at a time; issues whose project is not known yet share a lane. */
const laneOf = (message: WorkMessage): string => `project-${message.projectId ?? 'unknown'}`;

export const forgeWorkQueue: WorkQueue = async (work) => {
  const queue = new Queue({ key: WORK_QUEUE });
  for (let at = 0; at < work.length; at += PUSH_SIZE) {
    await queue.push(
      work.slice(at, at + PUSH_SIZE).map(({ message, delaySeconds = 0 }) => ({
        body: message,
        ...(delaySeconds > 0 ? { delayInSeconds: Math.min(MAX_DELAY_SECONDS, Math.ceil(delaySeconds)) } : {}),
        concurrency: { key: laneOf(message), limit: 1 },
      })),
    );
  }
};
