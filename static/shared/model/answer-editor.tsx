import Textfield from '@atlaskit/textfield';
import type { Criterion, InputAnswer } from '../../../src/domain/value/value-model';
import { FieldProblem } from '../components/field-problem';
import { NumberBox } from '../components/number-box';
import { Pick } from '../components/pick';
import { ChoicesEditor } from './choices-editor';
import { fieldElementId } from './element-id';
import { withAnswer } from './fit-criterion';
import { useModel } from './model-context';

const KINDS: readonly { readonly value: InputAnswer['kind']; readonly label: string }[] = [
  { value: 'rating', label: 'A rating from 1 to 5' },
  { value: 'choice', label: 'One of a few named answers' },
  { value: 'number', label: 'A number' },
];

function freshAnswer(kind: InputAnswer['kind']): InputAnswer {
  switch (kind) {
    case 'rating':
      return { kind };
    case 'choice':
      return {
        kind,
        choices: [
          { answer: 1, label: 'Low' },
          { answer: 2, label: 'Medium' },
          { answer: 3, label: 'High' },
        ],
      };
    case 'number':
      return { kind, least: 0, most: 100, unit: '' };
  }
}

/** How a question of ours is answered; what no longer fits the new kind counts as missing and is told, never guessed. */
export function AnswerEditor({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion, field: string) => void;
}) {
  const { catalog, base, problemAt } = useModel();
  if (criterion.source.kind !== 'input') return null;
  const { answer } = criterion.source;
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, field);
  const put = (next: InputAnswer, field = 'answer'): void => onChange(withAnswer(criterion, next, catalog), field);
  const saved = base.criteria.find((each) => each.criterionId === criterion.criterionId)?.source;
  const isOtherKind = saved?.kind === 'input' && saved.answer.kind !== answer.kind;
  return (
    <div className="vm-answer">
      <div className="pl-field vm-answer__kind">
        <label className="pl-label" htmlFor={id('answer')}>
          Answered by
        </label>
        <Pick
          id={id('answer')}
          label={`How ${criterion.name} is answered`}
          value={answer.kind}
          options={KINDS}
          hasBorder
          onChange={(kind) => put(freshAnswer(kind), 'kind of answer')}
        />
        <FieldProblem message={problemAt(id('answer'))} />
      </div>
      {answer.kind === 'choice' ? (
        <ChoicesEditor
          criterion={criterion}
          choices={answer.choices}
          onChange={(choices) => put({ kind: 'choice', choices })}
        />
      ) : null}
      {answer.kind === 'number' ? <NumberAnswer criterion={criterion} answer={answer} onChange={put} /> : null}
      {isOtherKind ? (
        <p className="pl-small pl-subtle">
          Answers given so far stay stored. Those that do not fit the new question count as missing until they are given
          again.
        </p>
      ) : null}
    </div>
  );
}

function NumberAnswer({
  criterion,
  answer,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly answer: Extract<InputAnswer, { kind: 'number' }>;
  readonly onChange: (answer: InputAnswer) => void;
}) {
  const { problemAt } = useModel();
  const id = (field: string): string => fieldElementId('criterion', criterion.criterionId, `answer-${field}`);
  return (
    <div className="vm-inline">
      <label className="pl-label" htmlFor={id('least')}>
        From
      </label>
      <NumberBox
        id={id('least')}
        label={`Least answer of ${criterion.name}`}
        value={answer.least}
        isWide
        problem={problemAt(id('least'))}
        onChange={(least) => least !== null && onChange({ ...answer, least })}
      />
      <label className="pl-label" htmlFor={id('most')}>
        to
      </label>
      <NumberBox
        id={id('most')}
        label={`Most answer of ${criterion.name}`}
        value={answer.most}
        isWide
        problem={problemAt(id('most'))}
        onChange={(most) => most !== null && onChange({ ...answer, most })}
      />
      <div className="vm-unit">
        <Textfield
          isCompact
          id={id('unit')}
          aria-label={`Unit of ${criterion.name}`}
          placeholder="Unit, such as customers a quarter"
          value={answer.unit}
          maxLength={60}
          onChange={(event) => onChange({ ...answer, unit: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
