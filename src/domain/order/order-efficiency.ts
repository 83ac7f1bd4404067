/** The scale on which orders are told: what the best and the worst of them cost. [O8] */
export interface CostScale {
  readonly best: number;
  readonly worst: number;
}

/** 1 - R / (F(worst) - F(best)), 0 to 1: "this order delivers 82 % of what the best would". 1 where no order is better. [O8] */
export function orderEfficiency(cost: number, { best, worst }: CostScale): number {
  return worst > best ? Math.min(1, Math.max(0, 1 - (cost - best) / (worst - best))) : 1;
}

/** The share of the scale that a gain regains; the shares of moves add up to what efficiency rises by. [O8] */
export function regainedShare(gain: number, { best, worst }: CostScale): number {
  return worst > best ? gain / (worst - best) : 0;
}

/** What a move does to people's wait, in days; above 0 is earlier. [O8] */
export interface WaitChange {
  readonly ownDays: number;
  /** How many items it passes, and what each of them waits less (or, below 0, more). */
  readonly passedItems: number;
  readonly passedDays: number;
}

/** Tells a move in days at the project's real velocity; null where that is not known. [O8] */
export function waitChange(
  move: {
    readonly goesUp: boolean;
    readonly passed: readonly unknown[];
    readonly passedSize: number;
    readonly ownSize: number;
  },
  velocityPerDay: number | null,
): WaitChange | null {
  if (velocityPerDay === null || !(velocityPerDay > 0)) return null;
  const sign = move.goesUp ? 1 : -1;
  return {
    ownDays: (sign * move.passedSize) / velocityPerDay,
    passedItems: move.passed.length,
    passedDays: 0 - (sign * move.ownSize) / velocityPerDay,
  };
}
