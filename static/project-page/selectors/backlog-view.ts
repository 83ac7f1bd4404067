import type { AlignmentState } from '../../../src/domain/alignment/alignment-score';
import type { FindingCode } from '../../../src/domain/health/health-report';

export type ValueBandFilter = 'high' | 'medium' | 'low' | 'unknown';

/** The columns of the backlog table that can be sorted by. */
export const SORT_COLUMNS = [
  'rank',
  'type',
  'key',
  'summary',
  'item',
  'value',
  'alignment',
  'size',
  'age',
  'flags',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export type SortDirection = 'ascending' | 'descending';

/** Stands for "no theme" among the theme filters; our own ids never contain a colon. */
export const NO_THEME = ':none';

/** What is shown of the backlog and how; lives in the address, so that back, forward and a copied link keep it. */
export interface BacklogView {
  readonly search: string;
  readonly themes: readonly string[];
  readonly states: readonly AlignmentState[];
  readonly bands: readonly ValueBandFilter[];
  readonly typeIds: readonly string[];
  readonly flags: readonly FindingCode[];
  readonly sortBy: SortColumn;
  readonly direction: SortDirection;
  readonly groupBy: 'none' | 'theme';
}

/** Everything, in Jira's own order. */
export const PLAIN_VIEW: BacklogView = {
  search: '',
  themes: [],
  states: [],
  bands: [],
  typeIds: [],
  flags: [],
  sortBy: 'rank',
  direction: 'ascending',
  groupBy: 'none',
};

const STATES: readonly AlignmentState[] = ['aligned', 'weak', 'stale', 'exempt', 'unlinked'];
const BANDS: readonly ValueBandFilter[] = ['high', 'medium', 'low', 'unknown'];
const FLAGS: readonly FindingCode[] = [
  'unlinked',
  'weakEvidence',
  'staleRoadmap',
  'hollowItem',
  'blockedAbove',
  'laterAboveNow',
  'noSize',
  'tooBig',
  'noDescription',
  'noAcceptanceCriteria',
  'notEnoughData',
  'ageing',
  'stale',
  'tooMuchStock',
];

function listed<T extends string>(text: string | null, known: readonly T[]): readonly T[] {
  const asked = (text ?? '').split(',');
  return known.filter((one) => asked.includes(one));
}

function freeList(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((one) => one !== '');
}

/** Reads a view from the address; what it does not know it leaves out, since an address is typed by people too. */
export function backlogViewFrom(search: string): BacklogView {
  const query = new URLSearchParams(search);
  const sort = query.get('sort') ?? '';
  const sortBy = SORT_COLUMNS.find((column) => column === sort.replace(/^-/, ''));
  return {
    search: query.get('q') ?? '',
    themes: freeList(query.get('theme')),
    states: listed(query.get('alignment'), STATES),
    bands: listed(query.get('value'), BANDS),
    typeIds: freeList(query.get('type')),
    flags: listed(query.get('flag'), FLAGS),
    sortBy: sortBy ?? 'rank',
    direction: sortBy !== undefined && sort.startsWith('-') ? 'descending' : 'ascending',
    groupBy: query.get('group') === 'theme' ? 'theme' : 'none',
  };
}

/** The address of a view: only what differs from the plain one; empty or starting with "?". */
export function addressOf(view: BacklogView): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') query.set(name, value);
  };
  put('q', view.search);
  put('theme', view.themes.join(','));
  put('alignment', view.states.join(','));
  put('value', view.bands.join(','));
  put('type', view.typeIds.join(','));
  put('flag', view.flags.join(','));
  if (view.sortBy !== 'rank' || view.direction === 'descending') {
    put('sort', `${view.direction === 'descending' ? '-' : ''}${view.sortBy}`);
  }
  if (view.groupBy === 'theme') put('group', 'theme');
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** True where something is filtered away. */
export function isFiltered(view: BacklogView): boolean {
  return (
    view.search !== '' || [view.themes, view.states, view.bands, view.typeIds, view.flags].some((l) => l.length > 0)
  );
}
