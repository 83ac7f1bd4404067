import { useState } from 'react';
import type { CriterionId } from '../../../../src/domain/ids';
import type { Criterion, ValueModel, ValuePreset } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { fieldElementId } from '../../draft/locate-problem';
import { sharesOf } from '../../draft/roadmap-tree';
import { useDraft } from '../../hooks/use-draft';
import { Pick } from '../pick';
import { focusElement } from '../roadmap/use-row-actions';
import { SectionHeader } from '../section-header';
import { BandsEditor } from './bands-editor';
import { CriterionEditor } from './criterion-editor';
import { CriterionLine } from './criterion-line';
import { SizeEditor } from './size-editor';

const PRESETS: readonly { readonly value: ValuePreset; readonly label: string; readonly meaning: string }[] = [
  {
    value: 'value-effort',
    label: 'Value / Effort',
    meaning:
      'The criteria make the value, 0 to 100. The order divides it by the size: much value for little work comes first.',
  },
  {
    value: 'weighted',
    label: 'Weighted scorecard',
    meaning:
      'The criteria make the value, 0 to 100, costs among them. The order follows the value; size is shown beside it.',
  },
];

/** What makes an item valuable, and where each answer comes from. */
export function ModelSection() {
  const { state, editModel, isChanged } = useDraft();
  const { model } = state.draft;
  const [openId, setOpenId] = useState<CriterionId | null>(null);
  const shares = sharesOf(model.criteria.map((criterion) => criterion.weight));
  const preset = PRESETS.find((each) => each.value === model.preset);
  const put = (criterion: Criterion, field: string): void =>
    editModel({
      what: `Change ${field} of ${criterion.name}`,
      mergeKey: `${criterion.criterionId}/${field}`,
      change: (now) => ({
        ...now,
        criteria: now.criteria.map((each) => (each.criterionId === criterion.criterionId ? criterion : each)),
      }),
    });
  const add = (): void => {
    const criterion = newCriterion(model);
    editModel({ what: 'Add criterion', change: (now) => ({ ...now, criteria: [...now.criteria, criterion] }) });
    setOpenId(criterion.criterionId);
    focusElement(fieldElementId('criterion', criterion.criterionId, 'name'), true);
  };
  const remove = (criterion: Criterion): void =>
    editModel({
      what: `Remove ${criterion.name}`,
      change: (now) => ({
        ...now,
        criteria: now.criteria.filter((each) => each.criterionId !== criterion.criterionId),
      }),
    });
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Value model"
        lead="A missing answer is never zero: the project's usual answer stands in, and the range says so."
        actions={
          <Button icon="plus" onClick={add}>
            Add criterion
          </Button>
        }
      />
      <div className="pl-card ap-model__preset">
        <div className="pl-field">
          <span className="pl-label">Preset</span>
          <Pick
            label="Preset"
            value={model.preset}
            options={PRESETS}
            hasBorder
            isChanged={isChanged('model', 'preset', 'preset')}
            onChange={(next) => editModel({ what: 'Change the preset', change: (now) => ({ ...now, preset: next }) })}
          />
        </div>
        <p className="pl-subtle">{preset?.meaning}</p>
      </div>
      <div className="pl-card">
        <div role="table" aria-label="Criteria" className="ap-criteria">
          <div role="rowgroup" className="ap-criteria__head">
            <div role="row" className="ap-criteria__row">
              <div role="columnheader">Criterion</div>
              <div role="columnheader">Comes from</div>
              <div role="columnheader">Counts</div>
              <div role="columnheader">Weight and share</div>
            </div>
          </div>
          <div role="rowgroup">
            {model.criteria.map((criterion, at) => (
              <CriterionLine
                key={criterion.criterionId}
                criterion={criterion}
                share={shares[at] ?? 0}
                isOpen={criterion.criterionId === openId}
                onToggle={() => setOpenId(criterion.criterionId === openId ? null : criterion.criterionId)}
                onChange={put}
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
      </div>
      <div className="ap-model__pair">
        <SizeEditor />
        <BandsEditor />
      </div>
    </section>
  );
}

function newCriterion(model: ValueModel): Criterion {
  const names = new Set(model.criteria.map((criterion) => criterion.name.toLowerCase()));
  let name = 'New criterion';
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `New criterion ${number}`;
  return {
    criterionId: crypto.randomUUID() as CriterionId,
    name,
    question: '',
    lowLabel: 'Little',
    highLabel: 'A great deal',
    source: { kind: 'input', answer: { kind: 'rating' } },
    direction: 'benefit',
    role: 'value',
    weight: 20,
    scale: { kind: 'anchors', low: 1, high: 5 },
    lifetimeDays: 180,
  };
}
