import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LimitsView } from '../faults/open-faulty-jira';
import type { ActivityLog, LoggedActivity } from './activity-log';
import type { ForgeKvs } from './forge-kvs';

/** One line of the drawer. */
interface DrawerEntry {
  readonly id: number;
  readonly at: number;
  readonly kind: 'invocation' | 'jira' | 'event' | 'queue' | 'storage';
  readonly title: string;
  readonly detail: string;
  readonly durationMs?: number;
  readonly points?: number;
  readonly ok: boolean;
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

function drawerEntry(logged: LoggedActivity): DrawerEntry {
  const common = { id: logged.sequence, at: logged.at, ok: true };
  switch (logged.kind) {
    case 'invocation':
      return {
        ...common,
        kind: 'invocation',
        title: joined([logged.functionKey, logged.subject]),
        detail: joined([
          logged.accountId ?? 'no user',
          logged.error,
          ...logged.lines,
          logged.droppedLines > 0 ? `${logged.droppedLines} more lines, over Forge's limit, are lost` : null,
        ]),
        durationMs: Math.round(logged.durationMs),
        ok: logged.error === null,
      };
    case 'jiraRequest':
      return {
        ...common,
        kind: 'jira',
        title: `${logged.method} ${logged.path}`,
        detail: joined([
          logged.status === 0 ? 'no answer' : String(logged.status),
          logged.actor,
          logged.via,
          logged.note,
        ]),
        durationMs: Math.round(logged.durationMs),
        points: logged.points,
        ok: logged.status > 0 && logged.status < 400,
      };
    case 'event':
      return {
        ...common,
        kind: 'event',
        title: logged.eventType,
        detail: joined([
          `by ${logged.actor}`,
          logged.deliveredTo.length === 0 ? 'lost' : `to ${logged.deliveredTo.join(', ')}`,
        ]),
        ok: logged.deliveredTo.length > 0,
      };
    case 'queue':
      return {
        ...common,
        kind: 'queue',
        title: `${logged.queueName} ${logged.step}`,
        detail: joined([
          logged.eventId,
          `attempt ${logged.attempt}`,
          logged.delaySeconds > 0 ? `after ${logged.delaySeconds} s` : null,
        ]),
        ok: logged.step !== 'failed',
      };
    case 'storage':
      return { ...common, kind: 'storage', title: `${logged.operation} ${logged.key}`, detail: `${logged.bytes} B` };
  }
}

/** What the drawer "under the hood" shows: activity, how the rate limits stand, and the stored rows. */
export function createActivityRoutes({
  activity,
  kvs,
  limits,
}: {
  readonly activity: ActivityLog;
  readonly kvs: ForgeKvs;
  readonly limits: () => LimitsView;
}): Hono {
  const app = new Hono();
  app.get('/activity', (c) =>
    c.json({
      entries: activity.since(Number(c.req.query('since') ?? 0)).map(drawerEntry),
      limits: limits(),
    }),
  );
  app.get('/activity/stream', (c) =>
    streamSSE(c, async (stream) => {
      const unsubscribe = activity.subscribe((logged) => {
        void stream.writeSSE({ id: String(logged.sequence), data: JSON.stringify(drawerEntry(logged)) });
      });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
      });
      unsubscribe();
    }),
  );
  app.get('/storage', (c) => {
    const key = c.req.query('key');
    if (key !== undefined) return c.json({ key, value: kvs.value(key) ?? null });
    const rows = kvs.entries(c.req.query('prefix') ?? '');
    return c.json({ rows: rows.slice(0, 1000), total: rows.length });
  });
  return app;
}
