import type { Criterion, ValueModel, ValuePreset } from './value-model';

/** A factor of a product weighs 10 for each e-fold of its scale. */
const PER_E_FOLD = 10;
const EQUAL_WEIGHT = 10;

/** Presets whose weights follow from their scales, so that nobody sets them. [V3] */
export function hasFixedWeights(preset: ValuePreset): boolean {
  return preset === 'rice' || preset === 'ice' || preset === 'wsjf';
}

/**
 * Sets the weights that a preset asks for: those of the factors of RICE and ICE in proportion to ln(high / low), so that
 * the value ranks as the product does; those of WSJF all equal, so that it ranks as the sum. [V3]
 */
export function withPresetWeights(model: ValueModel): ValueModel {
  if (!hasFixedWeights(model.preset)) return model;
  return { ...model, criteria: model.criteria.map((criterion) => ({ ...criterion, weight: weightOf(criterion) })) };
}

function weightOf({ role, scale }: Criterion): number {
  return role === 'value' && scale.kind === 'ratio' ? PER_E_FOLD * Math.log(scale.high / scale.low) : EQUAL_WEIGHT;
}
