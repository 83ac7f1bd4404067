import type { Instant } from '../../domain/ids';

const JIRA_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d):?(\d\d)?$/;

/** Reads Jira's timestamps, `2026-09-27T10:03:11.123+0200`: the offset comes without a colon. */
export function jiraInstant(text: string): Instant {
  const match = JIRA_TIME.exec(text);
  const [, local, offset, minutes] = match ?? [];
  const instant = Date.parse(
    local === undefined || offset === undefined
      ? text
      : `${local}${offset === 'Z' ? 'Z' : `${offset}:${minutes ?? '00'}`}`,
  );
  if (Number.isNaN(instant)) throw new Error('Jira sent a time that is none');
  return Math.max(0, instant);
}
