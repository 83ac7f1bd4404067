import { route } from '@forge/api';
import { z } from 'zod';
import type { PriorityCatalog, SitePriority } from '../../ports/site-catalog';
import type { JiraClient } from './jira-client';
import { JiraRequestError } from './jira-request-error';

/** More than any site has been seen to use. */
const MOST_PRIORITIES = 20;

const priority = z.object({ id: z.string(), name: z.string() });
const priorityList = z.array(priority);
const oneIssue = z.object({ issues: z.array(z.object({ fields: z.object({ priority: priority.nullish() }) })) });

const toSitePriority = ({ id, name }: z.infer<typeof priority>): SitePriority => ({ priorityId: id, name });

/**
 * Priorities in the site's own order. The paged twin of this endpoint asks for the scope manage:jira-configuration, which
 * no reader of a backlog needs; this one is deprecated without a date. Source: Atlassian's OpenAPI document of June 2026.
 * Once it is gone, the priorities that issues of the last two years have are found by searching, the highest first.
 */
export function jiraPriorityCatalog({ jira }: { jira: JiraClient }): PriorityCatalog {
  const findNext = async (known: readonly SitePriority[]): Promise<SitePriority | undefined> => {
    const others = known.length === 0 ? '' : ` AND priority not in (${known.map((one) => one.priorityId).join(', ')})`;
    const answer = await jira.read({
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/search/jql`,
      endpoint: '/search/jql',
      body: {
        jql: `updated >= -730d AND priority is not EMPTY${others} ORDER BY priority DESC`,
        maxResults: 1,
        fields: ['priority'],
      },
      schema: oneIssue,
      points: ({ issues }) => issues.length,
    });
    const found = answer.issues[0]?.fields.priority;
    return found == null ? undefined : toSitePriority(found);
  };
  const listUsed = async (): Promise<readonly SitePriority[]> => {
    const used: SitePriority[] = [];
    while (used.length < MOST_PRIORITIES) {
      const next = await findNext(used);
      if (next === undefined || used.some(({ priorityId }) => priorityId === next.priorityId)) break;
      used.push(next);
    }
    return used;
  };

  return async () => {
    try {
      const found = await jira.read({
        as: 'app',
        method: 'GET',
        path: route`/rest/api/3/priority`,
        endpoint: '/priority',
        schema: priorityList,
      });
      return found.map(toSitePriority);
    } catch (error) {
      const isGone = error instanceof JiraRequestError && (error.status === 410 || error.status === 404);
      if (!isGone) throw error;
      return listUsed();
    }
  };
}
