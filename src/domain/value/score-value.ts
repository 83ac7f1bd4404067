import { DAY_MS, type Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { priorOf } from './priors';
import { rawInputOf } from './raw-input';
import { utilityOf } from './scale';
import type { Criterion, Priors, ValueModel } from './value-model';
import { ENOUGH_KNOWN_WEIGHT, type ReceiptLine, type ValueScore } from './value-score';

const ROUNDING = 1e-9;

interface ScoredLine {
  readonly line: ReceiptLine;
  readonly low: number;
  readonly high: number;
}

/**
 * What an item is worth: the weighted mean of its inputs, a missing one standing at the project's usual answer with the
 * range of that answer. Depends on the item, the model and its frozen priors, never on other items. [V4] [V7]
 */
export function scoreValue({
  issue,
  model,
  priors,
  now,
}: {
  readonly issue: IssueFacts;
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly now: Instant;
}): ValueScore {
  const totalWeight = model.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  const lines = model.criteria.map((criterion) =>
    lineOf({ issue, criterion, weightShare: criterion.weight / totalWeight, priors, now }),
  );
  const receipt = lines.map(({ line }) => line);
  const knownWeight = Math.min(
    1,
    sumOf(receipt, (line) => (line.assumed ? 0 : line.weightShare)),
  );
  const known = receipt.length > 0 && knownWeight >= ENOUGH_KNOWN_WEIGHT - ROUNDING;
  return {
    state: known ? 'known' : 'notEnoughData',
    value: known ? toScore(sumOf(receipt, (line) => line.points)) : null,
    low: toScore(sumOf(lines, (line) => line.low)),
    high: receipt.length === 0 ? 100 : toScore(sumOf(lines, (line) => line.high)),
    knownWeight,
    basePoints: 0,
    receipt,
    missing: receipt
      .filter((line) => line.assumed)
      .toSorted((a, b) => b.rangeIfFilled - a.rangeIfFilled)
      .map((line) => line.criterionId),
    native: null,
  };
}

function lineOf({
  issue,
  criterion,
  weightShare,
  priors,
  now,
}: {
  readonly issue: IssueFacts;
  readonly criterion: Criterion;
  readonly weightShare: number;
  readonly priors: Priors;
  readonly now: Instant;
}): ScoredLine {
  const { raw, at } = rawInputOf(issue, criterion, now);
  const known = utilityOf({ ...criterion, raw });
  const prior = priorOf(priors, criterion.criterionId, issue.issueTypeId);
  const utility = known ?? prior.median;
  const low = weightShare * (known ?? prior.p10) * 100;
  const high = weightShare * (known ?? prior.p90) * 100;
  return {
    line: {
      criterionId: criterion.criterionId,
      name: criterion.name,
      raw: known === null ? null : raw,
      problem: null,
      utility,
      assumed: known === null,
      confidence: known === null ? 0 : 1,
      ageFactor: 1,
      weightShare,
      points: weightShare * utility * 100,
      ageDays: known === null || at === null ? null : Math.max(0, Math.floor((now - at) / DAY_MS)),
      rangeIfFilled: high - low,
      prior,
    },
    low,
    high,
  };
}

function sumOf<T>(parts: readonly T[], amount: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + amount(part), 0);
}

// Shares of floating point can add up to a hair more than 1.
function toScore(points: number): number {
  return Math.min(100, points);
}
