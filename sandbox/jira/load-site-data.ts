import { isDeepStrictEqual } from 'node:util';
import { FIRST_PART_ID, PART_SEQUENCE } from './sequences';
import type { SiteData } from './site-records';
import type { SiteStore } from './site-store';
import { idOfRecord, SITE_DATA_TABLES, type SiteTables, type TableName } from './site-tables';

type LoadedTable = (typeof SITE_DATA_TABLES)[number];

/** Words of a site that several sources may bring along alike. */
const SHARED: ReadonlySet<TableName> = new Set([
  'users',
  'issueTypes',
  'statuses',
  'priorities',
  'resolutions',
  'linkTypes',
  'customFields',
]);

const RANK = /^[012]\|[0-9a-z]+:[0-9a-z]*$/;

interface Gathered {
  readonly fresh: ReadonlyMap<LoadedTable, ReadonlyMap<string, SiteTables[LoadedTable]>>;
  readonly problems: readonly string[];
}

const gather = (store: SiteStore, data: SiteData): Gathered => {
  const problems: string[] = [];
  const fresh = new Map<LoadedTable, Map<string, SiteTables[LoadedTable]>>();
  for (const table of SITE_DATA_TABLES) {
    const records = new Map<string, SiteTables[LoadedTable]>();
    for (const record of data[table] as readonly SiteTables[LoadedTable][]) {
      const id = idOfRecord(table, record as never);
      const known = records.get(id) ?? (store.table(table) as ReadonlyMap<string, unknown>).get(id);
      if (known === undefined) records.set(id, record);
      else if (!SHARED.has(table) || !isDeepStrictEqual(known, record)) {
        problems.push(`${table}: the id ${id} is already taken`);
      }
    }
    fresh.set(table, records);
  }
  return { fresh, problems };
};

/** What else would make the site contradict itself: keys given twice, and references into nothing. */
const contradictions = (store: SiteStore, data: SiteData, { fresh }: Gathered): readonly string[] => {
  const problems: string[] = [];
  const has = (table: LoadedTable, id: string | number): boolean =>
    (fresh.get(table)?.has(String(id)) ?? false) || store.table(table).has(String(id));
  const needs = (owner: string, table: LoadedTable, id: string | number | null): void => {
    if (id !== null && !has(table, id)) problems.push(`${owner} refers to ${table} ${id}, which does not exist`);
  };
  const projectKeys = new Set([...store.table('projects').values()].map((project) => project.key));
  for (const project of data.projects) {
    if (projectKeys.has(project.key)) problems.push(`projects: the key ${project.key} is already taken`);
    projectKeys.add(project.key);
    for (const id of project.issueTypeIds) needs(project.key, 'issueTypes', id);
    for (const id of project.statusIds) needs(project.key, 'statuses', id);
  }
  const issueKeys = new Set<string>();
  for (const issue of data.issues) {
    const taken = issueKeys.has(issue.key) || store.findIssue(issue.key)?.key === issue.key;
    if (taken) problems.push(`issues: the key ${issue.key} is already taken`);
    issueKeys.add(issue.key);
    if (!RANK.test(issue.rank)) problems.push(`${issue.key} has the rank "${issue.rank}", which is not a LexoRank`);
    needs(issue.key, 'projects', issue.projectId);
    needs(issue.key, 'issueTypes', issue.issueTypeId);
    needs(issue.key, 'statuses', issue.statusId);
    needs(issue.key, 'priorities', issue.priorityId);
    needs(issue.key, 'resolutions', issue.resolutionId);
    needs(issue.key, 'issues', issue.parentId);
    for (const id of issue.componentIds) needs(issue.key, 'components', id);
    for (const id of issue.fixVersionIds) needs(issue.key, 'versions', id);
    for (const id of issue.sprintIds) needs(issue.key, 'sprints', id);
  }
  for (const link of data.links) {
    needs(`link ${link.id}`, 'linkTypes', link.typeId);
    needs(`link ${link.id}`, 'issues', link.inwardIssueId);
    needs(`link ${link.id}`, 'issues', link.outwardIssueId);
  }
  return problems;
};

const SHOWN_PROBLEMS = 10;

/**
 * Adds records to a site. Throws, before anything is changed, where ids or keys clash or references lead nowhere;
 * shared words such as a priority may come twice if they are the same.
 */
export const loadSiteData = (store: SiteStore, data: SiteData): void => {
  const gathered = gather(store, data);
  const problems = [...gathered.problems, ...contradictions(store, data, gathered)];
  if (problems.length > 0) {
    const more = problems.length > SHOWN_PROBLEMS ? `\n… and ${problems.length - SHOWN_PROBLEMS} more` : '';
    throw new Error(`The data does not fit this site:\n${problems.slice(0, SHOWN_PROBLEMS).join('\n')}${more}`);
  }
  for (const [table, records] of gathered.fresh) for (const record of records.values()) store.put(table, record);
  raisePartSequence(store, data);
};

/** New histories and comments are numbered after those that came along. */
const raisePartSequence = (store: SiteStore, data: SiteData): void => {
  let last = store.table('counters').get(PART_SEQUENCE)?.last ?? FIRST_PART_ID;
  for (const { history, comments } of data.issues) {
    for (const { id } of [...history, ...comments]) last = Math.max(last, Number(id) || 0);
  }
  store.put('counters', { id: PART_SEQUENCE, last });
};
