import type { IssueLinkRecord, IssueRecord, ProjectRecord } from './site-records';
import { idOfRecord, type SiteTables, TABLE_NAMES, type TableName } from './site-tables';

/** A record to write, or `null` where it was removed. */
interface StoreChange {
  readonly table: TableName;
  readonly id: string;
  readonly record: SiteTables[TableName] | null;
}

/** The working set of a site: every record in memory, with the look-ups that requests need. */
export interface SiteStore {
  /** Grows with each change; answers made under one revision are made of one state. */
  revision(): number;
  table<T extends TableName>(name: T): ReadonlyMap<string, SiteTables[T]>;
  put<T extends TableName>(name: T, record: SiteTables[T]): void;
  remove(name: TableName, id: string): void;
  /** Fills a table from disk without marking anything as changed. */
  restore<T extends TableName>(name: T, records: Iterable<SiteTables[T]>): void;
  takeChanges(): readonly StoreChange[];
  /** Tells of each issue that is about to be written or removed: as it is now, `null` where it is new. */
  onIssueChange(listener: (issueId: string, before: IssueRecord | null) => void): void;
  findIssue(idOrKey: string): IssueRecord | undefined;
  findProject(idOrKey: string): ProjectRecord | undefined;
  childrenOf(issueId: string): readonly IssueRecord[];
  linksOf(issueId: string): readonly IssueLinkRecord[];
  issueIdsOfProject(projectId: string): ReadonlySet<string>;
  /** The next number of a sequence; `floor` is the highest number known to be in use. */
  nextNumber(sequence: string, floor: number): number;
}

const addTo = (index: Map<string, Set<string>>, key: string, id: string): void => {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
};

const NOTHING: ReadonlySet<string> = new Set();

/** Look-ups over issues and links, kept in step with the tables. */
const createLookUps = () => {
  const issueIdByKey = new Map<string, string>();
  const issueIdByFormerKey = new Map<string, string>();
  const issueIdsByProject = new Map<string, Set<string>>();
  const childIds = new Map<string, Set<string>>();
  const linkIdsByIssue = new Map<string, Set<string>>();
  return {
    issueIdByKey,
    issueIdByFormerKey,
    issueIdsByProject,
    childIds,
    linkIdsByIssue,
    addIssue: (issue: IssueRecord): void => {
      issueIdByKey.set(issue.key, issue.id);
      for (const key of issue.formerKeys ?? []) issueIdByFormerKey.set(key, issue.id);
      addTo(issueIdsByProject, issue.projectId, issue.id);
      if (issue.parentId !== null) addTo(childIds, issue.parentId, issue.id);
    },
    dropIssue: (issue: IssueRecord): void => {
      issueIdByKey.delete(issue.key);
      for (const key of issue.formerKeys ?? []) issueIdByFormerKey.delete(key);
      issueIdsByProject.get(issue.projectId)?.delete(issue.id);
      if (issue.parentId !== null) childIds.get(issue.parentId)?.delete(issue.id);
    },
    addLink: (link: IssueLinkRecord): void => {
      addTo(linkIdsByIssue, link.inwardIssueId, link.id);
      addTo(linkIdsByIssue, link.outwardIssueId, link.id);
    },
    dropLink: (link: IssueLinkRecord): void => {
      linkIdsByIssue.get(link.inwardIssueId)?.delete(link.id);
      linkIdsByIssue.get(link.outwardIssueId)?.delete(link.id);
    },
  };
};

type Tables = { readonly [T in TableName]: Map<string, SiteTables[T]> };

const emptyTables = (): Tables =>
  Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<string, never>()])) as unknown as Tables;

/** Opens an empty store. */
export const createSiteStore = (): SiteStore => {
  const tables = emptyTables();
  const lookUps = createLookUps();
  const changed = new Map<string, { table: TableName; id: string }>();
  let revision = 0;
  const issueListeners: ((issueId: string, before: IssueRecord | null) => void)[] = [];
  const announce = (name: TableName, id: string): void => {
    if (name !== 'issues') return;
    for (const listener of issueListeners) listener(id, tables.issues.get(id) ?? null);
  };

  const drop = (name: TableName, id: string): void => {
    if (name === 'issues') {
      const before = tables.issues.get(id);
      if (before) lookUps.dropIssue(before);
    }
    if (name === 'links') {
      const before = tables.links.get(id);
      if (before) lookUps.dropLink(before);
    }
    tables[name].delete(id);
  };
  const write = <T extends TableName>(name: T, record: SiteTables[T]): string => {
    const id = idOfRecord(name, record);
    if (name === 'issues') {
      const before = tables.issues.get(id);
      if (before) lookUps.dropIssue(before);
      lookUps.addIssue(record as IssueRecord);
    }
    if (name === 'links') {
      const before = tables.links.get(id);
      if (before) lookUps.dropLink(before);
      lookUps.addLink(record as IssueLinkRecord);
    }
    (tables[name] as Map<string, SiteTables[T]>).set(id, record);
    return id;
  };
  const mark = (table: TableName, id: string): void => {
    changed.set(`${table}/${id}`, { table, id });
    revision += 1;
  };

  const store: SiteStore = {
    revision: () => revision,
    table: (name) => tables[name],
    put: (name, record) => {
      announce(name, idOfRecord(name, record));
      mark(name, write(name, record));
    },
    onIssueChange: (listener) => {
      issueListeners.push(listener);
    },
    remove: (name, id) => {
      if (!tables[name].has(id)) return;
      announce(name, id);
      drop(name, id);
      mark(name, id);
    },
    restore: (name, records) => {
      for (const record of records) write(name, record);
      revision += 1;
    },
    takeChanges: () => {
      const taken = [...changed.values()].map(({ table, id }) => ({
        table,
        id,
        record: (tables[table] as ReadonlyMap<string, SiteTables[TableName]>).get(id) ?? null,
      }));
      changed.clear();
      return taken;
    },
    findIssue: (idOrKey) => {
      if (/^\d+$/.test(idOrKey)) return tables.issues.get(idOrKey);
      const key = idOrKey.toUpperCase();
      const id = lookUps.issueIdByKey.get(key);
      if (id !== undefined) return tables.issues.get(id);
      const formerId = lookUps.issueIdByFormerKey.get(key);
      if (formerId !== undefined) return tables.issues.get(formerId);
      const dash = key.lastIndexOf('-');
      const project = dash < 1 ? undefined : store.findProject(key.slice(0, dash));
      const movedId = project && lookUps.issueIdByKey.get(`${project.key}${key.slice(dash)}`);
      return movedId === undefined ? undefined : tables.issues.get(movedId);
    },
    findProject: (idOrKey) => {
      const byId = tables.projects.get(idOrKey);
      if (byId) return byId;
      const key = idOrKey.toUpperCase();
      const projects = [...tables.projects.values()];
      return projects.find((project) => project.key === key) ?? projects.find((p) => p.formerKeys.includes(key));
    },
    childrenOf: (issueId) =>
      [...(lookUps.childIds.get(issueId) ?? NOTHING)].flatMap((id) => tables.issues.get(id) ?? []),
    linksOf: (issueId) =>
      [...(lookUps.linkIdsByIssue.get(issueId) ?? NOTHING)].flatMap((id) => tables.links.get(id) ?? []),
    issueIdsOfProject: (projectId) => lookUps.issueIdsByProject.get(projectId) ?? NOTHING,
    nextNumber: (sequence, floor) => {
      const next = Math.max(tables.counters.get(sequence)?.last ?? 0, floor) + 1;
      store.put('counters', { id: sequence, last: next });
      return next;
    },
  };
  return store;
};
