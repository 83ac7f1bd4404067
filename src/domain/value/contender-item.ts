import type { CriterionId, Instant, IssueId } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { compileModel } from './compile-model';
import { estimateInputs, type InputEstimate } from './estimate-inputs';
import { sizeOf } from './size-of';
import { totalOf } from './total-of';
import { valueIfFrom } from './value-if';
import type { Priors, ValueModel } from './value-model';

/** A usual size and its usual range, above 0. */
export interface SizeRange {
  readonly low: number;
  readonly point: number;
  readonly high: number;
}

/** A missing input of a contender: how low and how high its ratio goes while that input alone takes its usual range. */
export interface OpenInput {
  /** Null: the size that is estimated in Jira. */
  readonly criterionId: CriterionId | null;
  /** Whether people can answer it where the question is put. */
  readonly isAsked: boolean;
  readonly low: number;
  readonly high: number;
}

/** An item that contends for a place at the top, by value over size. */
export interface ContenderItem {
  readonly issueId: IssueId;
  readonly ratio: number;
  readonly open: readonly OpenInput[];
  /** The range of its ratio once these inputs are answered as is usual; null stands for the size. */
  readonly rangeAfter: (answered: readonly (CriterionId | null)[]) => { readonly low: number; readonly high: number };
}

// Under a formula the extremes may lie within the range of an input.
const SAMPLES = 4;

/** Works out where an item stands, how far each missing input could move it, and its whole range. [V4] */
export function contenderFrom({
  row,
  model,
  priors,
  usual,
  sizeQuestion,
  now,
}: {
  readonly row: IssueFacts;
  readonly model: ValueModel;
  readonly priors: Priors;
  /** Null: sizes do not count. */
  readonly usual: SizeRange | null;
  /** What is asked where the size is missing; null: it cannot be asked. */
  readonly sizeQuestion: { readonly criterionId: CriterionId | null } | null;
  readonly now: Instant;
}): ContenderItem {
  const compiled = compileModel(model);
  const estimates = estimateInputs({ issue: row, criteria: compiled.criteria, priors, now });
  const total = totalOf({ model, compiled, estimates });
  const known = sizeOf(row, model, now);
  const size = sizeRangeFrom(known, usual);
  const valueIf = valueIfFrom({ model, compiled, estimates }) ?? (() => total.value);
  const missing = estimates.flatMap((estimate, position) =>
    estimate.isAssumed ? [openInput({ estimate, divisor: size.point, valueIf: (u) => valueIf(position, u) })] : [],
  );
  const isSizeOpen = usual !== null && size.low < size.high;
  const openSize: OpenInput = {
    criterionId: sizeQuestion?.criterionId ?? null,
    isAsked: sizeQuestion !== null,
    low: total.value / size.high,
    high: total.value / size.low,
  };
  return {
    issueId: row.issueId,
    ratio: total.value / size.point,
    open: isSizeOpen ? [...missing, openSize] : missing,
    rangeAfter: (answered) => {
      const isSized = isSizeOpen && answered.includes(openSize.criterionId);
      const settled = estimates.map((estimate) =>
        answered.includes(estimate.criterion.criterionId) ? asCertain(estimate) : estimate,
      );
      const { low, high } = totalOf({ model, compiled, estimates: settled });
      return { low: low / (isSized ? size.point : size.high), high: high / (isSized ? size.point : size.low) };
    },
  };
}

function sizeRangeFrom(known: number | null, usual: SizeRange | null): SizeRange {
  if (usual === null) return { low: 1, point: 1, high: 1 };
  return known !== null && known > 0 ? { low: known, point: known, high: known } : usual;
}

function asCertain(estimate: InputEstimate): InputEstimate {
  return { ...estimate, isAssumed: false, low: estimate.utility, high: estimate.utility };
}

function openInput({
  estimate,
  divisor,
  valueIf,
}: {
  readonly estimate: InputEstimate;
  readonly divisor: number;
  readonly valueIf: (utility: number) => number;
}): OpenInput {
  const { criterion, low, high } = estimate;
  const ratios = Array.from({ length: SAMPLES + 1 }, (_, at) => valueIf(low + ((high - low) * at) / SAMPLES) / divisor);
  return {
    criterionId: criterion.criterionId,
    isAsked: criterion.source.kind === 'input',
    low: Math.min(...ratios),
    high: Math.max(...ratios),
  };
}
