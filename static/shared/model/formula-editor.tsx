import { useRef } from 'react';
import { checkFormula } from '../../../src/domain/value/formula/check-formula';
import type { FormulaSpec } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { NumberBox } from '../components/number-box';
import { sizeText } from '../format';
import { fieldElementId } from './element-id';
import { FormulaPlaceNote } from './formula-place';
import { useModel } from './model-context';
import { nameInFormula } from './name-in-formula';

const TEXT_ID = fieldElementId('model', 'formula', 'text');

/** The formula as text with the criteria to put in, checked while it is typed; its two ends are proposed from what it can reach. */
export function FormulaEditor() {
  const { model, edit, isChanged, problems } = useModel();
  const area = useRef<HTMLTextAreaElement>(null);
  const { formula } = model;
  if (formula === null) return null;
  const set = (change: Partial<FormulaSpec>, field: string): void =>
    edit({
      what: field === 'text' ? 'Change the formula' : 'Change the ends of the formula',
      mergeKey: `formula/${field}`,
      change: (now) => (now.formula === null ? now : { ...now, formula: { ...now.formula, ...change } }),
    });
  const insert = (text: string): void => {
    const box = area.current;
    const [from, to] = [box?.selectionStart ?? formula.text.length, box?.selectionEnd ?? formula.text.length];
    const isTight = from === 0 || /[\s(]$/.test(formula.text.slice(0, from));
    const put = isTight ? text : ` ${text}`;
    set({ text: `${formula.text.slice(0, from)}${put}${formula.text.slice(to)}` }, 'text');
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + put.length, from + put.length);
    });
  };
  const wrong = problems.filter((problem) => problem.elementId === TEXT_ID);
  const showPlace = (offset: number, length: number): void => {
    area.current?.focus();
    area.current?.setSelectionRange(offset, offset + length);
  };
  return (
    <section className="pl-card vm-box" aria-label="Formula">
      <h2 className="pl-heading">Formula</h2>
      <div className="pl-field">
        <label className="pl-label" htmlFor={TEXT_ID}>
          The value is worked out as
        </label>
        <textarea
          ref={area}
          id={TEXT_ID}
          className={`pl-input vm-formula__text ${wrong.length > 0 ? 'pl-wrong' : isChanged('model', 'formula', 'formula') ? 'pl-changed' : ''}`}
          rows={3}
          maxLength={1000}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          value={formula.text}
          aria-invalid={wrong.length > 0}
          aria-describedby="formula-check"
          onChange={(event) => set({ text: event.target.value }, 'text')}
        />
      </div>
      <div className="vm-chips">
        <span className="pl-small pl-subtle">Put in</span>
        {model.criteria
          .filter((criterion) => criterion.role === 'value')
          .map((criterion) => (
            <button
              key={criterion.criterionId}
              type="button"
              className="vm-chip"
              aria-label={`Put ${criterion.name} into the formula`}
              onClick={() => insert(nameInFormula(criterion.name))}
            >
              {criterion.name}
            </button>
          ))}
      </div>
      <div id="formula-check" role="status" className="vm-formula__check">
        {wrong.map((problem, at) => (
          <FormulaPlaceNote
            key={`${problem.message}/${at}`}
            text={formula.text}
            message={problem.message}
            place={problem.place}
            onShow={showPlace}
          />
        ))}
        {wrong.length === 0 ? <FormulaEnds formula={formula} onChange={(ends) => set(ends, 'ends')} /> : null}
      </div>
      <p className="pl-small pl-subtle">
        + − * / ^ ( ), min, max, abs, sqrt and ln. A name stands for the number of its input; for an option, for its
        points from 0 to 1. Names with spaces stand in [brackets].
      </p>
    </section>
  );
}

/** Which results stand for a value of 0 and of 100. */
function FormulaEnds({
  formula,
  onChange,
}: {
  readonly formula: FormulaSpec;
  readonly onChange: (ends: Pick<FormulaSpec, 'low' | 'high'>) => void;
}) {
  const { model, problemAt } = useModel();
  const checked = checkFormula(formula.text, model.criteria);
  const span = checked.ok ? checked.value.span : null;
  const low = fieldElementId('model', 'formula', 'low');
  const high = fieldElementId('model', 'formula', 'high');
  return (
    <>
      <div className="vm-inline">
        <label className="pl-label" htmlFor={low}>
          Value 0 at
        </label>
        <NumberBox
          id={low}
          label="Result that stands for a value of 0"
          value={formula.low}
          isWide
          problem={problemAt(low)}
          onChange={(next) => next !== null && onChange({ low: next, high: formula.high })}
        />
        <label className="pl-label" htmlFor={high}>
          Value 100 at
        </label>
        <NumberBox
          id={high}
          label="Result that stands for a value of 100"
          value={formula.high}
          isWide
          problem={problemAt(high)}
          onChange={(next) => next !== null && onChange({ low: formula.low, high: next })}
        />
      </div>
      {span === null ? null : (
        <p className="pl-small pl-subtle">
          The formula can reach {sizeText(span.low)} to {sizeText(span.high)}.{' '}
          {span.low < span.high && (span.low !== formula.low || span.high !== formula.high) ? (
            <Button appearance="link" spacing="compact" onClick={() => onChange(span)}>
              Use these as the two ends
            </Button>
          ) : null}
        </p>
      )}
    </>
  );
}
