import { BOARD_CALLS } from './calls/board-calls';
import type { ConformanceRow } from './calls/conformance-row';
import { ISSUE_CALLS } from './calls/issue-calls';
import { PEOPLE_CALLS } from './calls/people-calls';
import { PROJECT_CALLS } from './calls/project-calls';
import { PROPERTY_CALLS } from './calls/property-calls';
import { QUERY_CALLS } from './calls/query-calls';
import { SITE_CALLS } from './calls/site-calls';

/** Every operation that is served, as jira.js asks for it; refusals too. */
export const CONFORMANCE_ROWS: readonly ConformanceRow[] = [
  ...SITE_CALLS,
  ...PEOPLE_CALLS,
  ...PROJECT_CALLS,
  ...QUERY_CALLS,
  ...PROPERTY_CALLS,
  ...BOARD_CALLS,
  ...ISSUE_CALLS,
];
