import { z } from 'zod';
import { JiraRefusal } from '../jira-refusal';
import { ranksBetween } from '../lexo-rank';
import type { SiteContext } from '../site-context';
import type { IssueRecord, IssueTypeRecord, Json, ProjectRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { plannedEdits } from './apply-edits';
import { accountIdOf } from './change-author';
import { emitIssueEvent } from './issue-event';

const projectSchema = z.looseObject({ id: z.string().optional(), key: z.string().optional() });
const typeSchema = z.looseObject({ id: z.string().optional(), name: z.string().optional() });

const projectFrom = (value: unknown, site: SiteContext, viewer: Viewer): ProjectRecord => {
  const parsed = projectSchema.safeParse(value);
  const named = parsed.success ? (parsed.data.id ?? parsed.data.key) : undefined;
  const project = named === undefined ? undefined : site.store.findProject(named);
  if (!project || !viewer.canSeeProject(project)) {
    throw new JiraRefusal(400, { errors: { project: 'Specify a valid project ID or key' } });
  }
  if (!viewer.holds('CREATE_ISSUES', { project })) {
    throw new JiraRefusal(403, 'You do not have permission to create issues in this project.');
  }
  return project;
};

const typeFrom = (value: unknown, project: ProjectRecord, site: SiteContext): IssueTypeRecord => {
  const parsed = typeSchema.safeParse(value);
  const types = project.issueTypeIds.flatMap((id) => site.store.table('issueTypes').get(id) ?? []);
  const found = parsed.success
    ? types.find((type) => type.id === parsed.data.id || (!parsed.data.id && type.name === parsed.data.name))
    : undefined;
  if (!found) throw new JiraRefusal(400, { errors: { issuetype: 'Specify a valid issue type' } });
  return found;
};

const lastRankOf = (site: SiteContext): string | null => {
  let last: string | null = null;
  for (const { rank } of site.store.table('issues').values()) if (last === null || rank > last) last = rank;
  return last;
};

const highest = (ids: Iterable<string>): number => {
  let most = 9_999;
  for (const id of ids) most = Math.max(most, Number(id) || 0);
  return most;
};

const highestKeyNumber = (site: SiteContext, project: ProjectRecord): number => {
  let most = 0;
  for (const id of site.store.issueIdsOfProject(project.id)) {
    const key = site.store.table('issues').get(id)?.key ?? '';
    most = Math.max(most, Number(key.slice(key.lastIndexOf('-') + 1)));
  }
  return most;
};

/** A key of the project that no issue had before. */
export const nextKeyOf = (site: SiteContext, project: ProjectRecord): string =>
  `${project.key}-${site.store.nextNumber(`keys/${project.id}`, highestKeyNumber(site, project))}`;

/** Sees to it that a key whose issue goes away is never given again. */
export const retireKey = ({ store }: SiteContext, { key, projectId }: IssueRecord): void => {
  const sequence = `keys/${projectId}`;
  const last = store.table('counters').get(sequence)?.last ?? 0;
  const number = Number(key.slice(key.lastIndexOf('-') + 1));
  if (number > last) store.put('counters', { id: sequence, last: number });
};

const blankIssue = (options: {
  readonly site: SiteContext;
  readonly project: ProjectRecord;
  readonly type: IssueTypeRecord;
  readonly accountId: string | null;
}): IssueRecord => {
  const { site, project, type, accountId } = options;
  const { store } = site;
  const now = site.now();
  const priorities = [...store.table('priorities').values()];
  const priority = priorities.find(({ name }) => name === 'Medium') ?? priorities[Math.floor(priorities.length / 2)];
  const [rank = ''] = ranksBetween({ after: lastRankOf(site), before: null, count: 1 });
  return {
    id: '',
    key: '',
    projectId: project.id,
    issueTypeId: type.id,
    statusId: project.statusIds[0] ?? '',
    priorityId: priority?.id ?? null,
    resolutionId: null,
    summary: '',
    description: null,
    reporterAccountId: accountId,
    creatorAccountId: accountId,
    assigneeAccountId: null,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
    statusChangedAt: now,
    dueDate: null,
    parentId: null,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    securityLevelId: null,
    rank,
    sprintIds: [],
    voters: [],
    watchers: accountId === null ? [] : [accountId],
    extraVotes: 0,
    extraWatchers: 0,
    originalEstimateSeconds: null,
    custom: {},
    properties: {},
    history: [],
    comments: [],
  };
};

/** Creates an issue from the `fields` of a request; refused as a whole where anything is wrong. */
export const createIssue = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly apiVersion: 2 | 3;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, Json>>;
}): IssueRecord => {
  const { site, viewer, apiVersion, properties } = options;
  const { project: projectValue, issuetype, ...rest } = options.fields;
  const project = projectFrom(projectValue, site, viewer);
  const type = typeFrom(issuetype, project, site);
  const { store } = site;
  const blank = blankIssue({ site, project, type, accountId: accountIdOf(viewer.actor) });
  const values = { summary: '', ...rest, ...(type.hierarchyLevel === -1 ? { parent: rest['parent'] ?? null } : {}) };
  const { issue } = plannedEdits(values, { site, viewer, project, issue: blank, apiVersion });
  const id = String(store.nextNumber('issues', highest(store.table('issues').keys())));
  const created: IssueRecord = { ...issue, id, key: nextKeyOf(site, project), properties };
  store.put('issues', created);
  emitIssueEvent({ site, actor: viewer.actor, verb: 'created', issue: created });
  return created;
};

/** Removes an issue with its links; children stay and lose their parent. */
export const deleteIssue = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly issue: IssueRecord;
}): void => {
  const { site, viewer, issue } = options;
  for (const link of site.store.linksOf(issue.id)) site.store.remove('links', link.id);
  for (const child of site.store.childrenOf(issue.id)) site.store.put('issues', { ...child, parentId: null });
  retireKey(site, issue);
  site.store.remove('issues', issue.id);
  emitIssueEvent({ site, actor: viewer.actor, verb: 'deleted', issue });
};
