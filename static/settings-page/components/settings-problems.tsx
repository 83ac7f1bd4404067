import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { plural } from '../../shared/format';
import type { LocatedModelProblem } from '../../shared/model/model-problems';

const SHOWN = 10;

/** What keeps the settings from being saved, each with the way to its control. */
export function SettingsProblemList({
  problems,
  onOpen,
}: {
  readonly problems: readonly LocatedModelProblem[];
  readonly onOpen: (problem: LocatedModelProblem) => void;
}) {
  return (
    <Message appearance="error" title={`${plural(problems.length, 'thing')} to mend before saving`}>
      <ul className="sp-problems">
        {problems.slice(0, SHOWN).map((problem, at) => (
          <li key={`${problem.elementId}/${at}`}>
            <Button appearance="link" spacing="compact" onClick={() => onOpen(problem)}>
              {problem.where}
            </Button>
            : {problem.message}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p>And {problems.length - SHOWN} more.</p> : null}
    </Message>
  );
}
