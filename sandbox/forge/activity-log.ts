/** What one invocation of an app function did. */
export interface InvocationActivity {
  readonly kind: 'invocation';
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  /** The resolver key, the event type or the queue, where there is one. */
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly durationMs: number;
  readonly error: string | null;
  readonly lines: readonly string[];
  /** Lines that went over Forge's limits and are lost. */
  readonly droppedLines: number;
}

export type Activity =
  | InvocationActivity
  | {
      readonly kind: 'jiraRequest';
      readonly method: string;
      readonly path: string;
      readonly status: number;
      readonly durationMs: number;
      readonly actor: string;
      readonly via: string;
      readonly points: number;
      /** What befell it, where it was refused or its answer spoilt. */
      readonly note: string | null;
    }
  | {
      readonly kind: 'event';
      readonly eventType: string;
      readonly actor: string;
      readonly deliveredTo: readonly string[];
    }
  | {
      readonly kind: 'queue';
      readonly step: 'pushed' | 'delivered' | 'retrying' | 'repeated' | 'done' | 'failed';
      readonly queueName: string;
      readonly eventId: string;
      readonly attempt: number;
      readonly delaySeconds: number;
    }
  | { readonly kind: 'storage'; readonly operation: 'set' | 'delete'; readonly key: string; readonly bytes: number };

export type LoggedActivity = Activity & { readonly sequence: number; readonly at: number };

/** The last things that happened, for the drawer of the shell; older ones are forgotten. */
export interface ActivityLog {
  readonly record: (activity: Activity) => void;
  readonly since: (sequence: number) => readonly LoggedActivity[];
  readonly subscribe: (listener: (activity: LoggedActivity) => void) => () => void;
}

const KEPT = 2000;

export function createActivityLog(): ActivityLog {
  let entries: LoggedActivity[] = [];
  let sequence = 0;
  const listeners = new Set<(activity: LoggedActivity) => void>();
  return {
    record: (activity) => {
      sequence += 1;
      const logged: LoggedActivity = { ...activity, sequence, at: Date.now() };
      entries.push(logged);
      if (entries.length > KEPT * 1.5) entries = entries.slice(-KEPT);
      for (const listener of listeners) listener(logged);
    },
    since: (from) => entries.filter((entry) => entry.sequence > from),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
