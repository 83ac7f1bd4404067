import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import type { Viewer } from '../viewer';
import { quotedJql } from './quoted-jql';

const MAX_SUGGESTIONS = 15;

/** Values that a field could be compared with, beginning with what was typed. */
export const jqlSuggestions = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly fieldName: string;
  readonly typed: string;
}): Json => {
  const { site, viewer, fieldName, typed } = options;
  const { store } = site;
  const projects = [...store.table('projects').values()].filter(viewer.canSeeProject);
  const seen = new Set(projects.map((project) => project.id));
  const inSight = (record: { readonly projectId: string | null }): boolean =>
    record.projectId === null || seen.has(record.projectId);
  const labels = (): readonly string[] =>
    [...store.table('issues').values()].filter(viewer.canSeeIssue).flatMap((issue) => issue.labels);
  const people = (): readonly (readonly [string, string])[] =>
    [...store.table('users').values()]
      .filter((user) => user.accountType === 'atlassian')
      .map((user) => [user.accountId, user.displayName]);
  const named = (records: readonly { readonly name: string }[]) => records.map(({ name }) => [name, name] as const);
  const valuesOf = (): readonly (readonly [string, string])[] => {
    switch (fieldName.toLowerCase().replaceAll('"', '')) {
      case 'project':
        return projects.map((project) => [project.key, `${project.name} (${project.key})`] as const);
      case 'status':
        return named([...store.table('statuses').values()].filter(inSight));
      case 'statuscategory':
        return named([{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }]);
      case 'issuetype':
      case 'type':
        return named([...store.table('issueTypes').values()].filter(inSight));
      case 'priority':
        return named([...store.table('priorities').values()]);
      case 'resolution':
        return named([{ name: 'Unresolved' }, ...store.table('resolutions').values()]);
      case 'component':
        return named([...store.table('components').values()].filter(inSight));
      case 'fixversion':
        return named([...store.table('versions').values()].filter(inSight));
      case 'sprint': {
        const boards = new Set([...store.table('boards').values()].filter(inSight).map((board) => board.id));
        return named([...store.table('sprints').values()].filter((sprint) => boards.has(sprint.boardId)));
      }
      case 'labels':
        return labels().map((label) => [label, label] as const);
      case 'level':
        return named(projects.flatMap((project) => project.securityLevels));
      case 'issuelinktype':
        return named([...store.table('linkTypes').values()].flatMap((t) => [{ name: t.inward }, { name: t.outward }]));
      case 'assignee':
      case 'reporter':
      case 'creator':
        return people();
      default:
        return [];
    }
  };
  const wanted = typed.toLowerCase();
  const found = new Map(valuesOf().filter(([, name]) => name.toLowerCase().includes(wanted)));
  const results = [...found]
    .sort(([, left], [, right]) => left.localeCompare(right))
    .slice(0, MAX_SUGGESTIONS)
    .map(([value, displayName]) => ({ value: quotedJql(value), displayName }));
  return { results };
};
