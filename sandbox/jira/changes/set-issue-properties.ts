import type { Actor } from '../actor';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import { accountIdOf } from './change-author';

/**
 * Sets or removes entity properties of an issue and tells of each; `false` where the issue is gone. The issue's own
 * `updated` stays, as on a real site.
 */
export const setIssueProperties = (options: {
  readonly site: SiteContext;
  readonly actor: Actor;
  readonly issueId: string;
  readonly properties: Readonly<Record<string, Json>>;
  readonly isRemoval?: boolean;
}): boolean => {
  const { site, actor, issueId, properties, isRemoval = false } = options;
  const issue = site.store.table('issues').get(issueId);
  if (!issue) return false;
  const kept = Object.entries(issue.properties).filter(([key]) => !Object.hasOwn(properties, key));
  const next: Record<string, Json> = { ...Object.fromEntries(kept), ...(isRemoval ? {} : properties) };
  site.store.put('issues', { ...issue, properties: next });
  for (const [key, value] of Object.entries(properties)) {
    site.emit({
      eventType: isRemoval ? 'avi:jira:deleted:issue-property' : 'avi:jira:set:issue-property',
      occurredAt: site.now(),
      actor,
      payload: {
        issue: { id: issue.id, key: issue.key, self: `${site.siteUrl}/rest/api/3/issue/${issue.id}` },
        property: isRemoval ? { key } : { key, value },
        atlassianId: accountIdOf(actor),
      },
    });
  }
  return true;
};
