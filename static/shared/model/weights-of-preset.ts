import { withPresetWeights } from '../../../src/domain/value/preset-weights';
import type { ValueModel } from '../../../src/domain/value/value-model';

/** The model with the weights its preset asks for. An end that is being typed may make no scale yet: the weight then waits, and what is wrong is told at the end. [V3] */
export function weightsOfPreset(model: ValueModel): ValueModel {
  const weighted = withPresetWeights(model);
  if (weighted === model) return model;
  return {
    ...weighted,
    criteria: weighted.criteria.map((criterion, at) =>
      Number.isFinite(criterion.weight) && criterion.weight > 0 ? criterion : (model.criteria[at] ?? criterion),
    ),
  };
}
