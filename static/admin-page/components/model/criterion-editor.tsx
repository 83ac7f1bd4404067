import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { Criterion } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { fieldElementId } from '../../draft/locate-problem';
import { useDraft } from '../../hooks/use-draft';
import { FieldProblem } from '../field-problem';
import { Pick } from '../pick';
import { ScaleEditor } from './scale-editor';
import { chosenSource, fittingScale, type SourceOption, sourceOptions } from './source-choice';

/** Name, source, direction, scale and the question of one criterion. */
export function CriterionEditor({
  criterion,
  canRemove,
  onChange,
  onRemove,
}: {
  readonly criterion: Criterion;
  readonly canRemove: boolean;
  readonly onChange: (criterion: Criterion, field: string) => void;
  readonly onRemove: () => void;
}) {
  const { view, problemAt } = useDraft();
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, field);
  const options = sourceOptions(view, criterion.source);
  return (
    <div className="ap-criterion">
      <div className="ap-criterion__fields">
        <div className="pl-field">
          <label className="pl-label" htmlFor={id('name')}>
            Name
          </label>
          <Textfield
            isCompact
            id={id('name')}
            value={criterion.name}
            maxLength={200}
            isInvalid={problemAt(id('name')) !== null}
            onChange={(event) => onChange({ ...criterion, name: event.currentTarget.value }, 'name')}
          />
          <FieldProblem message={problemAt(id('name'))} />
        </div>
        <div className="pl-field">
          <label className="pl-label" htmlFor={id('source')}>
            Comes from
          </label>
          <Select<SourceOption>
            spacing="compact"
            inputId={id('source')}
            options={options}
            value={chosenSource(options, criterion.source)}
            menuPosition="fixed"
            onChange={(option) => {
              if (option === null) return;
              const scale = fittingScale(criterion, option.source, view);
              onChange({ ...criterion, source: option.source, scale }, 'source');
            }}
          />
        </div>
        <div className="pl-field">
          <span className="pl-label">Counts</span>
          <Pick
            label={`Direction of ${criterion.name}`}
            value={criterion.direction}
            options={[
              { value: 'benefit', label: 'For it: more is better' },
              { value: 'cost', label: 'Against it: less is better' },
            ]}
            hasBorder
            onChange={(direction) => onChange({ ...criterion, direction }, 'direction')}
          />
        </div>
      </div>
      {criterion.source.kind === 'input' ? <QuestionFields criterion={criterion} onChange={onChange} /> : null}
      <ScaleEditor criterion={criterion} onChange={(scale) => onChange({ ...criterion, scale }, 'scale')} />
      <FieldProblem message={problemAt(id('scale'))} />
      <div className="ap-rule__foot">
        <p className="pl-small pl-subtle">
          {criterion.source.kind === 'input'
            ? 'Answers are kept on the issue, by Plumbline. No custom field is needed.'
            : 'Read from Jira; nobody has to type it again.'}
        </p>
        <Button appearance="subtle" spacing="compact" icon="trash" disabled={!canRemove} onClick={onRemove}>
          Remove criterion
        </Button>
      </div>
    </div>
  );
}

function QuestionFields({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion, field: string) => void;
}) {
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, field);
  return (
    <div className="ap-criterion__question">
      <div className="pl-field">
        <label className="pl-label" htmlFor={id('question')}>
          Question in the issue
        </label>
        <Textfield
          isCompact
          id={id('question')}
          value={criterion.question}
          maxLength={300}
          placeholder={`How much ${criterion.name.toLowerCase()}?`}
          onChange={(event) => onChange({ ...criterion, question: event.currentTarget.value }, 'question')}
        />
      </div>
      <div className="pl-field">
        <label className="pl-label" htmlFor={id('lowLabel')}>
          1 means
        </label>
        <Textfield
          isCompact
          id={id('lowLabel')}
          value={criterion.lowLabel}
          maxLength={60}
          onChange={(event) => onChange({ ...criterion, lowLabel: event.currentTarget.value }, 'words')}
        />
      </div>
      <div className="pl-field">
        <label className="pl-label" htmlFor={id('highLabel')}>
          5 means
        </label>
        <Textfield
          isCompact
          id={id('highLabel')}
          value={criterion.highLabel}
          maxLength={60}
          onChange={(event) => onChange({ ...criterion, highLabel: event.currentTarget.value }, 'words')}
        />
      </div>
    </div>
  );
}
