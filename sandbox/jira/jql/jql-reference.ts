import { customFieldsOf, fieldNumberOf, isRankField } from '../field-catalog';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import type { Viewer } from '../viewer';
import type { AppFunction } from './app-functions';
import type { JqlField } from './jql-field';
import { jqlFieldsFor } from './jql-fields';
import { quotedJql } from './quoted-jql';

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

/** How it is written, what it stands for, and whether for several of them. */
type FunctionRow = readonly [string, string, boolean];

const FUNCTIONS: readonly FunctionRow[] = [
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

/** Those of apps are offered with a place for each argument that they need. */
const functionRow = ({ name, arguments: parameters, operators }: AppFunction): FunctionRow => {
  const places = parameters.filter(({ required }) => required).map(() => '""');
  return [`${name}(${places.join(', ')})`, 'com.atlassian.jira.issue.Issue', operators.includes('in')];
};

/** What `jql/autocompletedata` tells an editor of queries, of all projects or of some; booleans are text there. */
export const jqlReference = (site: SiteContext, viewer: Viewer, projectIds: readonly string[] = []): Json => {
  // A field of one project is named to those who see the project, and not where others are asked about.
  const isNamed = (projectId: string | null): boolean => {
    const project = projectId === null ? undefined : site.store.table('projects').get(projectId);
    if (!project) return projectId === null;
    return viewer.canSeeProject(project) && (projectIds.length === 0 || projectIds.includes(project.id));
  };
  const find = jqlFieldsFor(site, viewer);
  const described = (name: string, more: { readonly cfid?: string; readonly displayName?: string }): Json[] => {
    const field = find(name);
    if (!field) return [];
    return [
      {
        value: quotedJql(name),
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
        .filter((field) => isNamed(field.projectId))
        .filter((field) => isRankField(field) || field.name.toLowerCase() !== 'sprint')
        .flatMap((field) => {
          const cfid = `cf[${fieldNumberOf(field.id)}]`;
          return described(field.name, { cfid, displayName: `${field.name} - ${cfid}` });
        }),
      ...site.indexedProperties().flatMap(({ searchAlias }) => (searchAlias ? described(searchAlias, {}) : [])),
    ],
    visibleFunctionNames: [...FUNCTIONS, ...site.appFunctions.all().map(functionRow)].map(([value, type, isList]) => ({
      value,
      displayName: value,
      ...(isList ? { isList: 'true' } : {}),
      types: [type],
    })),
    jqlReservedWords: RESERVED.split(','),
  };
};
