/** A call and what must come of it, in the order in which each finds what it needs. */
export interface ConformanceRow {
  /** The operation as the stand-in lists it. */
  readonly endpoint: string;
  readonly who: 'admin' | 'po' | 'pm' | 'dev' | 'restricted';
  /** The method of jira.js 5 and of 6; null where that version has none, and its own general request goes there. */
  readonly five: string | null;
  readonly six: string | null;
  /** The path of a general request, where one of the two needs it. */
  readonly url?: string;
  readonly parameters?: object;
  /** Where jira.js 5 names its parameters otherwise. */
  readonly fiveParameters?: object;
  /** The status that must be refused with; absent where the call must succeed. */
  readonly refused?: number;
}

export const GET = 'GET /rest/api/3';
export const POST = 'POST /rest/api/3';
export const PUT = 'PUT /rest/api/3';
export const DELETE = 'DELETE /rest/api/3';
export const ISSUE = '/issue/{issueIdOrKey}';
export const PROJECT = '/project/{projectIdOrKey}';

/** A row whose method has the same name and parameters in both versions. */
export const same = (
  who: ConformanceRow['who'],
  endpoint: string,
  call: string,
  parameters?: object,
  more: Partial<ConformanceRow> = {},
): ConformanceRow => ({
  endpoint,
  who,
  five: call,
  six: call,
  ...(parameters === undefined ? {} : { parameters }),
  ...more,
});
