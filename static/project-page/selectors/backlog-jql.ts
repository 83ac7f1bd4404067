import type { ValueBands } from '../../../src/domain/value/value-model';
import type { BacklogRow } from './backlog-rows';
import { type BacklogView, isFiltered, type ValueBandFilter } from './backlog-view';

/** Above this many keys the address gets longer than Jira's search page accepts. */
const MAX_KEYS = 150;

/** A search in Jira for what the table shows, and whether it finds exactly that. */
export interface BacklogJql {
  readonly jql: string;
  /** False where a filter cannot be said in JQL and too many items remain to name each. */
  readonly exact: boolean;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function valueClause(band: ValueBandFilter, { medium, high }: ValueBands): string {
  switch (band) {
    case 'high':
      return `plumblineValue >= ${high}`;
    case 'medium':
      return `(plumblineValue >= ${medium} AND plumblineValue < ${high})`;
    case 'low':
      return `plumblineValue < ${medium}`;
    case 'unknown':
      return 'plumblineValue IS EMPTY';
  }
}

function orderClause(view: BacklogView): string {
  const order = view.direction === 'ascending' ? 'ASC' : 'DESC';
  switch (view.sortBy) {
    case 'value':
      return `plumblineValue ${order}`;
    case 'alignment':
      return `plumblineAlignment ${order}`;
    case 'key':
      return `key ${order}`;
    case 'summary':
      return `summary ${order}`;
    case 'type':
      return `issuetype ${order}`;
    case 'age':
      return `created ${order === 'ASC' ? 'DESC' : 'ASC'}`;
    case 'rank':
      return `Rank ${order}`;
    default:
      return 'Rank ASC';
  }
}

/** JQL for the shown rows: by key while they are few, else by the filters that JQL knows. */
export function backlogJql({
  projectKey,
  shown,
  view,
  bands,
  hasSprints,
}: {
  readonly projectKey: string;
  readonly shown: readonly BacklogRow[];
  readonly view: BacklogView;
  readonly bands: ValueBands;
  /** The sprint field exists only where the project has ever used sprints. */
  readonly hasSprints: boolean;
}): BacklogJql {
  const order = `ORDER BY ${orderClause(view)}`;
  if (isFiltered(view) && shown.length > 0 && shown.length <= MAX_KEYS) {
    return { jql: `key IN (${shown.map((row) => row.issue.issueKey).join(', ')}) ${order}`, exact: true };
  }
  // JQL has no dependable word for the base level, so the types that are shown are named.
  const typeIds = view.typeIds.length > 0 ? view.typeIds : [...new Set(shown.map((row) => row.issue.issueTypeId))];
  const clauses = [`project = ${quoted(projectKey)}`, 'statusCategory = "To Do"'];
  if (typeIds.length > 0) clauses.push(`issuetype IN (${typeIds.join(', ')})`);
  if (hasSprints) clauses.push('(sprint IS EMPTY OR sprint NOT IN openSprints())');
  if (view.states.length > 0) clauses.push(`plumblineState IN (${view.states.join(', ')})`);
  if (view.bands.length > 0) clauses.push(`(${view.bands.map((band) => valueClause(band, bands)).join(' OR ')})`);
  const exact = view.search === '' && view.themes.length === 0 && view.flags.length === 0;
  return { jql: `${clauses.join(' AND ')} ${order}`, exact };
}
