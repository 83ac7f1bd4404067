import { customFieldsOf, fieldNumberOf, isRankField } from '../field-catalog';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import type { Viewer } from '../viewer';
import type { JqlField } from './jql-field';
import { jqlFieldsFor } from './jql-fields';

const OPERATORS: Readonly<Record<JqlField['kind'], readonly string[]>> = {
  choice: ['=', '!=', 'in', 'not in', 'is', 'is not'],
  exact: ['=', '!=', 'in', 'not in', 'is', 'is not'],
  number: ['=', '!=', 'in', 'not in', 'is', 'is not', '<', '<=', '>', '>='],
  instant: ['=', '!=', 'in', 'not in', 'is', 'is not', '<', '<=', '>', '>='],
  day: ['=', '!=', 'in', 'not in', 'is', 'is not', '<', '<=', '>', '>='],
  text: ['~', '!~', 'is', 'is not'],
  order: [],
};

const TYPES: Readonly<Record<JqlField['kind'], string>> = {
  choice: 'java.lang.String',
  exact: 'java.lang.String',
  text: 'java.lang.String',
  order: 'java.lang.String',
  number: 'java.lang.Number',
  instant: 'java.util.Date',
  day: 'java.util.Date',
};

const SYSTEM_CLAUSES = [
  'assignee',
  'comment',
  'component',
  'created',
  'creator',
  'description',
  'due',
  'Epic Link',
  'fixVersion',
  'hierarchyLevel',
  'issueLinkType',
  'issuekey',
  'issuetype',
  'labels',
  'level',
  'parent',
  'priority',
  'project',
  'reporter',
  'resolution',
  'resolved',
  'Sprint',
  'status',
  'statusCategory',
  'statusCategoryChangedDate',
  'summary',
  'text',
  'updated',
  'voter',
  'votes',
  'watcher',
  'watchers',
];

/** Fields whose values are offered while typing. */
const SUGGESTED = new Set([
  'component',
  'fixversion',
  'issuetype',
  'labels',
  'level',
  'priority',
  'project',
  'resolution',
  'sprint',
  'status',
  'statuscategory',
  'assignee',
  'reporter',
  'creator',
  'issuelinktype',
]);

const FUNCTIONS: readonly (readonly [string, string, boolean])[] = [
  ['currentUser()', 'com.atlassian.jira.user.ApplicationUser', false],
  ['membersOf("")', 'com.atlassian.jira.user.ApplicationUser', true],
  ['openSprints()', 'com.atlassian.greenhopper.service.sprint.Sprint', true],
  ['closedSprints()', 'com.atlassian.greenhopper.service.sprint.Sprint', true],
  ['futureSprints()', 'com.atlassian.greenhopper.service.sprint.Sprint', true],
  ['linkedIssues("")', 'com.atlassian.jira.issue.Issue', true],
  ['portfolioChildIssuesOf("")', 'com.atlassian.jira.issue.Issue', true],
  ['votedIssues()', 'com.atlassian.jira.issue.Issue', true],
  ['watchedIssues()', 'com.atlassian.jira.issue.Issue', true],
  ['releasedVersions()', 'com.atlassian.jira.project.version.Version', true],
  ['unreleasedVersions()', 'com.atlassian.jira.project.version.Version', true],
  ['standardIssueTypes()', 'com.atlassian.jira.issue.issuetype.IssueType', true],
  ['subTaskIssueTypes()', 'com.atlassian.jira.issue.issuetype.IssueType', true],
  ...[
    'now()',
    'startOfDay()',
    'endOfDay()',
    'startOfWeek()',
    'endOfWeek()',
    'startOfMonth()',
    'endOfMonth()',
    'startOfYear()',
    'endOfYear()',
  ].map((name) => [name, 'java.util.Date', false] as const),
];

const RESERVED =
  'after,and,any,before,between,by,changed,cf,distinct,during,else,empty,end,false,from,if,in,is,isempty,isnull,like,' +
  'limit,modify,not,null,of,on,or,order,previous,select,then,to,true,was,when,where,while';

const quoted = (name: string): string => (/^[A-Za-z][\w.]*$/.test(name) ? name : `"${name}"`);

/** What `jql/autocompletedata` tells an editor of queries; booleans are text there. */
export const jqlReference = (site: SiteContext, viewer: Viewer): Json => {
  const find = jqlFieldsFor(site, viewer);
  const described = (name: string, more: { readonly cfid?: string; readonly displayName?: string }): Json[] => {
    const field = find(name);
    if (!field) return [];
    return [
      {
        value: quoted(name),
        displayName: more.displayName ?? name,
        orderable: String(field.sortKeyOf !== undefined),
        searchable: String(field.kind !== 'order'),
        ...(SUGGESTED.has(name.toLowerCase()) ? { auto: 'true' } : {}),
        ...(more.cfid === undefined ? {} : { cfid: more.cfid }),
        operators:
          field.kind === 'choice' && field.ordering
            ? [...OPERATORS.choice, '<', '<=', '>', '>=']
            : OPERATORS[field.kind],
        types: [TYPES[field.kind]],
      },
    ];
  };
  return {
    visibleFieldNames: [
      ...SYSTEM_CLAUSES.flatMap((name) => described(name, {})),
      ...customFieldsOf(site.store)
        .filter((field) => isRankField(field) || field.name.toLowerCase() !== 'sprint')
        .flatMap((field) => {
          const cfid = `cf[${fieldNumberOf(field.id)}]`;
          return described(field.name, { cfid, displayName: `${field.name} - ${cfid}` });
        }),
      ...site.indexedProperties().flatMap(({ searchAlias }) => (searchAlias ? described(searchAlias, {}) : [])),
    ],
    visibleFunctionNames: FUNCTIONS.map(([value, type, isList]) => ({
      value,
      displayName: value,
      ...(isList ? { isList: 'true' } : {}),
      types: [type],
    })),
    jqlReservedWords: RESERVED.split(','),
  };
};

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
    .map(([value, displayName]) => ({ value: quoted(value), displayName }));
  return { results };
};
