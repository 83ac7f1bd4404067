import Textfield from '@atlaskit/textfield';
import type { Criterion } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { FieldProblem } from '../components/field-problem';
import { NumberBox } from '../components/number-box';
import { Pick } from '../components/pick';
import { AnswerEditor } from './answer-editor';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';
import { COUNTS_AS_WORDS, type CountsAs, countsAs } from './model-words';
import { QuestionFields } from './question-fields';
import { SampleStrip } from './sample-strip';
import { ScaleEditor } from './scale-editor';
import { SourceField } from './source-field';
import { useMarks } from './use-marks';
import { UsualAnswer } from './usual-answer';

const COUNTS_AS: readonly CountsAs[] = ['benefit', 'cost', 'size', 'ease'];

function withCountsAs(criterion: Criterion, counts: CountsAs): Criterion {
  if (counts === 'size' || counts === 'ease') {
    return { ...criterion, role: 'size', direction: counts === 'size' ? 'cost' : 'benefit' };
  }
  return { ...criterion, role: 'value', direction: counts };
}

/** Name, source, question, scale, lifetime and usual answer of one criterion. */
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
  const { problemAt } = useModel();
  const isMarked = useMarks(criterion.criterionId);
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, field);
  const isAsked = criterion.source.kind === 'input';
  return (
    <div className="vm-criterion">
      <div className="vm-fields">
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
          <label className="pl-label" htmlFor={id('direction')}>
            Counts
          </label>
          <Pick
            id={id('direction')}
            label={`How ${criterion.name} counts`}
            value={countsAs(criterion)}
            options={COUNTS_AS.map((value) => ({ value, label: COUNTS_AS_WORDS[value].long }))}
            hasBorder
            isChanged={isMarked('direction') || isMarked('role')}
            onChange={(counts) => onChange(withCountsAs(criterion, counts), 'direction')}
          />
          <FieldProblem message={problemAt(id('direction'))} />
        </div>
        <div className="pl-field">
          <label className="pl-label" htmlFor={id('lifetimeDays')}>
            Stays fresh for
          </label>
          <div className="vm-inline">
            <NumberBox
              id={id('lifetimeDays')}
              label={`Days until ${criterion.name} loses confidence`}
              value={criterion.lifetimeDays}
              isWide
              isChanged={isMarked('lifetimeDays')}
              problem={problemAt(id('lifetimeDays'))}
              onChange={(lifetimeDays) => lifetimeDays !== null && onChange({ ...criterion, lifetimeDays }, 'lifetime')}
            />
            <span className="pl-subtle">days</span>
          </div>
          <span className="pl-small pl-subtle">Older answers lose confidence, down to half at twice that age.</span>
        </div>
      </div>
      <SourceField criterion={criterion} onChange={onChange} />
      {isAsked ? (
        <>
          <QuestionFields criterion={criterion} onChange={onChange} />
          <AnswerEditor criterion={criterion} onChange={onChange} />
        </>
      ) : null}
      <ScaleEditor criterion={criterion} onChange={(scale) => onChange({ ...criterion, scale }, 'scale')} />
      <UsualAnswer criterion={criterion} />
      <SampleStrip />
      <div className="vm-foot">
        <p className="pl-small pl-subtle">
          {isAsked
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
