import type { CriterionId } from '../ids';
import type { RawValue } from '../issue/issue-facts';
import { type CandidateInput, candidateInputs } from './candidate-inputs';
import { compileModel } from './compile-model';
import { estimateInputs, type InputEstimate } from './estimate-inputs';
import { scoreValue, type ValueBasis } from './score-value';
import { bandOf, type ValueBand } from './value-band';
import { valueIfFrom } from './value-if';
import type { ValueBands } from './value-model';

/** The smallest change of one input that moves an item to the next band. [V8] */
export interface BandChange {
  readonly criterionId: CriterionId;
  readonly way: 'up' | 'down';
  /** The band it would then be in. */
  readonly band: ValueBand;
  /** Today's raw value; null where it is missing. */
  readonly from: RawValue;
  readonly to: RawValue;
  /** The value it would then have, 0 to 100. */
  readonly value: number;
}

interface RankedChange {
  readonly change: BandChange;
  readonly distance: number;
}

/**
 * For each input the smallest change that moves an item to the next band up and down, the smallest in u first; the
 * changed input counts as certain, and one that need only be confirmed for that is left out. Empty where there is not
 * enough data. Under a formula, numbers that do not move the value in one direction throughout are left out too. [V8]
 */
export function bandChanges({ issue, model, priors, now }: ValueBasis): readonly BandChange[] {
  const { value } = scoreValue({ issue, model, priors, now });
  const compiled = compileModel(model);
  const estimates = estimateInputs({ issue, criteria: compiled.criteria, priors, now });
  const valueIf = valueIfFrom({ model, compiled, estimates });
  if (value === null || valueIf === null) return [];
  const changes = waysFrom(value, model.bands).flatMap(({ way, crosses }) =>
    estimates.flatMap((estimate, position): readonly RankedChange[] => {
      const candidates = candidateInputs({ estimate, valueIf: (utility) => valueIf(position, utility), crosses });
      const nearest = nearestOf(candidates, estimate);
      if (nearest === null) return [];
      const changed = valueIf(position, nearest.utility);
      const { criterionId } = estimate.criterion;
      const band = bandOf(changed, model.bands);
      const change = { criterionId, way, band, from: estimate.raw, to: nearest.raw, value: changed };
      return [{ change, distance: distanceOf(nearest, estimate) }];
    }),
  );
  return changes.sort((a, b) => a.distance - b.distance).map(({ change }) => change);
}

interface Way {
  readonly way: 'up' | 'down';
  readonly crosses: (value: number) => boolean;
}

function waysFrom(value: number, bands: ValueBands): readonly Way[] {
  const upTo = (bound: number): Way => ({ way: 'up', crosses: (other) => other >= bound });
  const downFrom = (bound: number): Way => ({ way: 'down', crosses: (other) => other < bound });
  switch (bandOf(value, bands)) {
    case 'low':
      return [upTo(bands.medium)];
    case 'medium':
      return [upTo(bands.high), downFrom(bands.medium)];
    case 'high':
      return [downFrom(bands.high)];
  }
}

function distanceOf(candidate: CandidateInput, estimate: InputEstimate): number {
  return Math.abs(candidate.utility - (estimate.sureUtility ?? estimate.utility));
}

function nearestOf(candidates: readonly CandidateInput[], estimate: InputEstimate): CandidateInput | null {
  let nearest: CandidateInput | null = null;
  for (const candidate of candidates) {
    if (nearest === null || distanceOf(candidate, estimate) < distanceOf(nearest, estimate)) nearest = candidate;
  }
  return nearest;
}
