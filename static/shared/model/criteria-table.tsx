import type { CriterionId } from '../../../src/domain/ids';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { announce } from '../announce';
import { CriterionEditor } from './criterion-editor';
import { CriterionLine } from './criterion-line';
import { criterionShares, putCriterion, shiftCriterion, withoutCriterion } from './edit-criterion';
import { fieldElementId, focusElement } from './element-id';
import { useModel } from './model-context';
import { weightsOfPreset } from './weights-of-preset';

/** All criteria in their order: weights in the list, the rest in the editor of the one that is open. */
export function CriteriaTable() {
  const { model, edit, openCriterionId, openCriterion } = useModel();
  const shares = criterionShares(model);
  const put = (criterion: Criterion, field: string): void =>
    edit({
      what: `Change ${field} of ${criterion.name}`,
      mergeKey: `${criterion.criterionId}/${field}`,
      change: (now) => weightsOfPreset(putCriterion(now, criterion)),
    });
  const remove = (criterion: Criterion): void => {
    edit({ what: `Remove ${criterion.name}`, change: (now) => withoutCriterion(now, criterion.criterionId) });
    announce(`${criterion.name} removed. Undo brings it back.`);
    focusElement('add-criterion');
  };
  const shift = (criterion: Criterion, by: -1 | 1): void => {
    const moved = shiftCriterion(model, criterion.criterionId, by);
    if (moved === model) return;
    edit({ what: `Move ${criterion.name}`, change: (now) => shiftCriterion(now, criterion.criterionId, by) });
    announce(`${criterion.name} is now ${placeOf(moved, criterion.criterionId)} of ${moved.criteria.length}.`);
    focusElement(fieldElementId('criterion', criterion.criterionId, 'toggle'));
  };
  return (
    <div className="pl-card vm-criteria-card">
      <div role="table" aria-label="Criteria" className="vm-criteria">
        <div role="rowgroup" className="vm-criteria__head">
          <div role="row" className="vm-criteria__row">
            <div role="columnheader">Criterion</div>
            <div role="columnheader">Comes from</div>
            <div role="columnheader">Counts</div>
            <div role="columnheader">{model.preset === 'formula' ? 'Share' : 'Weight and share'}</div>
            <div role="columnheader">
              <span className="pl-hidden">Order</span>
            </div>
          </div>
        </div>
        <div role="rowgroup">
          {model.criteria.map((criterion, at) => (
            <CriterionLine
              key={criterion.criterionId}
              criterion={criterion}
              share={shares[at] ?? 0}
              isFirst={at === 0}
              isLast={at === model.criteria.length - 1}
              isOpen={criterion.criterionId === openCriterionId}
              onToggle={() => openCriterion(criterion.criterionId === openCriterionId ? null : criterion.criterionId)}
              onChange={put}
              onShift={(by) => shift(criterion, by)}
            >
              <CriterionEditor
                criterion={criterion}
                canRemove={model.criteria.length > 1}
                onChange={put}
                onRemove={() => remove(criterion)}
              />
            </CriterionLine>
          ))}
        </div>
      </div>
      <p className="vm-criteria__note pl-small pl-subtle">
        A missing answer is never zero: the project’s usual answer stands in, and the range says so. Alt with the up and
        down arrows moves a criterion.
      </p>
    </div>
  );
}

function placeOf(model: ValueModel, criterionId: CriterionId): number {
  return model.criteria.findIndex((each) => each.criterionId === criterionId) + 1;
}
