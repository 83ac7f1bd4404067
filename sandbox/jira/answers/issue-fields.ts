import { customFieldsOf, isRankField, isRichTextField, isSprintField, SYSTEM_FIELDS } from '../field-catalog';
import { ownValue } from '../own-value';
import type { SiteContext } from '../site-context';
import type { AdfDocument, CommentRecord, CustomFieldRecord, IssueRecord, Json } from '../site-records';
import { jiraTimestamp } from '../site-time';
import type { Viewer } from '../viewer';
import { wikiOfAdf } from '../wiki-of-adf';
import { type Vocabulary, vocabularyOf } from './vocabulary';

/** For whom and in which version of the API an answer is written. */
export interface Reading {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly apiVersion: 2 | 3;
}

export type FieldWriter = (issue: IssueRecord) => Json | undefined;

const cached = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as V;
  };
};

/** Small objects by id, made once per answer. */
const referencesOf = (reading: Reading, words: Vocabulary) => {
  const { store } = reading.site;
  const from =
    <T>(find: (id: string) => T | undefined, write: (record: T) => Json) =>
    (id: string): Json => {
      const record = find(id);
      return record === undefined ? null : write(record);
    };
  return {
    user: cached(from((id) => store.table('users').get(id), words.user)),
    status: cached(from((id) => store.table('statuses').get(id), words.status)),
    priority: cached(from((id) => store.table('priorities').get(id), words.priority)),
    issueType: cached(from((id) => store.table('issueTypes').get(id), words.issueType)),
    resolution: cached(from((id) => store.table('resolutions').get(id), words.resolution)),
    project: cached(from((id) => store.table('projects').get(id), words.projectInIssue)),
    component: cached(from((id) => store.table('components').get(id), words.component)),
    version: cached(from((id) => store.table('versions').get(id), words.version)),
    sprint: cached(from((id) => store.table('sprints').get(id), words.sprintValue)),
  };
};

/** Rich text as version 3 gives it, or in wiki markup as version 2 does. */
const richTextIn = (document: AdfDocument | null, apiVersion: 2 | 3): Json =>
  document === null ? null : apiVersion === 3 ? document : wikiOfAdf(document);

/** A comment as `GET …/comment` and `fields.comment` show it. */
export const commentAnswer = (reading: Reading, issue: IssueRecord, comment: CommentRecord): Json => {
  const { store, siteUrl, siteTimeZone } = reading.site;
  const words = vocabularyOf(siteUrl);
  const author = store.table('users').get(comment.authorAccountId);
  const at = jiraTimestamp(comment.createdAt, siteTimeZone);
  return {
    self: `${siteUrl}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    ...(author ? { author: words.user(author), updateAuthor: words.user(author) } : {}),
    body: richTextIn(comment.body, reading.apiVersion),
    created: at,
    updated: at,
    jsdPublic: true,
  };
};

const estimateText = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.round((seconds % 3600) / 60);
  return [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : ''].filter(Boolean).join(' ') || '0m';
};

const writersOf = (reading: Reading): Readonly<Record<string, FieldWriter>> => {
  const { site, viewer } = reading;
  const { store, siteUrl, siteTimeZone } = site;
  const words = vocabularyOf(siteUrl);
  const references = referencesOf(reading, words);
  const api = `${siteUrl}/rest/api/3`;
  const time = (at: number): string => jiraTimestamp(at, siteTimeZone);
  const optional = (id: string | null, write: (id: string) => Json): Json => (id === null ? null : write(id));

  const brief = (issue: IssueRecord): Json => ({
    id: issue.id,
    key: issue.key,
    self: `${api}/issue/${issue.id}`,
    fields: {
      summary: issue.summary,
      status: references.status(issue.statusId),
      ...(issue.priorityId === null ? {} : { priority: references.priority(issue.priorityId) }),
      issuetype: references.issueType(issue.issueTypeId),
    },
  });
  const seen = (issueId: string): IssueRecord | undefined => {
    const issue = store.table('issues').get(issueId);
    return issue && viewer.canSeeIssue(issue) ? issue : undefined;
  };
  const links = (issue: IssueRecord): Json =>
    store.linksOf(issue.id).flatMap((link): Json[] => {
      const type = store.table('linkTypes').get(link.typeId);
      const isInward = link.outwardIssueId === issue.id;
      const other = seen(isInward ? link.inwardIssueId : link.outwardIssueId);
      if (!type || !other) return [];
      const side = isInward ? 'inwardIssue' : 'outwardIssue';
      return [{ id: link.id, self: `${api}/issueLink/${link.id}`, type: words.linkType(type), [side]: brief(other) }];
    });
  const levelOf = (issue: IssueRecord): number => store.table('issueTypes').get(issue.issueTypeId)?.hierarchyLevel ?? 0;
  const commentPage = (issue: IssueRecord): Json => ({
    comments: issue.comments.map((comment) => commentAnswer(reading, issue, comment)),
    self: `${api}/issue/${issue.id}/comment`,
    maxResults: issue.comments.length,
    total: issue.comments.length,
    startAt: 0,
  });

  return {
    summary: (issue) => issue.summary,
    status: (issue) => references.status(issue.statusId),
    statusCategory: (issue) =>
      words.statusCategory(store.table('statuses').get(issue.statusId)?.category ?? 'undefined'),
    statuscategorychangedate: (issue) => time(issue.statusChangedAt),
    issuetype: (issue) => references.issueType(issue.issueTypeId),
    priority: (issue) => optional(issue.priorityId, references.priority),
    resolution: (issue) => optional(issue.resolutionId, references.resolution),
    resolutiondate: (issue) => (issue.resolvedAt === null ? null : time(issue.resolvedAt)),
    // A parent that the viewer may not see is absent, as is one that is not there.
    parent: (issue) => {
      const parent = issue.parentId === null ? undefined : seen(issue.parentId);
      return parent && brief(parent);
    },
    project: (issue) => references.project(issue.projectId),
    assignee: (issue) => optional(issue.assigneeAccountId, references.user),
    reporter: (issue) => optional(issue.reporterAccountId, references.user),
    creator: (issue) => optional(issue.creatorAccountId, references.user),
    created: (issue) => time(issue.createdAt),
    updated: (issue) => time(issue.updatedAt),
    duedate: (issue) => issue.dueDate,
    labels: (issue) => issue.labels,
    components: (issue) => issue.componentIds.map(references.component),
    fixVersions: (issue) => issue.fixVersionIds.map(references.version),
    versions: () => [],
    issuelinks: links,
    subtasks: (issue) =>
      store
        .childrenOf(issue.id)
        .filter((child) => levelOf(child) === -1 && viewer.canSeeIssue(child))
        .map(brief),
    votes: (issue) => ({
      self: `${api}/issue/${issue.key}/votes`,
      votes: issue.voters.length + issue.extraVotes,
      hasVoted: viewer.accountId !== null && issue.voters.includes(viewer.accountId),
    }),
    watches: (issue) => ({
      self: `${api}/issue/${issue.key}/watchers`,
      watchCount: issue.watchers.length + issue.extraWatchers,
      isWatching: viewer.accountId !== null && issue.watchers.includes(viewer.accountId),
    }),
    description: (issue) => richTextIn(issue.description, reading.apiVersion),
    environment: () => null,
    comment: commentPage,
    security: (issue) => {
      const levels = store.table('projects').get(issue.projectId)?.securityLevels ?? [];
      const level = levels.find(({ id }) => id === issue.securityLevelId);
      return level
        ? { self: `${api}/securitylevel/${level.id}`, id: level.id, name: level.name, description: '' }
        : null;
    },
    timeoriginalestimate: (issue) => issue.originalEstimateSeconds,
    timetracking: (issue) =>
      issue.originalEstimateSeconds === null
        ? {}
        : {
            originalEstimate: estimateText(issue.originalEstimateSeconds),
            originalEstimateSeconds: issue.originalEstimateSeconds,
          },
    ...Object.fromEntries(
      customFieldsOf(store).map((field): [string, FieldWriter] => [field.id, customWriter(field, reading, references)]),
    ),
  };
};

const customWriter = (
  field: CustomFieldRecord,
  reading: Reading,
  references: ReturnType<typeof referencesOf>,
): FieldWriter => {
  const isElsewhere = (issue: IssueRecord): boolean => field.projectId !== null && field.projectId !== issue.projectId;
  if (isRankField(field)) return (issue) => issue.rank;
  if (isSprintField(field)) {
    return (issue) =>
      issue.sprintIds.length === 0 ? null : issue.sprintIds.map((id) => references.sprint(String(id)));
  }
  if (isRichTextField(field)) {
    return (issue) => richTextIn((issue.custom[field.id] ?? null) as AdfDocument | null, reading.apiVersion);
  }
  return (issue) => (isElsewhere(issue) ? undefined : (issue.custom[field.id] ?? null));
};

const NAVIGABLE_EXCEPT: ReadonlySet<string> = new Set(['comment']);
const ON_DEMAND: ReadonlySet<string> = new Set(['timetracking']);

/** The fields that a request's list names: ids, `*all`, `*navigable`, and `-id` to leave one out. */
export const fieldWritersFor = (
  requested: readonly string[],
  reading: Reading,
): readonly (readonly [string, FieldWriter])[] => {
  const writers = writersOf(reading);
  const all = [...SYSTEM_FIELDS.map(({ id }) => id), ...customFieldsOf(reading.site.store).map(({ id }) => id)];
  const chosen = new Set<string>();
  const named = requested.filter((name) => !name.startsWith('-'));
  for (const name of named.length === 0 ? ['*all'] : named) {
    if (name === '*all') for (const id of all) chosen.add(id);
    else if (name === '*navigable') for (const id of all.filter((id) => !NAVIGABLE_EXCEPT.has(id))) chosen.add(id);
    else if (ownValue(writers, name) !== undefined) chosen.add(name);
  }
  for (const name of requested) if (name.startsWith('-')) chosen.delete(name.slice(1));
  if (named.includes('*all')) for (const id of ON_DEMAND) chosen.add(id);
  return [...chosen].flatMap((id) => {
    const writer = ownValue(writers, id);
    return writer ? [[id, writer] as const] : [];
  });
};
