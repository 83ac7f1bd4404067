import Textfield from '@atlaskit/textfield';
import type { Criterion } from '../../../src/domain/value/value-model';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';

/** What is asked in the issue, and the words at both ends of the answer. */
export function QuestionFields({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion, field: string) => void;
}) {
  const { problemAt } = useModel();
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, field);
  const isRating = criterion.source.kind === 'input' && criterion.source.answer.kind === 'rating';
  const words = (field: 'lowLabel' | 'highLabel', label: string) => (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id(field)}>
        {label}
      </label>
      <Textfield
        isCompact
        id={id(field)}
        value={criterion[field]}
        maxLength={60}
        onChange={(event) => onChange({ ...criterion, [field]: event.currentTarget.value }, 'words')}
      />
    </div>
  );
  return (
    <div className="vm-question">
      <div className="pl-field">
        <label className="pl-label" htmlFor={id('question')}>
          Question in the issue
        </label>
        <Textfield
          isCompact
          id={id('question')}
          value={criterion.question}
          maxLength={300}
          isInvalid={problemAt(id('question')) !== null}
          placeholder={`How much ${criterion.name.toLowerCase()}?`}
          onChange={(event) => onChange({ ...criterion, question: event.currentTarget.value }, 'question')}
        />
      </div>
      {words('lowLabel', isRating ? '1 means' : 'The least means')}
      {words('highLabel', isRating ? '5 means' : 'The most means')}
    </div>
  );
}
