import type { KeyboardEvent, ReactNode } from 'react';
import { hasFixedWeights } from '../../../src/domain/value/preset-weights';
import type { Criterion } from '../../../src/domain/value/value-model';
import { Icon } from '../components/icons';
import { NumberBox } from '../components/number-box';
import { percent } from '../format';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';
import { COUNTS_AS_WORDS, countsAs, sourceWords } from './model-words';
import { useMarks } from './use-marks';

const NAMED_FIELDS = ['name', 'question', 'lowLabel', 'highLabel', 'scale', 'lifetimeDays'] as const;

/** One criterion in the list: its weight and its place are edited here, the rest in its editor below. */
export function CriterionLine({
  criterion,
  share,
  isFirst,
  isLast,
  isOpen,
  onToggle,
  onChange,
  onShift,
  children,
}: {
  readonly criterion: Criterion;
  readonly share: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (criterion: Criterion, field: string) => void;
  readonly onShift: (by: -1 | 1) => void;
  readonly children: ReactNode;
}) {
  const { problems } = useModel();
  const isMarked = useMarks(criterion.criterionId);
  const { criterionId } = criterion;
  const isWrong = problems.some((problem) => problem.elementId.startsWith(`criterion-${criterionId}-`));
  const mark = (field: string): string => (isMarked(field) ? 'pl-changed' : '');
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    onShift(by === 1 ? 1 : -1);
  };
  return (
    <>
      <div
        role="row"
        className={isOpen ? 'vm-criteria__row vm-criteria__row--open' : 'vm-criteria__row'}
        onKeyDown={onKeyDown}
      >
        <div role="cell" className="vm-criteria__name">
          <button
            type="button"
            id={fieldElementId('criterion', criterionId, 'toggle')}
            className="vm-toggle"
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            <Icon name={isOpen ? 'down' : 'right'} size={12} />
            <span className={`vm-toggle__title ${NAMED_FIELDS.map(mark).find(Boolean) ?? ''}`}>
              {criterion.name || 'Without a name'}
            </span>
          </button>
          {isWrong ? (
            <span className="pl-error">
              <Icon name="error" size={12} label="To mend" />
            </span>
          ) : null}
        </div>
        <div role="cell" className="vm-criteria__source">
          <SourceCell criterion={criterion} className={mark('source')} />
        </div>
        <div role="cell">
          <span className={mark('direction') || mark('role')}>{COUNTS_AS_WORDS[countsAs(criterion)].short}</span>
        </div>
        <div role="cell" className="vm-criteria__weight">
          <WeightCell criterion={criterion} share={share} onChange={onChange} />
        </div>
        <div role="cell" className="vm-criteria__order">
          <OrderButton way="up" name={criterion.name} isDisabled={isFirst} onShift={() => onShift(-1)} />
          <OrderButton way="down" name={criterion.name} isDisabled={isLast} onShift={() => onShift(1)} />
        </div>
      </div>
      {isOpen ? (
        <div role="row" className="vm-criteria__edit">
          <div role="cell">{children}</div>
        </div>
      ) : null}
    </>
  );
}

function SourceCell({ criterion, className }: { readonly criterion: Criterion; readonly className: string }) {
  const { catalog, insights } = useModel();
  const insight = insights.byCriterion.get(criterion.criterionId);
  const fieldName = (fieldId: string): string =>
    catalog.fields.find((field) => field.fieldId === fieldId)?.name ?? 'A field that Jira no longer has';
  return (
    <>
      <span className={className}>{sourceWords(criterion.source, fieldName)}</span>
      {insight === undefined || insight.items === 0 ? null : (
        <span className="vm-criteria__fill pl-small pl-subtle">{percent(insight.filled / insight.items)} filled</span>
      )}
    </>
  );
}

function WeightCell({
  criterion,
  share,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly share: number;
  readonly onChange: (criterion: Criterion, field: string) => void;
}) {
  const { model, problemAt } = useModel();
  const isMarked = useMarks(criterion.criterionId);
  const id = fieldElementId('criterion', criterion.criterionId, 'weight');
  if (criterion.role === 'size') return <span className="pl-small pl-subtle">divides the value</span>;
  return (
    <>
      {hasFixedWeights(model.preset) || model.preset === 'formula' ? null : (
        <NumberBox
          id={id}
          label={`Weight of ${criterion.name}`}
          value={criterion.weight}
          isChanged={isMarked('weight')}
          problem={problemAt(id)}
          onChange={(weight) => weight !== null && onChange({ ...criterion, weight }, 'weight')}
        />
      )}
      <span className="pl-share" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="pl-share__percent">{percent(share)}</span>
    </>
  );
}

function OrderButton({
  way,
  name,
  isDisabled,
  onShift,
}: {
  readonly way: 'up' | 'down';
  readonly name: string;
  readonly isDisabled: boolean;
  readonly onShift: () => void;
}) {
  return (
    <button
      type="button"
      className="vm-icon-button"
      aria-label={`Move ${name} ${way}`}
      disabled={isDisabled}
      onClick={onShift}
    >
      <Icon name={way === 'up' ? 'arrowUp' : 'arrowDown'} size={12} />
    </button>
  );
}
