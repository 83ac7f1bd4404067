import { textOfAdf } from '../adf-text';
import { STATUS_CATEGORIES } from '../answers/vocabulary';
import { customFieldsOf, fieldNumberOf, isSprintField } from '../field-catalog';
import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { issueReferenceFields } from './issue-reference-fields';
import type { ChoiceField, JqlField } from './jql-field';
import { personField } from './person-fields';
import { customFieldsByClause, indexedPropertyField } from './stored-value-fields';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds records by id or by name, whatever the case of letters. */
const byIdOrName =
  (records: () => Iterable<Named>) =>
  (text: string): readonly string[] | null => {
    const wanted = text.toLowerCase();
    const found: string[] = [];
    for (const record of records()) {
      if (record.id === text || record.name.toLowerCase() === wanted) found.push(record.id);
    }
    return found.length > 0 ? found : null;
  };

const one = (id: string | null): readonly string[] => (id === null ? [] : [id]);

const planningFields = (site: SiteContext, viewer: Viewer): Readonly<Record<string, ChoiceField>> => {
  const { store } = site;
  const sprintsIn = (state: string) => (args: readonly string[]) =>
    args.length > 0
      ? null
      : [...store.table('sprints').values()].filter((sprint) => sprint.state === state).map((s) => String(s.id));
  const versionsWhere = (isReleased: boolean) => () =>
    [...store.table('versions').values()].filter((v) => v.released === isReleased && !v.archived).map((v) => v.id);
  const project: ChoiceField = {
    kind: 'choice',
    name: 'project',
    isAlwaysSet: true,
    valuesOf: (issue) => [issue.projectId],
    resolve: (text) => {
      const wanted = text.toLowerCase();
      const named =
        store.findProject(text) ??
        [...store.table('projects').values()].find((each) => each.name.toLowerCase() === wanted);
      return named && viewer.canSeeProject(named) ? [named.id] : null;
    },
    candidatesFor: (ids) => ids.flatMap((id) => [...store.issueIdsOfProject(id)]),
    sortKeyOf: (issue) => store.table('projects').get(issue.projectId)?.name.toLowerCase() ?? null,
  };
  return {
    project,
    sprint: {
      kind: 'choice',
      name: 'Sprint',
      valuesOf: (issue) => issue.sprintIds.map(String),
      resolve: byIdOrName(() => [...store.table('sprints').values()].map(({ id, name }) => ({ id: String(id), name }))),
      functions: {
        opensprints: sprintsIn('active'),
        closedsprints: sprintsIn('closed'),
        futuresprints: sprintsIn('future'),
      },
      sortKeyOf: (issue) => issue.sprintIds.at(-1) ?? null,
    },
    component: {
      kind: 'choice',
      name: 'component',
      valuesOf: (issue) => issue.componentIds,
      resolve: byIdOrName(() => store.table('components').values()),
      sortKeyOf: (issue) =>
        store
          .table('components')
          .get(issue.componentIds[0] ?? '')
          ?.name.toLowerCase() ?? null,
    },
    fixVersion: {
      kind: 'choice',
      name: 'fixVersion',
      valuesOf: (issue) => issue.fixVersionIds,
      resolve: byIdOrName(() => store.table('versions').values()),
      functions: { releasedversions: versionsWhere(true), unreleasedversions: versionsWhere(false) },
      sortKeyOf: (issue) =>
        store
          .table('versions')
          .get(issue.fixVersionIds[0] ?? '')
          ?.name.toLowerCase() ?? null,
    },
    labels: {
      kind: 'choice',
      name: 'labels',
      valuesOf: (issue) => issue.labels.map((label) => label.toLowerCase()),
      resolve: (text) => [text.toLowerCase()],
      sortKeyOf: (issue) => issue.labels[0]?.toLowerCase() ?? null,
    },
  };
};

const workflowFields = (site: SiteContext): Readonly<Record<string, ChoiceField>> => {
  const { store } = site;
  const categories = Object.entries(STATUS_CATEGORIES).map(([key, category]) => ({ ...category, key }));
  const priorityOrder = new Map([...store.table('priorities').keys()].map((id, index) => [id, -index]));
  const statusOrder = new Map([...store.table('statuses').keys()].map((id, index) => [id, index]));
  const priorityIds = byIdOrName(() => store.table('priorities').values());
  const placed = (id: string | null) => {
    const position = id === null ? undefined : priorityOrder.get(id);
    return position === undefined ? null : { group: 'priority', position };
  };
  const typesWhere = (isSubtask: boolean) => () =>
    [...store.table('issueTypes').values()].filter((t) => (t.hierarchyLevel === -1) === isSubtask).map((t) => t.id);
  return {
    status: {
      kind: 'choice',
      name: 'status',
      isAlwaysSet: true,
      valuesOf: (issue) => [issue.statusId],
      resolve: byIdOrName(() => store.table('statuses').values()),
      sortKeyOf: (issue) => statusOrder.get(issue.statusId) ?? null,
    },
    statusCategory: {
      kind: 'choice',
      name: 'statusCategory',
      isAlwaysSet: true,
      valuesOf: (issue) => [store.table('statuses').get(issue.statusId)?.category ?? 'undefined'],
      resolve: (text) => {
        const wanted = text.toLowerCase();
        const found = categories.find(
          ({ id, key, name }) => String(id) === text || key === wanted || name.toLowerCase() === wanted,
        );
        return found ? [found.key] : null;
      },
      sortKeyOf: (issue) =>
        ['new', 'indeterminate', 'done'].indexOf(store.table('statuses').get(issue.statusId)?.category ?? ''),
    },
    priority: {
      kind: 'choice',
      name: 'priority',
      valuesOf: (issue) => one(issue.priorityId),
      resolve: priorityIds,
      ordering: {
        placeOf: (issue) => placed(issue.priorityId),
        placeNamed: (text) => placed(priorityIds(text)?.[0] ?? null),
      },
      sortKeyOf: (issue) => placed(issue.priorityId)?.position ?? null,
      descendsByDefault: true,
    },
    resolution: {
      kind: 'choice',
      name: 'resolution',
      valuesOf: (issue) => one(issue.resolutionId),
      // "Unresolved" is Jira's word for the lack of a resolution.
      resolve: (text) =>
        text.toLowerCase() === 'unresolved' ? [''] : byIdOrName(() => store.table('resolutions').values())(text),
      sortKeyOf: (issue) => issue.resolutionId,
    },
    issuetype: {
      kind: 'choice',
      name: 'issuetype',
      isAlwaysSet: true,
      valuesOf: (issue) => [issue.issueTypeId],
      resolve: byIdOrName(() => store.table('issueTypes').values()),
      functions: { standardissuetypes: typesWhere(false), subtaskissuetypes: typesWhere(true) },
      sortKeyOf: (issue) => store.table('issueTypes').get(issue.issueTypeId)?.name.toLowerCase() ?? null,
    },
    level: {
      kind: 'choice',
      name: 'level',
      valuesOf: (issue) => one(issue.securityLevelId),
      resolve: byIdOrName(() => [...store.table('projects').values()].flatMap((project) => project.securityLevels)),
    },
  };
};

const linkTypeField = (site: SiteContext, viewer: Viewer): ChoiceField => ({
  kind: 'choice',
  name: 'issueLinkType',
  valuesOf: (issue) =>
    site.store.linksOf(issue.id).flatMap((link) => {
      const isInward = link.outwardIssueId === issue.id;
      const other = site.store.table('issues').get(isInward ? link.inwardIssueId : link.outwardIssueId);
      const type = site.store.table('linkTypes').get(link.typeId);
      if (!type || !other || !viewer.canSeeIssue(other)) return [];
      return [type.name.toLowerCase(), (isInward ? type.inward : type.outward).toLowerCase()];
    }),
  resolve: (text) => {
    const wanted = text.toLowerCase();
    const known = [...site.store.table('linkTypes').values()].some((type) =>
      [type.name, type.inward, type.outward].some((word) => word.toLowerCase() === wanted),
    );
    return known ? [wanted] : null;
  },
});

const valueFields = (site: SiteContext): Readonly<Record<string, JqlField>> => {
  const number = (name: string, numberOf: (issue: IssueRecord) => number | null): JqlField => ({
    kind: 'number',
    name,
    numberOf,
    sortKeyOf: numberOf,
    descendsByDefault: name === 'votes' || name === 'watchers',
  });
  const instant = (name: string, instantOf: (issue: IssueRecord) => number | null): JqlField => ({
    kind: 'instant',
    name,
    instantOf,
    sortKeyOf: instantOf,
    descendsByDefault: true,
  });
  const comments = (issue: IssueRecord): readonly string[] => issue.comments.map(({ body }) => textOfAdf(body));
  return {
    hierarchyLevel: number(
      'hierarchyLevel',
      (issue) => site.store.table('issueTypes').get(issue.issueTypeId)?.hierarchyLevel ?? null,
    ),
    votes: number('votes', (issue) => issue.voters.length + issue.extraVotes),
    watchers: number('watchers', (issue) => issue.watchers.length + issue.extraWatchers),
    created: instant('created', (issue) => issue.createdAt),
    updated: instant('updated', (issue) => issue.updatedAt),
    resolved: instant('resolved', (issue) => issue.resolvedAt),
    statusCategoryChangedDate: instant('statusCategoryChangedDate', (issue) => issue.statusChangedAt),
    due: { kind: 'day', name: 'due', dayOf: (i) => i.dueDate, sortKeyOf: (i) => i.dueDate, descendsByDefault: true },
    summary: {
      kind: 'text',
      name: 'summary',
      textsOf: (issue) => [issue.summary],
      sortKeyOf: (issue) => issue.summary.toLowerCase(),
    },
    description: {
      kind: 'text',
      name: 'description',
      textsOf: (issue) => [textOfAdf(issue.description)],
      sortKeyOf: (issue) => textOfAdf(issue.description).toLowerCase() || null,
    },
    comment: { kind: 'text', name: 'comment', textsOf: comments },
    text: {
      kind: 'text',
      name: 'text',
      textsOf: (issue) => [[issue.summary, textOfAdf(issue.description), ...comments(issue)].join('\n')],
    },
  };
};

/** Finds fields by the names that queries use, for one caller. */
export type JqlFieldFinder = (
  name: string,
  property?: { readonly key: string; readonly path: string },
) => JqlField | null;

/** The fields of a site as one caller may use them. */
export const jqlFieldsFor = (site: SiteContext, viewer: Viewer): JqlFieldFinder => {
  const { store } = site;
  const person = (name: string, peopleOf: (issue: IssueRecord) => readonly string[]): JqlField =>
    personField({ name, store, viewer, peopleOf });
  const references = issueReferenceFields(site, viewer);
  const workflow = workflowFields(site);
  const planning = planningFields(site, viewer);
  const values = valueFields(site);
  const system: Record<string, JqlField> = {
    ...values,
    ...workflow,
    ...planning,
    key: references.key,
    issuekey: references.key,
    id: references.key,
    issue: references.key,
    parent: references.parent,
    'epic link': references.epicLink,
    issueLinkType: linkTypeField(site, viewer),
    assignee: person('assignee', (issue) => one(issue.assigneeAccountId)),
    reporter: person('reporter', (issue) => one(issue.reporterAccountId)),
    creator: person('creator', (issue) => one(issue.creatorAccountId)),
    voter: person('voter', (issue) => issue.voters),
    watcher: person('watcher', (issue) => issue.watchers),
  };
  const aliases: Readonly<Record<string, string>> = {
    type: 'issuetype',
    createddate: 'created',
    updateddate: 'updated',
    resolutiondate: 'resolved',
    duedate: 'due',
    security: 'level',
    watches: 'watchers',
    components: 'component',
    fixversions: 'fixversion',
  };
  const byName = new Map(Object.entries(system).map(([name, field]) => [name.toLowerCase(), field]));
  const sprint = planning['sprint'];
  if (sprint) {
    for (const field of customFieldsOf(store).filter(isSprintField)) {
      byName.set(`cf[${fieldNumberOf(field.id)}]`, sprint);
      byName.set(field.id.toLowerCase(), sprint);
    }
  }
  const custom = customFieldsByClause(site, viewer);
  return (name, property) => {
    if (property) {
      const indexed = site
        .indexedProperties()
        .find((each) => each.propertyKey === property.key && each.path === property.path);
      return indexed ? { ...indexedPropertyField(indexed, site, viewer) } : null;
    }
    const wanted = name.toLowerCase();
    const known = byName.get(aliases[wanted] ?? wanted);
    if (known) return known;
    const alias = site.indexedProperties().find((each) => each.searchAlias?.toLowerCase() === wanted);
    if (alias) return indexedPropertyField(alias, site, viewer);
    return (custom.get(wanted) ?? custom.get(wanted.replace(/\[[a-z ()]+\]$/, '')))?.() ?? null;
  };
};
