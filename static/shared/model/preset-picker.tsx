import { useState } from 'react';
import { presetModel } from '../../../src/domain/value/presets';
import type { ValueModel, ValuePreset } from '../../../src/domain/value/value-model';
import { announce } from '../announce';
import { Button } from '../components/button';
import { FieldProblem } from '../components/field-problem';
import { Icon } from '../components/icons';
import { fieldElementId, focusElement } from './element-id';
import { useModel } from './model-context';
import { PRESETS, type PresetWords, presetName } from './preset-words';
import { type PresetSwitch, switchPreset } from './switch-preset';

/** What each preset looked like when it was left, as long as the same revision is in force: other sections may be looked at in between. */
const leftByBase = new WeakMap<ValueModel, Map<ValuePreset, ValueModel>>();

function leftSince(base: ValueModel): Map<ValuePreset, ValueModel> {
  const known = leftByBase.get(base) ?? new Map<ValuePreset, ValueModel>();
  leftByBase.set(base, known);
  return known;
}

const PREVIEW_ID = fieldElementId('model', 'preset', 'preview');
const CHOICE_ID = fieldElementId('model', 'preset', 'choice');

/** The ready-made models side by side; choosing another shows what it would keep, add and set aside before it is done. */
export function PresetPicker() {
  const { model, base, edit, catalog, problemAt, openCriterion, isChanged } = useModel();
  const [wanted, setWanted] = useState<ValuePreset | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const left = leftSince(base);
  const preview =
    wanted === null || wanted === model.preset
      ? null
      : switchPreset({
          model,
          preset: wanted,
          fresh: presetModel(wanted, {
            priorities: catalog.priorities,
            // ICE has no size field; what leads out of it finds the one in force again.
            sizeFieldId: model.size.fieldId ?? base.size.fieldId,
          }),
          remembered: left.get(wanted) ?? (base.preset === wanted ? base : null),
        });
  const take = (next: PresetSwitch): void => {
    left.set(model.preset, model);
    edit({ what: `Switch to ${presetName(next.model.preset)}`, change: () => next.model });
    announce(`Switched to ${presetName(next.model.preset)}. Undo brings ${presetName(model.preset)} back.`);
    openCriterion(null);
    setWanted(null);
    setIsChoosing(false);
    focusElement(CHOICE_ID);
  };
  return (
    <section className="pl-card vm-box" aria-label="Preset">
      <h2 className="pl-heading" id={CHOICE_ID} tabIndex={-1}>
        How value is worked out
      </h2>
      <ChosenPreset
        isChanged={isChanged('model', 'preset', 'preset')}
        preset={model.preset}
        isChoosing={isChoosing}
        onToggle={() => {
          setIsChoosing(!isChoosing);
          setWanted(null);
        }}
      />
      {isChoosing ? (
        <ul className="vm-presets">
          {PRESETS.map((words) => (
            <PresetCard
              key={words.preset}
              words={words}
              state={words.preset === model.preset ? 'chosen' : words.preset === wanted ? 'wanted' : 'offered'}
              onChoose={() => {
                setWanted(words.preset === model.preset ? null : words.preset);
                if (words.preset !== model.preset) focusElement(PREVIEW_ID);
              }}
            />
          ))}
        </ul>
      ) : null}
      <FieldProblem message={problemAt(CHOICE_ID)} />
      {preview === null ? null : (
        <SwitchPreview
          preview={preview}
          from={model.preset}
          onTake={() => take(preview)}
          onLeave={() => setWanted(null)}
        />
      )}
    </section>
  );
}

/** What is chosen, in a line or two; the others are a click away. */
function ChosenPreset({
  preset,
  isChanged,
  isChoosing,
  onToggle,
}: {
  readonly preset: ValuePreset;
  readonly isChanged: boolean;
  readonly isChoosing: boolean;
  readonly onToggle: () => void;
}) {
  const words = PRESETS.find((each) => each.preset === preset);
  return (
    <div className="vm-chosen">
      <div className="vm-chosen__words">
        <p>
          <span className={isChanged ? 'pl-strong vm-chosen__name pl-changed' : 'pl-strong vm-chosen__name'}>
            {presetName(preset)}
          </span>{' '}
          {isChoosing ? null : <code className="vm-preset__formula">{words?.formula}</code>}
        </p>
        {isChoosing ? null : <p className="pl-subtle">{words?.meaning}</p>}
      </div>
      <Button aria-expanded={isChoosing} onClick={onToggle}>
        {isChoosing ? 'Close' : 'Choose another way'}
      </Button>
    </div>
  );
}

function PresetCard({
  words,
  state,
  onChoose,
}: {
  readonly words: PresetWords;
  readonly state: 'chosen' | 'wanted' | 'offered';
  readonly onChoose: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={`vm-preset vm-preset--${state}`}
        aria-pressed={state === 'chosen'}
        aria-expanded={state === 'wanted'}
        onClick={onChoose}
      >
        <span className="vm-preset__name">
          {words.name}
          {state === 'chosen' ? <Icon name="check" size={12} label="in the draft" /> : null}
        </span>
        <span className="pl-small">{words.meaning}</span>
        <code className="vm-preset__formula">{words.formula}</code>
        <span className="pl-small pl-subtle">{words.fits}</span>
      </button>
    </li>
  );
}

function SwitchPreview({
  preview,
  from,
  onTake,
  onLeave,
}: {
  readonly preview: PresetSwitch;
  readonly from: ValuePreset;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}) {
  const { catalog } = useModel();
  const name = presetName(preview.model.preset);
  const { criteria, size } = preview.model;
  const sizeName =
    criteria.find((criterion) => criterion.role === 'size')?.name ??
    catalog.fields.find((field) => field.fieldId === size.fieldId)?.name ??
    'Not mapped yet';
  return (
    <div className="vm-switch" id={PREVIEW_ID} role="group" aria-label={`Switching to ${name}`} tabIndex={-1}>
      <p className="pl-strong">Switching to {name}</p>
      <dl>
        <Part words={preview.isRemembered ? 'Comes back as it was' : 'Kept as it is'} criteria={preview.kept} />
        <Part words="Added" criteria={preview.added} />
        <Part words="Set aside" criteria={preview.setAside} />
        <div>
          <dt className="pl-subtle">Size</dt>
          <dd>{sizeName}</dd>
        </div>
        {preview.model.formula === null ? null : (
          <div>
            <dt className="pl-subtle">Formula to start from</dt>
            <dd>
              <code className="vm-preset__formula">{preview.model.formula.text}</code>
            </dd>
          </div>
        )}
      </dl>
      {preview.setAside.length > 0 ? (
        <p className="pl-small pl-subtle">
          Answers given to what is set aside stay stored. Switching back to {presetName(from)}, or undo, brings it back
          as it is now.
        </p>
      ) : null}
      <div className="vm-inline">
        <Button appearance="primary" onClick={onTake}>
          Switch to {name}
        </Button>
        <Button appearance="subtle" onClick={onLeave}>
          Stay with {presetName(from)}
        </Button>
      </div>
    </div>
  );
}

function Part({ words, criteria }: { readonly words: string; readonly criteria: PresetSwitch['kept'] }) {
  if (criteria.length === 0) return null;
  return (
    <div>
      <dt className="pl-subtle">{words}</dt>
      <dd>{criteria.map((criterion) => criterion.name).join(', ')}</dd>
    </div>
  );
}
