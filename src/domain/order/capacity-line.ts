import type { IssueId } from '../ids';

/** A stretch of an order that fits a sprint, or what is left after the last. */
export interface CapacitySection {
  readonly issueIds: readonly IssueId[];
  readonly size: number;
}

/** An order cut into the sprints ahead; `after` is what stands below the capacity line. [O8] */
export interface CapacityPlan {
  readonly sprints: readonly CapacitySection[];
  readonly after: readonly IssueId[];
}

/**
 * Cuts an order into sprints of the project's real velocity. An item that no longer fits begins the next sprint; one larger
 * than a sprint has one to itself. Items without a size take no room. [O8]
 */
export function capacityPlan({
  order,
  sizeOf,
  velocityPerSprint,
  sprints,
}: {
  readonly order: readonly IssueId[];
  readonly sizeOf: (issueId: IssueId) => number | null;
  readonly velocityPerSprint: number;
  readonly sprints: number;
}): CapacityPlan {
  const sections: { issueIds: IssueId[]; size: number }[] = [];
  for (const [at, issueId] of order.entries()) {
    const size = sizeOf(issueId) ?? 0;
    const last = sections.at(-1);
    if (last !== undefined && last.size + size <= velocityPerSprint) {
      last.issueIds.push(issueId);
      last.size += size;
    } else if (sections.length < sprints) {
      sections.push({ issueIds: [issueId], size });
    } else {
      return { sprints: sections, after: order.slice(at) };
    }
  }
  return { sprints: sections, after: [] };
}

/** Who comes above the capacity line and who drops below it from one plan to the next. [O8] */
export function capacityChange(
  before: CapacityPlan,
  after: CapacityPlan,
): { readonly comeIn: readonly IssueId[]; readonly dropOut: readonly IssueId[] } {
  const [below, nowBelow] = [new Set(before.after), new Set(after.after)];
  return {
    comeIn: before.after.filter((issueId) => !nowBelow.has(issueId)),
    dropOut: after.after.filter((issueId) => !below.has(issueId)),
  };
}
