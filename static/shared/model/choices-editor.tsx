import Textfield from '@atlaskit/textfield';
import type { Criterion, InputAnswer } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { FieldProblem } from '../components/field-problem';
import { Icon } from '../components/icons';
import { NumberBox } from '../components/number-box';
import { fieldElementId, focusElement } from './element-id';
import { useModel } from './model-context';

type Choices = Extract<InputAnswer, { kind: 'choice' }>['choices'];

const MOST_CHOICES = 10;

/** The named answers of a question and the number that each stands for. */
export function ChoicesEditor({
  criterion,
  choices,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const { problemAt } = useModel();
  const id = (at: number, field: string): string =>
    fieldElementId('criterion', criterion.criterionId, `answer-${at}-${field}`);
  const set = (at: number, change: Partial<Choices[number]>): void =>
    onChange(choices.map((choice, index) => (index === at ? { ...choice, ...change } : choice)));
  const add = (): void => {
    const answers = choices.map((choice) => choice.answer);
    onChange([...choices, { answer: Math.max(...answers) + 1, label: '' }]);
    focusElement(id(choices.length, 'label'));
  };
  return (
    <fieldset className="vm-choices">
      <legend className="pl-label">Answers, and the number that each stands for</legend>
      <ul>
        {choices.map((choice, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place; its number and label change while typing.
          <li key={at} className="vm-choices__row">
            <Textfield
              isCompact
              id={id(at, 'label')}
              aria-label={`Name of answer ${at + 1}`}
              value={choice.label}
              maxLength={60}
              isInvalid={problemAt(id(at, 'label')) !== null}
              onChange={(event) => set(at, { label: event.currentTarget.value })}
            />
            <NumberBox
              id={id(at, 'answer')}
              label={`Number of answer ${at + 1}`}
              value={choice.answer}
              isWide
              problem={problemAt(id(at, 'answer'))}
              onChange={(answer) => answer !== null && set(at, { answer })}
            />
            <button
              type="button"
              className="vm-icon-button"
              aria-label={`Remove answer ${choice.label || at + 1}`}
              disabled={choices.length <= 2}
              onClick={() => onChange(choices.filter((_, index) => index !== at))}
            >
              <Icon name="cross" size={12} />
            </button>
            <FieldProblem message={problemAt(id(at, 'label'))} />
          </li>
        ))}
      </ul>
      <Button appearance="link" spacing="compact" icon="plus" disabled={choices.length >= MOST_CHOICES} onClick={add}>
        Add an answer
      </Button>
    </fieldset>
  );
}
