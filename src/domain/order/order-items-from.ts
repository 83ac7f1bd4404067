import type { ScoredIssue } from '../snapshot/scored-issue';
import { quantileOf } from '../value/priors';
import type { OrderItem } from './order-item';

/** How much the roadmap counts beside the value where nobody says otherwise, 0 to 1. Convention. [O1] */
const USUAL_STRATEGY_WEIGHT = 0.5;

/** A row of the backlog with its size by the model; null where there is none. */
export interface SizedRow {
  readonly row: Pick<ScoredIssue, 'issueId' | 'scores'>;
  readonly size: number | null;
}

/**
 * The items of a backlog as the order sees them: the value as a rate, more of it the more its place on the roadmap
 * matters. An unlinked item stands at the median alignment of the linked ones, with a range from 0 to their P90. [O1]
 */
export function orderItemsFrom(
  rows: readonly SizedRow[],
  strategyWeight = USUAL_STRATEGY_WEIGHT,
): readonly OrderItem[] {
  const strategy = strategyFrom(
    rows.map(({ row }) => row.scores),
    strategyWeight,
  );
  return rows.map(({ row: { issueId, scores }, size }) => {
    if (size === null || scores.value === null) {
      return { issueId, rate: 0, rateLow: 0, rateHigh: 0, size: 0, takesPart: false };
    }
    const { low, point, high } = strategy(scores);
    return {
      issueId,
      rate: scores.value * point,
      rateLow: scores.valueLow * low,
      rateHigh: scores.valueHigh * high,
      size,
      takesPart: true,
    };
  });
}

type Scores = ScoredIssue['scores'];

/** What a value is multiplied with, 0 to 1. */
export interface StrategyFactor {
  readonly low: number;
  readonly point: number;
  readonly high: number;
}

/** From an item's alignment to the factor of its value, among the items of one backlog. [O1] */
export function strategyFrom(backlog: readonly Scores[], strategyWeight: number): (scores: Scores) => StrategyFactor {
  const linked = backlog
    .filter(({ alignmentState }) => alignmentState !== 'unlinked')
    .map(({ alignment }) => alignment)
    .sort((a, b) => a - b);
  const factor = (alignment: number): number => 1 - strategyWeight + (strategyWeight * alignment) / 100;
  const usual =
    linked.length === 0
      ? { low: 1, point: 1, high: 1 }
      : { low: factor(0), point: factor(quantileOf(linked, 0.5)), high: factor(quantileOf(linked, 0.9)) };
  return ({ alignment, alignmentState }) => {
    if (alignmentState === 'unlinked') return usual;
    const known = factor(alignment);
    return { low: known, point: known, high: known };
  };
}
