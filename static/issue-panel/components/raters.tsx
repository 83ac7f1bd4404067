import { useState } from 'react';
import type { IssueView, RaterView } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { date, percent, plural } from '../../shared/format';
import { numberText } from '../../shared/issue/raw-text';

type Criterion = IssueView['criteria'][number];

const AGREEMENT_WORDS = {
  close: 'The answers lie close together.',
  some: 'The answers lie some way apart.',
  strong: 'The answers lie far apart; talking about it tells more than the middle of them.',
} as const;

interface Axis {
  /** Where an answer stands, 0 to 100. */
  readonly placeOf: (answer: number) => number;
  readonly low: string;
  readonly high: string;
}

/** Named answers stand at equal distances; numbers where they are between the least and the greatest that was given. */
function axisOf(criterion: Criterion, answers: readonly number[]): Axis | null {
  if (criterion.source.kind !== 'input') return null;
  const { answer } = criterion.source;
  if (answer.kind === 'choice') {
    const { choices } = answer;
    return {
      placeOf: (given) => (choices.findIndex((one) => one.answer === given) / (choices.length - 1)) * 100,
      low: choices[0]?.label ?? '',
      high: choices.at(-1)?.label ?? '',
    };
  }
  const [least, most] = answer.kind === 'rating' ? [1, 5] : [Math.min(...answers), Math.max(...answers)];
  return {
    placeOf: (given) => (most === least ? 50 : ((given - least) / (most - least)) * 100),
    low: numberText(undefined, least),
    high: numberText(undefined, most),
  };
}

function Dots({ criterion, answers }: { readonly criterion: Criterion; readonly answers: readonly number[] }) {
  const axis = axisOf(criterion, answers);
  if (axis === null) return null;
  const sorted = [...answers].sort((a, b) => a - b);
  const words = sorted.map((answer) => numberText(criterion, answer)).join(', ');
  return (
    <span className="ip-dots" role="img" aria-label={`Answers: ${words}`}>
      <span aria-hidden="true">{axis.low}</span>
      <span className="ip-dots__axis" aria-hidden="true">
        {sorted.map((answer, index) => (
          <span
            // Equal answers are told apart by their place in the pile alone.
            key={index}
            className="ip-dots__dot"
            style={{
              left: `${Math.min(100, Math.max(0, axis.placeOf(answer)))}%`,
              bottom: 2 + 7 * (index - sorted.indexOf(answer)),
            }}
          />
        ))}
      </span>
      <span aria-hidden="true">{axis.high}</span>
    </span>
  );
}

/** What several people answered to one question, told only to those who answered it too. [V5] */
export function Raters({
  criterion,
  raters,
  median,
  counts,
  isSaving,
  onTakeBack,
}: {
  readonly criterion: Criterion;
  readonly raters: RaterView;
  /** In words. */
  readonly median: string | null;
  /** What their distance leaves of the input, 0 to 1; null where it costs nothing, or is told elsewhere. */
  readonly counts: number | null;
  readonly isSaving: boolean;
  readonly onTakeBack: () => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { answers, agreement } = raters;
  if (answers === null || answers.length < 2) return null;
  return (
    <div className="ip-raters">
      <p>
        {plural(answers.length, 'person', 'people')} answered{median === null ? '' : `, in the middle ${median}`}.{' '}
        {agreement === null ? '' : AGREEMENT_WORDS[agreement]}
        {counts === null ? '' : ` So it counts ${percent(counts)}.`}
      </p>
      <Dots criterion={criterion} answers={answers.map(({ answer }) => answer)} />
      <span className="pl-row ip-wrap">
        <Button appearance="link" spacing="compact" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          Who answered what<span className="pl-hidden"> to {criterion.name}</span>
        </Button>
        <Button appearance="subtle" spacing="compact" icon="undo" disabled={isSaving} onClick={onTakeBack}>
          Take mine back<span className="pl-hidden">: {criterion.name}</span>
        </Button>
      </span>
      {isOpen ? (
        <ul className="ip-answers" aria-label={`Answers to ${criterion.name}`}>
          {answers.map(({ name, answer, at }, index) => (
            // Two people may have one name.
            <li key={index}>
              <span>{name === '' ? 'Somebody hidden from you' : name}</span>{' '}
              <span className="pl-strong">{numberText(criterion, answer)}</span>{' '}
              <span className="pl-subtle">{date(at)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
