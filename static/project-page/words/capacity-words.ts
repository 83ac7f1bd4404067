import type { IssueId } from '../../../src/domain/ids';
import { capacityChange, capacityPlan } from '../../../src/domain/order/capacity-line';
import { plural, sizeText } from '../../shared/format';

/** A stretch of two weeks stands for a sprint, since projects without sprints are planned alike. Convention. */
const SPRINT_DAYS = 14;
const SPRINTS = 3;
const MOST_NAMED = 5;

function named(issueIds: readonly IssueId[], keyOf: (issueId: IssueId) => string): string {
  const more = issueIds.length - MOST_NAMED;
  return `${issueIds.slice(0, MOST_NAMED).map(keyOf).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Who comes above the capacity line of the next weeks and who drops below it; null where the velocity is not known. [O8] */
export function capacityWords({
  today,
  proposed,
  sizeOf,
  velocityPerDay,
  keyOf,
}: {
  readonly today: readonly IssueId[];
  readonly proposed: readonly IssueId[];
  readonly sizeOf: (issueId: IssueId) => number | null;
  readonly velocityPerDay: number | null;
  readonly keyOf: (issueId: IssueId) => string;
}): string | null {
  if (velocityPerDay === null) return null;
  const velocityPerSprint = velocityPerDay * SPRINT_DAYS;
  const cut = (order: readonly IssueId[]) => capacityPlan({ order, sizeOf, velocityPerSprint, sprints: SPRINTS });
  const { comeIn, dropOut } = capacityChange(cut(today), cut(proposed));
  const base = `Within the next ${plural((SPRINTS * SPRINT_DAYS) / 7, 'week')}, at a size of about ${sizeText(Math.round(velocityPerSprint))} every two weeks`;
  if (comeIn.length === 0 && dropOut.length === 0) return `${base}, the same items fit as today.`;
  const came =
    comeIn.length === 0 ? 'none comes in' : `${named(comeIn, keyOf)} ${comeIn.length === 1 ? 'comes' : 'come'} in`;
  const dropped =
    dropOut.length === 0 ? 'none drops out' : `${named(dropOut, keyOf)} ${dropOut.length === 1 ? 'drops' : 'drop'} out`;
  return `${base}: ${came}; ${dropped}.`;
}
