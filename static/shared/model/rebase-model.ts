import type { Criterion, FormulaSpec, ValueModel } from '../../../src/domain/value/value-model';
import { type Clash, type Merging, mergeFields, mergeLists, type Sides } from './merge-lists';

const CRITERION: Merging<Criterion> = {
  subject: 'criterion',
  idOf: (criterion) => criterion.criterionId,
  nameOf: (criterion) => criterion.name,
};

type Settings = Omit<ValueModel, 'criteria'>;

const settingsOf = ({ preset, formula, size, bands }: ValueModel): Settings => ({ preset, formula, size, bands });

/** One's own changes of the value model on top of another person's; clashes are added to the list. */
export function rebaseModel(sides: Sides<ValueModel>, clashes: Clash[]): ValueModel {
  const criteria = mergeLists(
    { base: sides.base.criteria, mine: sides.mine.criteria, theirs: sides.theirs.criteria },
    CRITERION,
    clashes,
  );
  const settings = mergeFields(
    { base: settingsOf(sides.base), mine: settingsOf(sides.mine), theirs: settingsOf(sides.theirs) },
    { subject: 'model', idOf: () => 'model', nameOf: () => 'Value model' },
    clashes,
  );
  return { ...settings, formula: formulaFor(settings, sides), criteria };
}

/** A formula stands exactly where the preset is one, whoever switched: text of either side is named as a clash before it goes. */
function formulaFor(settings: Settings, { mine, theirs, base }: Sides<ValueModel>): FormulaSpec | null {
  if (settings.preset !== 'formula') return null;
  return settings.formula ?? mine.formula ?? theirs.formula ?? base.formula;
}
