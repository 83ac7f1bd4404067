import type { ReactNode } from 'react';
import type { Criterion } from '../../../../src/domain/value/value-model';
import { Icon } from '../../../shared/components/icons';
import { percent } from '../../../shared/format';
import { sourceWords } from '../../draft/change-words';
import { fieldElementId } from '../../draft/locate-problem';
import { useDraft } from '../../hooks/use-draft';
import { NumberBox } from '../number-box';

const FIELDS = ['name', 'question', 'lowLabel', 'highLabel', 'scale'] as const;

/** One criterion in the list: the weight is edited here, the rest in its editor below. */
export function CriterionLine({
  criterion,
  share,
  isOpen,
  onToggle,
  onChange,
  children,
}: {
  readonly criterion: Criterion;
  readonly share: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (criterion: Criterion, field: string) => void;
  readonly children: ReactNode;
}) {
  const { view, isChanged, problemAt, problems } = useDraft();
  const { criterionId } = criterion;
  const fieldName = (fieldId: string): string =>
    view.fields.find((field) => field.fieldId === fieldId)?.name ?? 'A field that Jira no longer has';
  const isWrong = problems.some((problem) => problem.elementId.startsWith(`criterion-${criterionId}-`));
  const mark = (field: string): string => (isChanged('criterion', criterionId, field) ? 'ap-changed' : '');
  return (
    <>
      <div role="row" className={isOpen ? 'ap-criteria__row ap-criteria__row--open' : 'ap-criteria__row'}>
        <div role="cell" className="ap-criteria__name">
          <button type="button" className="ap-rules__toggle" aria-expanded={isOpen} onClick={onToggle}>
            <Icon name={isOpen ? 'down' : 'right'} size={12} />
            <span className={`ap-rules__title ${FIELDS.map(mark).find(Boolean) ?? ''}`}>
              {criterion.name || 'Without a name'}
            </span>
          </button>
          {isWrong ? (
            <span className="ap-over">
              <Icon name="error" size={12} label="To mend" />
            </span>
          ) : null}
        </div>
        <div role="cell" className="ap-criteria__source">
          <span className={mark('source')}>{sourceWords(criterion.source, fieldName)}</span>
        </div>
        <div role="cell">
          <span className={mark('direction')}>{criterion.direction === 'benefit' ? 'for it' : 'against it'}</span>
        </div>
        <div role="cell" className="ap-tree__weight">
          <NumberBox
            id={fieldElementId('criterion', criterionId, 'weight')}
            label={`Weight of ${criterion.name}`}
            value={criterion.weight}
            isChanged={isChanged('criterion', criterionId, 'weight')}
            problem={problemAt(fieldElementId('criterion', criterionId, 'weight'))}
            onChange={(weight) => weight !== null && onChange({ ...criterion, weight }, 'weight')}
          />
          <span className="ap-share" aria-hidden="true">
            <span style={{ width: `${share * 100}%` }} />
          </span>
          <span className="ap-share__percent">{percent(share)}</span>
        </div>
      </div>
      {isOpen ? (
        <div role="row" className="ap-rules__edit">
          <div role="cell">{children}</div>
        </div>
      ) : null}
    </>
  );
}
