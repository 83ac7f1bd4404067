import type { IssueView } from '../contract/rpc';
import { DAY_MS, type Instant } from '../domain/ids';
import type { Outcome } from '../ports/outcome-store';

/** The question is asked when finished work has had time to show, and as long as people remember. Convention. */
const FIRST_ASKED_DAYS = 21;
const LAST_ASKED_DAYS = 180;

/** Where a finished issue stands in the time in which its outcome is asked. */
export function outcomeTime(resolvedAt: Instant, now: Instant): 'tooEarly' | 'asked' | 'tooLate' {
  const days = (now - resolvedAt) / DAY_MS;
  if (days < FIRST_ASKED_DAYS) return 'tooEarly';
  return days <= LAST_ASKED_DAYS ? 'asked' : 'tooLate';
}

/** What the panel shows of the outcome of finished work; null while it is not finished. */
export function outcomeViewOf({
  resolvedAt,
  outcome,
  canEdit,
  now,
}: {
  readonly resolvedAt: Instant | null;
  readonly outcome: Outcome | undefined;
  readonly canEdit: boolean;
  readonly now: Instant;
}): IssueView['outcome'] {
  if (resolvedAt === null) return null;
  const isAsked = canEdit && outcomeTime(resolvedAt, now) === 'asked';
  return { isAsked, answer: outcome?.answer ?? null, at: outcome?.at ?? null };
}
