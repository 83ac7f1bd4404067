import { Hono } from 'hono';
import { z } from 'zod';
import { rankIssues } from '../changes/rank-issues';
import { customFieldsOf, isRankField } from '../field-catalog';
import { issueNotFound, JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueRecord, Json } from '../site-records';
import { answer, type JiraRouter, mayOn, noContent, parsedBody, type RouteEnv } from './exchange';

const MAX_RANKED = 50;

const rankSchema = z.object({
  issues: z.array(z.string()).min(1),
  rankBeforeIssue: z.string().nullish(),
  rankAfterIssue: z.string().nullish(),
  rankCustomFieldId: z.number().int().nullish(),
});

/** Moving issues up and down. */
export const rankRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;

  router.put('/issue/rank', (c) => {
    const request = parsedBody(c, rankSchema);
    if (request.issues.length > MAX_RANKED) {
      throw new JiraRefusal(400, `The maximum number of issues that can be ranked in one operation is ${MAX_RANKED}.`);
    }
    const before = request.rankBeforeIssue ?? null;
    const after = request.rankAfterIssue ?? null;
    if ((before === null) === (after === null)) {
      throw new JiraRefusal(400, 'Exactly one of rankBeforeIssue and rankAfterIssue must be given.');
    }
    const rankField = customFieldsOf(store).find(isRankField)?.id.replace('customfield_', '');
    if (typeof request.rankCustomFieldId === 'number' && String(request.rankCustomFieldId) !== rankField) {
      throw new JiraRefusal(400, 'The custom field is not a rank field.');
    }
    const find = (idOrKey: string): IssueRecord | undefined => {
      const issue = store.findIssue(idOrKey);
      return issue && c.env.viewer.canSeeIssue(issue) ? issue : undefined;
    };
    const anchor = find(before ?? after ?? '');
    if (!anchor) throw new JiraRefusal(400, issueNotFound().message);
    const asked = request.issues.map((idOrKey) => ({ idOrKey, issue: find(idOrKey) }));
    if (asked.some(({ issue }) => issue?.id === anchor.id)) {
      throw new JiraRefusal(400, 'An issue cannot be ranked relative to itself.');
    }
    const movable = new Set(
      asked.flatMap(({ issue }) => (issue && mayOn(c, site, 'SCHEDULE_ISSUES', issue) ? [issue] : [])),
    );
    if (movable.size === 0 && asked.some(({ issue }) => issue !== undefined)) {
      throw new JiraRefusal(403, 'You do not have permission to rank issues in this project.');
    }
    rankIssues({
      site,
      viewer: c.env.viewer,
      issues: [...movable],
      anchor,
      side: before === null ? 'after' : 'before',
    });
    if (asked.every(({ issue }) => issue && movable.has(issue))) return noContent();
    const entries = asked.map(({ idOrKey, issue }): Json => {
      if (!issue) return { issueKey: idOrKey, status: 404, errors: [issueNotFound().message] };
      const named = { issueId: Number(issue.id), issueKey: issue.key };
      return movable.has(issue)
        ? { ...named, status: 200 }
        : { ...named, status: 403, errors: ['You do not have permission to rank this issue.'] };
    });
    return answer(c, { entries }, { status: 207 });
  });
  return router;
};
