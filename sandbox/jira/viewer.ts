import type { Actor } from './actor';
import type { Grant, IssueRecord, PermissionKey, ProjectRecord, UserRecord } from './site-records';
import { SITE_IDS } from './site-records';
import type { SiteStore } from './site-store';

/** On whose behalf an answer is made, and what they may see and do. */
export interface Viewer {
  readonly actor: Actor;
  readonly user: UserRecord | null;
  readonly accountId: string | null;
  /** The zone in which date literals of JQL are read. */
  readonly timeZone: string;
  readonly isSiteAdmin: boolean;
  readonly canSeeProject: (project: ProjectRecord) => boolean;
  readonly canSeeIssue: (issue: IssueRecord) => boolean;
  /** Whether the permission is held for the project, or for one issue of it. */
  readonly holds: (
    permission: PermissionKey,
    on: { readonly project: ProjectRecord; readonly issue?: IssueRecord },
  ) => boolean;
}

type Verdict = boolean | 'byIssue';

/** Whether one grant covers the viewer; grants to reporter and assignee depend on the issue. */
const verdictOf = (grant: Grant, user: UserRecord | null): Verdict => {
  switch (grant.kind) {
    case 'anyone':
      return true;
    case 'loggedIn':
      return user !== null;
    case 'app':
      return user?.accountType === 'app';
    case 'group':
      return user?.groups.includes(grant.group) ?? false;
    case 'user':
      return user?.accountId === grant.accountId;
    case 'reporter':
    case 'assignee':
      return user === null ? false : 'byIssue';
  }
};

const verdictOfAll = (grants: readonly Grant[], user: UserRecord | null): Verdict => {
  const verdicts = grants.map((grant) => verdictOf(grant, user));
  if (verdicts.includes(true)) return true;
  return verdicts.includes('byIssue') ? 'byIssue' : false;
};

const isCoveredByIssue = (grants: readonly Grant[], accountId: string | null, issue: IssueRecord): boolean =>
  accountId !== null &&
  grants.some(
    (grant) =>
      (grant.kind === 'reporter' && issue.reporterAccountId === accountId) ||
      (grant.kind === 'assignee' && issue.assigneeAccountId === accountId),
  );

const memo = <K, V>(compute: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
};

const appUser = (store: SiteStore): UserRecord =>
  store.table('users').get(SITE_IDS.appAccountId) ?? {
    accountId: SITE_IDS.appAccountId,
    emailAddress: '',
    displayName: 'Plumbline',
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    active: true,
    groups: [],
    accountType: 'app',
  };

const userOf = (store: SiteStore, actor: Actor): UserRecord | null => {
  if (actor.kind === 'app') return appUser(store);
  if (actor.kind === 'anonymous') return null;
  const user = store.table('users').get(actor.accountId);
  return user?.active ? user : null;
};

/** The viewer's rights, worked out once per request. */
export const viewerOf = (options: {
  readonly store: SiteStore;
  readonly actor: Actor;
  readonly siteTimeZone: string;
}): Viewer => {
  const { store, actor, siteTimeZone } = options;
  const user = userOf(store, actor);
  const accountId = user?.accountId ?? null;

  // As on a real site, an app holds every project permission that the project does not keep from it.
  const grantsOf = (project: ProjectRecord, permission: PermissionKey): readonly Grant[] =>
    project.permissions[permission] ?? (user?.accountType === 'app' ? [{ kind: 'app' }] : []);
  const browse = memo((projectId: string): Verdict => {
    const project = store.table('projects').get(projectId);
    return project ? verdictOfAll(grantsOf(project, 'BROWSE_PROJECTS'), user) : false;
  });
  const securityGrants = memo((key: string): readonly Grant[] => {
    const [projectId = '', levelId = ''] = key.split('/');
    const levels = store.table('projects').get(projectId)?.securityLevels ?? [];
    return levels.find((level) => level.id === levelId)?.grants ?? [];
  });
  const isAllowed = (grants: readonly Grant[], verdict: Verdict, issue: IssueRecord): boolean =>
    verdict === 'byIssue' ? isCoveredByIssue(grants, accountId, issue) : verdict;

  const canSeeIssue = (issue: IssueRecord): boolean => {
    const verdict = browse(issue.projectId);
    if (verdict === false) return false;
    if (verdict === 'byIssue') {
      const project = store.table('projects').get(issue.projectId);
      if (!project || !isCoveredByIssue(grantsOf(project, 'BROWSE_PROJECTS'), accountId, issue)) return false;
    }
    if (issue.securityLevelId === null) return true;
    const grants = securityGrants(`${issue.projectId}/${issue.securityLevelId}`);
    return isAllowed(grants, verdictOfAll(grants, user), issue);
  };

  return {
    actor,
    user,
    accountId,
    timeZone: user?.timeZone ?? siteTimeZone,
    isSiteAdmin: user?.groups.includes(SITE_IDS.adminGroup) ?? false,
    canSeeProject: (project) => browse(project.id) !== false,
    canSeeIssue,
    holds: (permission, { project, issue }) => {
      if (issue ? !canSeeIssue(issue) : browse(project.id) === false) return false;
      const grants = grantsOf(project, permission);
      const verdict = verdictOfAll(grants, user);
      if (verdict !== 'byIssue') return verdict;
      return issue ? isCoveredByIssue(grants, accountId, issue) : permission === 'BROWSE_PROJECTS';
    },
  };
};
