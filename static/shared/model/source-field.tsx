import { useState } from 'react';
import type { Criterion, CriterionSource } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { FieldProblem } from '../components/field-problem';
import { Message } from '../components/message';
import { Pick } from '../components/pick';
import { percent } from '../format';
import { fieldElementId, focusElement } from './element-id';
import { withSource } from './fit-criterion';
import { useModel } from './model-context';
import { sourceWords } from './model-words';
import { SourcePicker } from './source-picker';
import { useMarks } from './use-marks';

/** Where a criterion comes from, how full that is, and the way to choose another source. */
export function SourceField({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion, field: string) => void;
}) {
  const { catalog, insights, problemAt } = useModel();
  const isMarked = useMarks(criterion.criterionId);
  const [isPicking, setIsPicking] = useState(false);
  const { source } = criterion;
  const id = fieldElementId('criterion', criterion.criterionId, 'source');
  const field = 'fieldId' in source ? catalog.fields.find((each) => each.fieldId === source.fieldId) : null;
  const insight = insights.byCriterion.get(criterion.criterionId);
  const close = (): void => {
    setIsPicking(false);
    focusElement(id);
  };
  const choose = (next: CriterionSource): void => {
    onChange(withSource(criterion, next, catalog), 'source');
    close();
  };
  return (
    <div className="vm-source">
      <span className="pl-label">Comes from</span>
      <div className="vm-inline">
        <span className={isMarked('source') ? 'vm-source__name pl-changed' : 'vm-source__name'}>
          {sourceWords(source, () => field?.name ?? 'A field that Jira no longer has')}
        </span>
        {insight === undefined || insight.items === 0 ? null : (
          <span className="pl-small pl-subtle">{percent(insight.filled / insight.items)} of the backlog has it</span>
        )}
        <Button id={id} spacing="compact" aria-expanded={isPicking} onClick={() => setIsPicking(!isPicking)}>
          {isPicking ? 'Keep this' : 'Choose another'}
          <span className="pl-hidden"> source for {criterion.name}</span>
        </Button>
        {source.kind === 'links' ? (
          <Pick
            label={`Which links count for ${criterion.name}`}
            value={source.way}
            options={[
              { value: 'any', label: 'Links both ways' },
              { value: 'inward', label: 'Links that point here' },
              { value: 'outward', label: 'Links that point away' },
            ]}
            hasBorder
            onChange={(way) => onChange({ ...criterion, source: { ...source, way } }, 'source')}
          />
        ) : null}
      </div>
      <FieldProblem message={problemAt(id)} />
      {field === undefined ? (
        <Message appearance="warning" title="Jira no longer has this field">
          Scores stand on the last values that were read. Choose another source, or remove the criterion.
        </Message>
      ) : null}
      {field !== undefined && field !== null && insight !== undefined && insight.items > 0 && insight.filled === 0 ? (
        <p className="pl-small pl-subtle">
          No stored item has it. A field that was not mapped before is read with the next scan; until then it counts as
          missing.
        </p>
      ) : null}
      {isPicking ? <SourcePicker present={source} onChoose={choose} onClose={close} /> : null}
    </div>
  );
}
