import type { Json } from './site-records';

type TaskStatus = 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED';

/** A piece of work that Jira does after it has answered. */
interface Task {
  readonly id: string;
  readonly description: string;
  readonly submittedBy: string;
  readonly submittedAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly status: TaskStatus;
  readonly result: Json;
  readonly message: string | null;
  /** Issues that the work touches; a second task over one of them is refused meanwhile. */
  readonly issueIds: ReadonlySet<string>;
}

export interface TaskRunner {
  /** Starts work soon, or returns `null` where a running task touches one of the issues. */
  start(work: {
    readonly description: string;
    readonly submittedBy: string;
    readonly issueIds: readonly string[];
    readonly run: () => Json;
  }): Task | null;
  find(taskId: string): Task | undefined;
  settle(): Promise<void>;
}

const KEPT_MS = 14 * 86_400_000;

/** Tasks live in memory only; they are gone after a restart, as on a real site after 14 days. */
export const createTaskRunner = (options: { readonly now: () => number; readonly delayMs?: number }): TaskRunner => {
  const tasks = new Map<string, Task>();
  const running = new Set<Promise<void>>();
  let lastId = 10_000;

  const update = (id: string, change: Partial<Task>): void => {
    const task = tasks.get(id);
    if (task) tasks.set(id, { ...task, ...change });
  };
  const perform = (id: string, run: () => Json): void => {
    update(id, { status: 'RUNNING', startedAt: options.now() });
    try {
      update(id, { status: 'COMPLETE', result: run(), finishedAt: options.now() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      update(id, { status: 'FAILED', message, finishedAt: options.now() });
    }
  };
  const isOpen = (task: Task): boolean => task.status === 'ENQUEUED' || task.status === 'RUNNING';

  return {
    start: ({ description, submittedBy, issueIds, run }) => {
      for (const task of tasks.values()) {
        if (isOpen(task) && issueIds.some((id) => task.issueIds.has(id))) return null;
        if (!isOpen(task) && options.now() - task.submittedAt > KEPT_MS) tasks.delete(task.id);
      }
      lastId += 1;
      const task: Task = {
        id: String(lastId),
        description,
        submittedBy,
        submittedAt: options.now(),
        startedAt: null,
        finishedAt: null,
        status: 'ENQUEUED',
        result: null,
        message: null,
        issueIds: new Set(issueIds),
      };
      tasks.set(task.id, task);
      const done = new Promise<void>((resolve) => {
        const go = (): void => {
          perform(task.id, run);
          resolve();
        };
        if (options.delayMs === undefined) setImmediate(go);
        else setTimeout(go, options.delayMs);
      });
      running.add(done);
      void done.then(() => running.delete(done));
      return task;
    },
    find: (taskId) => tasks.get(taskId),
    settle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
