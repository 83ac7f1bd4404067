import {
  DEMO_PEOPLE,
  type IssueLinkRecord,
  type IssueRecord,
  type ProjectRecord,
  type SecurityLevelRecord,
  SITE_IDS,
  type SiteData,
} from '../jira/site-records';
import { staffPermissions } from './demo-projects';
import { type ImportCatalogue, importCatalogue, inPriorityOrder, statusCategories } from './import-catalogue';
import { checkKeys, type Parents, parentsOf, projectKeyOf } from './import-checks';
import { datesFrom } from './import-dates';
import type { ImportSite } from './import-site';
import { sprintsFrom } from './import-sprints';
import type { ImportedIssue, ImportedVersion, StatusCategory } from './imported-issue';
import { rankSequence } from './rank-sequence';

/** First digits of ranks; every project takes the next, so that ranks are unique on the site. */
const RANK_REGIONS = 'ijklmnopqrstuvwxyz0123456789abcdefgh';

export interface AssembledImport {
  readonly data: SiteData;
  readonly droppedParents: number;
  readonly droppedLinks: number;
}

interface Shared {
  readonly site: ImportSite;
  readonly now: number;
  readonly catalogue: ImportCatalogue;
  readonly categories: ReadonlyMap<string, StatusCategory>;
  readonly issueIds: ReadonlyMap<string, string>;
  readonly parents: Parents;
  readonly nextId: () => number;
}

type ProjectPart = Pick<SiteData, 'projects' | 'components' | 'versions' | 'boards' | 'sprints' | 'issues'>;

/** Makes the records of new projects out of the issues of a file; refuses what would clash. */
export function recordsFromImport(of: {
  readonly issues: readonly ImportedIssue[];
  readonly site: ImportSite;
  readonly now: number;
}): AssembledImport {
  const { issues, site, now } = of;
  checkKeys(issues, site);
  const parents = parentsOf(issues);
  let next = site.nextId;
  const nextId = (): number => next++;
  const catalogue = importCatalogue(site, () => String(nextId()));
  const newPriorities = issues.flatMap(({ priorityName }) => (priorityName === null ? [] : [priorityName]));
  for (const name of inPriorityOrder(newPriorities)) catalogue.priority(name);
  const categories = statusCategories(issues, site);
  const issueIds = new Map(issues.map(({ key }) => [key, String(nextId())]));
  const shared: Shared = { site, now, catalogue, categories, issueIds, parents, nextId };
  const byProject = groupByProject(issues);
  const parts = [...byProject].map(([key, own], index) => projectPart({ key, own, index, shared }));
  const { links, dropped } = linksFrom(issues, shared);
  const { made } = catalogue;
  return {
    droppedParents: parents.dropped,
    droppedLinks: dropped,
    data: {
      ...made,
      links,
      customFields: [],
      projects: parts.flatMap((part) => part.projects),
      components: parts.flatMap((part) => part.components),
      versions: parts.flatMap((part) => part.versions),
      boards: parts.flatMap((part) => part.boards),
      sprints: parts.flatMap((part) => part.sprints),
      issues: parts.flatMap((part) => part.issues),
    },
  };
}

function groupByProject(issues: readonly ImportedIssue[]): Map<string, ImportedIssue[]> {
  const groups = new Map<string, ImportedIssue[]>();
  for (const issue of issues) {
    const key = projectKeyOf(issue.key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return groups;
}

function projectPart(of: {
  readonly key: string;
  readonly own: readonly ImportedIssue[];
  readonly index: number;
  readonly shared: Shared;
}): ProjectPart {
  const { key, own, index, shared } = of;
  const { catalogue, categories, nextId, now, site } = shared;
  const projectId = String(nextId());
  const boardId = nextId();
  const dates = datesFrom({ issues: own, categories, now });
  const components = [...new Set(own.flatMap((issue) => issue.components))].map((name) => {
    return { id: String(nextId()), projectId, name, description: '' };
  });
  const versions = versionsFrom(own, { projectId, shared });
  const sprints = sprintsFrom({ issues: own, categories, dates, boardId, nextId });
  const securityLevels = securityLevelsFrom(own, nextId);
  const region = RANK_REGIONS[site.projects.length + index];
  if (region === undefined) throw new Error('The site has too many projects to give ranks to another');
  const ranks = ranksFrom(own, region);
  const idByName = (records: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> =>
    new Map(records.map(({ id, name }) => [name, id]));
  const componentIds = idByName(components);
  const versionIds = idByName(versions);
  const sprintIds = new Map(sprints.map(({ id, name }) => [name, id]));
  const levelIds = idByName(securityLevels);
  const issues = own.map((issue): IssueRecord => {
    const {
      custom,
      key: issueKey,
      originalEstimateSeconds,
      summary,
      description,
      dueDate,
      votes,
      watcherCount,
    } = issue;
    const parentKey = shared.parents.byKey.get(issueKey);
    const person = (one: ImportedIssue['reporter']): string | null => (one === null ? null : catalogue.person(one));
    const reporter = person(issue.reporter);
    const found = dates.get(issueKey) ?? { createdAt: now, updatedAt: now, resolvedAt: null, statusChangedAt: now };
    return {
      ...{ id: requireId(shared.issueIds, issueKey), key: issueKey, projectId, summary, description },
      issueTypeId: catalogue.issueType(issue.typeName, issue.hierarchyLevel).id,
      statusId: catalogue.status(issue.statusName, categories.get(issue.statusName) ?? 'new', projectId).id,
      priorityId: issue.priorityName === null ? null : catalogue.priority(issue.priorityName).id,
      resolutionId: issue.resolutionName === null ? null : catalogue.resolution(issue.resolutionName).id,
      reporterAccountId: reporter,
      creatorAccountId: person(issue.creator) ?? reporter,
      assigneeAccountId: person(issue.assignee),
      ...found,
      updatedAt: Math.max(found.updatedAt, ...issue.comments.map(({ createdAt }) => createdAt ?? 0)),
      dueDate,
      parentId: parentKey === undefined ? null : requireId(shared.issueIds, parentKey),
      labels: [...new Set(issue.labels)],
      componentIds: issue.components.map((name) => requireId(componentIds, name)),
      fixVersionIds: issue.versions.map(({ name }) => requireId(versionIds, name)),
      securityLevelId: issue.securityLevelName === null ? null : requireId(levelIds, issue.securityLevelName),
      rank: requireId(ranks, issueKey),
      sprintIds: issue.sprints.flatMap(({ name }) => sprintIds.get(name) ?? []),
      voters: [],
      watchers: [...new Set(issue.watchers.map((one) => catalogue.person(one)))],
      ...{ extraVotes: votes, extraWatchers: watcherCount, originalEstimateSeconds, custom },
      properties: {},
      history: [],
      comments: issue.comments.map(({ author, createdAt, body }) => ({
        id: String(nextId()),
        authorAccountId: person(author) ?? reporter ?? SITE_IDS.appAccountId,
        createdAt: createdAt ?? found.createdAt,
        body,
      })),
    };
  });
  const project = projectRecord({ id: projectId, key, own, issues, securityLevels });
  const board = {
    id: boardId,
    name: `${project.name} board`,
    type: sprints.length > 0 ? 'scrum' : 'kanban',
    projectId,
  } as const;
  return { projects: [project], components, versions, boards: [board], sprints, issues };
}

function projectRecord(of: {
  readonly id: string;
  readonly key: string;
  readonly own: readonly ImportedIssue[];
  readonly issues: readonly IssueRecord[];
  readonly securityLevels: readonly SecurityLevelRecord[];
}): ProjectRecord {
  const { id, key, own, issues, securityLevels } = of;
  const type = own.find(({ projectType }) => projectType !== null)?.projectType;
  return {
    id,
    key,
    name: own.find(({ projectName }) => projectName !== null)?.projectName ?? key,
    description: 'Imported from a file.',
    projectTypeKey: type === 'service_desk' || type === 'product_discovery' || type === 'business' ? type : 'software',
    style: 'classic',
    leadAccountId: DEMO_PEOPLE.po,
    issueTypeIds: [...new Set(issues.map(({ issueTypeId }) => issueTypeId))],
    statusIds: [...new Set(issues.map(({ statusId }) => statusId))],
    permissions: staffPermissions({ owners: [DEMO_PEOPLE.po], browsers: [DEMO_PEOPLE.restricted] }),
    securityLevels,
    formerKeys: [],
  };
}

/** A version counts as released when the file says so, or when nothing in it is left to do. */
function versionsFrom(
  own: readonly ImportedIssue[],
  { projectId, shared }: { readonly projectId: string; readonly shared: Shared },
): SiteData['versions'] {
  const found = new Map<string, { readonly version: ImportedVersion; open: number }>();
  for (const issue of own) {
    for (const version of issue.versions) {
      const entry = found.get(version.name) ?? { version, open: 0 };
      if (shared.categories.get(issue.statusName) !== 'done') entry.open += 1;
      found.set(version.name, entry);
    }
  }
  return [...found.values()].map(({ version, open }) => ({
    id: String(shared.nextId()),
    projectId,
    name: version.name,
    released: version.released ?? open === 0,
    archived: false,
    releaseDate: version.releaseDate,
  }));
}

/** Who may see a level is not in any file, so it is kept narrow: site admins, product manager, product owner, the app. */
function securityLevelsFrom(own: readonly ImportedIssue[], nextId: () => number): readonly SecurityLevelRecord[] {
  const names = new Set(
    own.flatMap(({ securityLevelName }) => (securityLevelName === null ? [] : [securityLevelName])),
  );
  return [...names].map((name) => ({
    id: String(nextId()),
    name,
    grants: [
      { kind: 'app' },
      { kind: 'group', group: SITE_IDS.adminGroup },
      { kind: 'user', accountId: DEMO_PEOPLE.pm },
      { kind: 'user', accountId: DEMO_PEOPLE.po },
    ],
  }));
}

/** Keeps the order of the exported ranks and gives new ones, since a rank belongs to the whole site; unranked last. */
function ranksFrom(own: readonly ImportedIssue[], region: string): ReadonlyMap<string, string> {
  const nextRank = rankSequence(region);
  const byRank = own.toSorted((one, other) => {
    if (one.rank === null || other.rank === null) return Number(one.rank === null) - Number(other.rank === null);
    return one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0;
  });
  return new Map(byRank.map(({ key }) => [key, nextRank()]));
}

function linksFrom(
  issues: readonly ImportedIssue[],
  { catalogue, issueIds, nextId }: Shared,
): { readonly links: readonly IssueLinkRecord[]; readonly dropped: number } {
  const links = new Map<string, IssueLinkRecord>();
  let dropped = 0;
  for (const { key, links: own } of issues) {
    const here = requireId(issueIds, key);
    for (const link of own) {
      const there = issueIds.get(link.otherKey);
      if (there === undefined || there === here) {
        dropped += 1;
        continue;
      }
      const typeId = catalogue.linkType(link).id;
      const [inwardIssueId, outwardIssueId] = link.direction === 'inward' ? [there, here] : [here, there];
      // Both ends are exported; a link is one record.
      const name = `${typeId}/${inwardIssueId}/${outwardIssueId}`;
      if (!links.has(name)) links.set(name, { id: String(nextId()), typeId, inwardIssueId, outwardIssueId });
    }
  }
  return { links: [...links.values()], dropped };
}

function requireId(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`Nothing was made for ${name}`);
  return id;
}
