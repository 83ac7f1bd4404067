import { Hono } from 'hono';
import { z } from 'zod';
import { isAdfDocument } from '../adf-text';
import { commentAnswer } from '../answers/issue-fields';
import { vocabularyOf } from '../answers/vocabulary';
import { nextPartId } from '../changes/apply-edits';
import { accountIdOf } from '../changes/change-author';
import { emitIssueEvent } from '../changes/issue-event';
import { richTextFrom } from '../changes/system-field-editors';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { CommentRecord, IssueRecord, Json } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  jsonBody,
  mayOn,
  noContent,
  numberParameter,
  parsedBody,
  type RouteEnv,
  readingOf,
  signedIn,
  visibleIssue,
} from './exchange';

/** Votes, watchers and comments. */
export const issueSocialRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);
  const api = `${siteUrl}/rest/api/3`;

  /** Names are shown to those who may see them; anybody sees whether they are among them. */
  const namesFor = (c: JiraContext, issue: IssueRecord, accountIds: readonly string[]): Json[] => {
    const maySee = mayOn(c, site, 'VIEW_VOTERS_AND_WATCHERS', issue);
    return accountIds
      .filter((id) => maySee || id === c.env.viewer.accountId)
      .flatMap((id) => store.table('users').get(id) ?? [])
      .map(words.user);
  };

  router.get('/issue/:issueIdOrKey/votes', (c) => {
    const issue = visibleIssue(c, site);
    const voters = namesFor(c, issue, issue.voters);
    const body = {
      self: `${api}/issue/${issue.key}/votes`,
      votes: issue.voters.length + issue.extraVotes,
      hasVoted: c.env.viewer.accountId !== null && issue.voters.includes(c.env.viewer.accountId),
      voters,
    };
    return answer(c, body, { objects: 1, identities: voters.length });
  });
  router.post('/issue/:issueIdOrKey/votes', (c) => {
    const issue = visibleIssue(c, site);
    const accountId = signedIn(c);
    if (issue.reporterAccountId === accountId) {
      throw new JiraRefusal(404, 'You cannot vote for an issue you have reported.');
    }
    if (issue.resolutionId !== null) throw new JiraRefusal(404, 'You cannot vote for resolved issues.');
    if (!issue.voters.includes(accountId)) store.put('issues', { ...issue, voters: [...issue.voters, accountId] });
    return noContent();
  });
  router.delete('/issue/:issueIdOrKey/votes', (c) => {
    const issue = visibleIssue(c, site);
    const accountId = signedIn(c);
    if (!issue.voters.includes(accountId)) throw new JiraRefusal(404, 'You have not voted for this issue.');
    store.put('issues', { ...issue, voters: issue.voters.filter((id) => id !== accountId) });
    return noContent();
  });

  router.get('/issue/:issueIdOrKey/watchers', (c) => {
    const issue = visibleIssue(c, site);
    const watchers = namesFor(c, issue, issue.watchers);
    const body = {
      self: `${api}/issue/${issue.key}/watchers`,
      isWatching: c.env.viewer.accountId !== null && issue.watchers.includes(c.env.viewer.accountId),
      watchCount: issue.watchers.length + issue.extraWatchers,
      watchers,
    };
    return answer(c, body, { objects: 1, identities: watchers.length });
  });
  router.post('/issue/:issueIdOrKey/watchers', (c) => {
    const issue = visibleIssue(c, site);
    const { body } = c.env.call;
    // The body is nothing but an account id as a JSON string; without one the caller watches.
    const named = body === null || body.trim() === '' ? signedIn(c) : jsonBody(c);
    if (typeof named !== 'string' || !store.table('users').has(named)) {
      throw new JiraRefusal(400, 'Specified user does not exist or you do not have required permissions');
    }
    if (!issue.watchers.includes(named)) store.put('issues', { ...issue, watchers: [...issue.watchers, named] });
    return noContent();
  });
  router.delete('/issue/:issueIdOrKey/watchers', (c) => {
    const issue = visibleIssue(c, site);
    const named = c.req.query('accountId') ?? signedIn(c);
    store.put('issues', { ...issue, watchers: issue.watchers.filter((id) => id !== named) });
    return noContent();
  });
  router.post('/issue/watching', (c) => {
    const { issueIds } = parsedBody(c, z.object({ issueIds: z.array(z.string()).max(1000) }));
    const accountId = signedIn(c);
    const issuesIsWatching = Object.fromEntries(
      issueIds.map((id) => {
        const issue = store.table('issues').get(id);
        return [id, issue !== undefined && c.env.viewer.canSeeIssue(issue) && issue.watchers.includes(accountId)];
      }),
    );
    return answer(c, { issuesIsWatching }, { objects: issueIds.length });
  });

  router.get('/issue/:issueIdOrKey/comment', (c) => {
    const issue = visibleIssue(c, site);
    const startAt = numberParameter(c, 'startAt', 0);
    const maxResults = Math.min(numberParameter(c, 'maxResults', 100), 100);
    const shown = issue.comments.slice(startAt, startAt + maxResults);
    const comments = shown.map((comment) => commentAnswer(readingOf(c, site), issue, comment));
    const body = { startAt, maxResults, total: issue.comments.length, comments };
    return answer(c, body, { objects: shown.length });
  });
  router.get('/issue/:issueIdOrKey/comment/:id', (c) => {
    const issue = visibleIssue(c, site);
    const comment = issue.comments.find(({ id }) => id === c.req.param('id'));
    if (!comment) throw new JiraRefusal(404, `Can not find a comment for the id: ${c.req.param('id')}.`);
    return answer(c, commentAnswer(readingOf(c, site), issue, comment), { objects: 1 });
  });
  router.post('/issue/:issueIdOrKey/comment', (c) => {
    const issue = visibleIssue(c, site);
    const { viewer, apiVersion } = c.env;
    if (!mayOn(c, site, 'ADD_COMMENTS', issue)) {
      throw new JiraRefusal(400, {
        errors: { comment: 'You do not have the permission to comment on this issue.' },
      });
    }
    const request = parsedBody(c, z.looseObject({ body: z.unknown() }));
    const document = richTextFrom(request.body ?? null, apiVersion);
    if (!document || !isAdfDocument(document) || document.content.length === 0) {
      throw new JiraRefusal(400, { errors: { comment: 'Comment body is not valid!' } });
    }
    const comment: CommentRecord = {
      id: nextPartId({ site }),
      authorAccountId: accountIdOf(viewer.actor) ?? '',
      createdAt: site.now(),
      body: document,
    };
    const next: IssueRecord = { ...issue, updatedAt: site.now(), comments: [...issue.comments, comment] };
    store.put('issues', next);
    emitIssueEvent({ site, actor: viewer.actor, verb: 'updated', issue: next });
    return answer(c, commentAnswer(readingOf(c, site), next, comment), { status: 201 });
  });
  return router;
};
