import type { Instant } from '../ids';
import type { IssueFacts, RawValue } from '../issue/issue-facts';
import { ageFactorOf, ageInDays, type EstimatedInput, shrunkTowardPrior } from './confidence';
import { priorOf } from './priors';
import { readInput } from './raw-input';
import type { Criterion, Prior, Priors } from './value-model';
import type { InputProblem } from './value-score';

/** One input as the score takes it, with all that the receipt says about it. */
export interface InputEstimate extends EstimatedInput {
  readonly criterion: Criterion;
  readonly raw: RawValue;
  readonly problem: InputProblem | null;
  /** The number that a product, a sum or a formula takes: the raw number, of a map the worth of the option; null where it is missing. */
  readonly number: number | null;
  /** u before any doubt; null where the input is missing. */
  readonly sureUtility: number | null;
  readonly isAssumed: boolean;
  /** c in [0,1]; 0 where the input is missing. [V5] */
  readonly confidence: number;
  readonly ageFactor: number;
  /** Whole days, where the age is known. */
  readonly ageDays: number | null;
  readonly prior: Prior;
}

/** Reads and judges all inputs of an issue: a missing one stands at its prior, a doubtful one between. [V4] [V5] [V6] */
export function estimateInputs({
  issue,
  criteria,
  priors,
  now,
}: {
  readonly issue: IssueFacts;
  readonly criteria: readonly Criterion[];
  readonly priors: Priors;
  readonly now: Instant;
}): readonly InputEstimate[] {
  return criteria.map((criterion) =>
    estimateInput({ issue, criterion, prior: priorOf(priors, criterion.criterionId, issue.issueTypeId), now }),
  );
}

function estimateInput({
  issue,
  criterion,
  prior,
  now,
}: {
  readonly issue: IssueFacts;
  readonly criterion: Criterion;
  readonly prior: Prior;
  readonly now: Instant;
}): InputEstimate {
  const { raw, utility, at, problem, agreement } = readInput(issue, criterion, now);
  if (utility === null) return assumedFrom(criterion, prior, problem);
  const age = at === null ? null : ageInDays(at, now);
  const ageFactor = age === null ? 1 : ageFactorOf(age, criterion.lifetimeDays);
  const confidence = agreement * ageFactor;
  const estimated = shrunkTowardPrior(utility, confidence, prior);
  return {
    utility: estimated.utility,
    low: estimated.low,
    high: estimated.high,
    criterion,
    raw,
    problem,
    number: numberOf(raw, utility, criterion),
    sureUtility: utility,
    isAssumed: false,
    confidence,
    ageFactor,
    ageDays: age === null ? null : Math.floor(age),
    prior,
  };
}

function numberOf(raw: RawValue, utility: number, { scale, direction }: Criterion): number {
  if (scale.kind === 'map') return direction === 'cost' ? 1 - utility : utility;
  return raw as number;
}

function assumedFrom(criterion: Criterion, prior: Prior, problem: InputProblem | null): InputEstimate {
  return {
    utility: prior.median,
    low: prior.p10,
    high: prior.p90,
    criterion,
    raw: null,
    problem,
    number: null,
    sureUtility: null,
    isAssumed: true,
    confidence: 0,
    ageFactor: 1,
    ageDays: null,
    prior,
  };
}
