import type { Criterion, ValueModel, ValuePreset } from '../../../src/domain/value/value-model';
import { proposedFormula } from './proposed-formula';
import { weightsOfPreset } from './weights-of-preset';

/** What switching would do, to be looked at before it is done. */
export interface PresetSwitch {
  readonly model: ValueModel;
  readonly kept: readonly Criterion[];
  readonly added: readonly Criterion[];
  readonly setAside: readonly Criterion[];
  /** True where the criteria come back as they were before an earlier switch. */
  readonly isRemembered: boolean;
}

/** Presets that take any criteria: everything is kept. */
const OPEN_PRESETS: ReadonlySet<ValuePreset> = new Set(['value-effort', 'weighted', 'formula']);

const sameName = (a: Criterion, b: Criterion): boolean => a.name.trim().toLowerCase() === b.name.trim().toLowerCase();

/** The same question for the same purpose, so that what was set up for one preset serves the other. */
function serves(criterion: Criterion, fresh: Criterion): boolean {
  const isSame = criterion.criterionId === fresh.criterionId || sameName(criterion, fresh);
  return isSame && criterion.role === fresh.role && criterion.scale.kind === fresh.scale.kind;
}

/** The model under another preset: criteria that both have stay as they are, the rest is added or set aside, and nothing is thrown away that a switch back does not bring back. */
export function switchPreset({
  model,
  preset,
  fresh,
  remembered,
}: {
  readonly model: ValueModel;
  readonly preset: ValuePreset;
  /** What the preset starts with. */
  readonly fresh: ValueModel;
  /** The model as it was when this preset was left in this session. */
  readonly remembered: ValueModel | null;
}): PresetSwitch {
  const criteria = criteriaFor({ model, preset, fresh, remembered });
  const next = weightsOfPreset({
    ...model,
    preset,
    criteria,
    size: remembered?.size ?? fresh.size,
    formula: preset === 'formula' ? (remembered?.formula ?? proposedFormula(criteria)) : null,
  });
  const ids = new Set(criteria.map((criterion) => criterion.criterionId));
  const before = new Set(model.criteria.map((criterion) => criterion.criterionId));
  return {
    model: next,
    kept: criteria.filter((criterion) => before.has(criterion.criterionId)),
    added: criteria.filter((criterion) => !before.has(criterion.criterionId)),
    setAside: model.criteria.filter((criterion) => !ids.has(criterion.criterionId)),
    isRemembered: remembered !== null,
  };
}

function criteriaFor({
  model,
  preset,
  fresh,
  remembered,
}: {
  readonly model: ValueModel;
  readonly preset: ValuePreset;
  readonly fresh: ValueModel;
  readonly remembered: ValueModel | null;
}): readonly Criterion[] {
  if (remembered !== null) return remembered.criteria;
  if (OPEN_PRESETS.has(preset)) return model.criteria;
  return fresh.criteria.map((criterion) => model.criteria.find((present) => serves(present, criterion)) ?? criterion);
}
