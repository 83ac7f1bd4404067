import { Hono } from 'hono';
import { vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { Json, UserRecord } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  numberParameter,
  pageAnswer,
  type RouteEnv,
  signedIn,
  visibleIssue,
  visibleProject,
} from './exchange';

const matches = (user: UserRecord, query: string): boolean =>
  user.displayName.toLowerCase().includes(query) || user.emailAddress.toLowerCase().startsWith(query);

/** The person of that account, or Jira's refusal. */
export const knownUser = ({ store }: SiteContext, accountId: string | undefined): UserRecord => {
  const user = accountId === undefined ? undefined : store.table('users').get(accountId);
  if (!user) throw new JiraRefusal(404, 'Specified user does not exist or you do not have required permissions');
  return user;
};

/** The caller, and other people. */
export const peopleRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);

  const groupsOf = (user: UserRecord): Json => ({
    size: user.groups.length,
    items: user.groups.map((name) => ({
      name,
      self: `${siteUrl}/rest/api/3/group?groupname=${encodeURIComponent(name)}`,
    })),
  });
  const whole = (c: JiraContext, user: UserRecord): Json => {
    const expand = listParameter(c, 'expand') ?? [];
    return {
      ...(words.user(user) as object),
      locale: user.locale,
      ...(expand.includes('groups') ? { groups: groupsOf(user) } : {}),
      ...(expand.includes('applicationRoles') ? { applicationRoles: { size: 0, items: [] } } : {}),
      expand: 'groups,applicationRoles',
    };
  };
  const userNamed = (accountId: string | undefined): UserRecord => knownUser(site, accountId);

  router.get('/myself', (c) => {
    signedIn(c);
    const { user } = c.env.viewer;
    if (!user) throw new JiraRefusal(401, 'Client must be authenticated to access this resource.');
    return answer(c, whole(c, user), { identities: 1 });
  });
  router.get('/user', (c) => {
    signedIn(c);
    return answer(c, whole(c, userNamed(c.req.query('accountId'))), { identities: 1 });
  });
  router.get('/user/bulk', (c) => {
    signedIn(c);
    const ids = listParameter(c, 'accountId') ?? [];
    if (ids.length === 0) throw new JiraRefusal(400, 'At least one account ID must be provided.');
    const users = ids.flatMap((id) => store.table('users').get(id) ?? []);
    const { page, size } = pageAnswer(c, users, { siteUrl: site.siteUrl, cap: 200, default: 10, write: words.user });
    return answer(c, page, { identities: size });
  });
  const people = (c: JiraContext, found: readonly UserRecord[]): Response => {
    const startAt = numberParameter(c, 'startAt', 0);
    const shown = found.slice(startAt, startAt + Math.min(numberParameter(c, 'maxResults', 50), 1000));
    return answer(c, shown.map(words.user), { identities: shown.length });
  };
  router.get('/user/search', (c) => {
    signedIn(c);
    const query = c.req.query('query')?.toLowerCase();
    const accountId = c.req.query('accountId');
    if (query === undefined && accountId === undefined) {
      throw new JiraRefusal(400, 'The "query" or "accountId" query parameter is required.');
    }
    const found = [...store.table('users').values()].filter(
      (user) => user.active && (accountId === user.accountId || (query !== undefined && matches(user, query))),
    );
    return people(c, found);
  });
  for (const path of ['/users/search', '/users'] as const) {
    router.get(path, (c) => {
      signedIn(c);
      return people(c, [...store.table('users').values()]);
    });
  }
  router.get('/user/assignable/search', (c) => {
    signedIn(c);
    const projectText = c.req.query('project');
    const issueText = c.req.query('issueKey') ?? c.req.query('issueId');
    if (projectText === undefined && issueText === undefined) {
      throw new JiraRefusal(400, 'Either a project or an issue must be specified.');
    }
    if (projectText !== undefined) visibleProject(c, site, projectText);
    if (issueText !== undefined) visibleIssue(c, site, issueText);
    const query = c.req.query('query')?.toLowerCase() ?? '';
    return people(
      c,
      [...store.table('users').values()].filter((u) => u.active && u.accountType === 'atlassian' && matches(u, query)),
    );
  });

  return router;
};
