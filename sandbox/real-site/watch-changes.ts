import { z } from 'zod';
import type { RealSite } from './open-real-site';

const POLL_MS = 60_000;
/** Issues changed between two looks, at most; a bulk edit beyond it is found by the next scan. */
const MOST_CHANGES = 100;

const page = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({ created: z.string(), updated: z.string(), project: z.object({ id: z.string() }) }),
    }),
  ),
});
type ChangedIssue = z.infer<typeof page>['issues'][number];

async function listRecent(site: RealSite, accountId: string): Promise<readonly ChangedIssue[] | null> {
  const response = await site.handle({
    actor: { kind: 'user', accountId },
    // Not the app's request: a real site would have sent an event instead, so that it costs no points.
    via: 'rest',
    method: 'POST',
    path: '/rest/api/3/search/jql',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      jql: 'updated >= "-5m" ORDER BY updated DESC',
      fields: ['created', 'updated', 'project'],
      maxResults: MOST_CHANGES,
    }),
  });
  if (!response.ok) return null;
  return page.safeParse(await response.json()).data?.issues ?? null;
}

/**
 * A site sends its events to Atlassian's cloud and none to this machine, so it is asked once a minute what changed. What
 * changed in an issue is not asked: the app reads the issue again, as it does after a real event.
 */
export function watchChanges(site: RealSite, { everyMs = POLL_MS }: { readonly everyMs?: number } = {}): () => void {
  const accountId = site.users()[0]?.accountId ?? '';
  const seen = new Map<string, string>();
  let isFirst = true;
  let isLooking = false;
  const look = async (): Promise<void> => {
    const recent = await listRecent(site, accountId);
    // No answer: the drawer shows it, and the next look covers the same minutes again.
    if (recent === null) return;
    for (const { id, key, fields } of recent) {
      const isNews = seen.get(id) !== fields.updated;
      const isNew = fields.created === fields.updated && !seen.has(id);
      seen.set(id, fields.updated);
      if (!isNews || isFirst) continue;
      site.tell({
        eventType: isNew ? 'avi:jira:created:issue' : 'avi:jira:updated:issue',
        occurredAt: Date.parse(fields.updated),
        actor: { kind: 'user', accountId },
        payload: { issue: { id, key, fields: { project: { id: fields.project.id } } } },
      });
    }
    isFirst = false;
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, everyMs);
  timer.unref();
  void look();
  return () => {
    clearInterval(timer);
  };
}
