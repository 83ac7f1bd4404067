import type { Instant } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';

const DAY_MS = 86_400_000;
/** How long finished work stays in the snapshot, as the query of a whole scan says it. Convention. */
const DONE_DAYS = 180;

/** Whether an issue belongs in its project's snapshot: it is open, or was finished lately. */
export function belongs({ statusCategory, resolvedAt }: IssueFacts, now: Instant): boolean {
  return statusCategory !== 'done' || (resolvedAt !== null && resolvedAt >= now - DONE_DAYS * DAY_MS);
}
