import { STATUS_CATEGORIES } from '../answers/vocabulary';
import type { SiteContext } from '../site-context';
import type { ChoiceField } from './jql-field';
import { byIdOrName, one } from './named-records';

/** Status, category, priority, resolution, type and security level. */
export const workflowFields = (site: SiteContext): Readonly<Record<string, ChoiceField>> => {
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
