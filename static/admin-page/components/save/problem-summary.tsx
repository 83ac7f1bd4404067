import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { plural } from '../../../shared/format';
import type { LocatedProblem } from '../../draft/locate-problem';

/** What keeps the draft from being saved, each with the way to its field. */
export function ProblemSummary({
  problems,
  onOpen,
}: {
  readonly problems: readonly LocatedProblem[];
  readonly onOpen: (problem: LocatedProblem) => void;
}) {
  return (
    <Message appearance="error" title={`${plural(problems.length, 'thing')} to mend before saving`}>
      <ul className="ap-problems">
        {problems.slice(0, 10).map((problem, at) => (
          <li key={`${problem.elementId}/${at}`}>
            <Button appearance="link" spacing="compact" onClick={() => onOpen(problem)}>
              {problem.where}
            </Button>
            : {problem.message}
          </li>
        ))}
      </ul>
      {problems.length > 10 ? <p>And {problems.length - 10} more.</p> : null}
    </Message>
  );
}
