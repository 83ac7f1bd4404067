import type { IssueView, OutcomeAnswer } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { date } from '../../shared/format';
import { FailureNote } from '../../shared/issue/failure-note';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { OUTCOME_WORDS } from '../../shared/words';

const ANSWERS: readonly OutcomeAnswer[] = ['no', 'some', 'yes'];

/** Some weeks after an issue was finished: did it move its goal? The answer calibrates the model, never a person. */
export function OutcomeSection({
  view,
  issue,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly save: (change: Change) => Promise<boolean>;
}) {
  const { outcome } = view;
  if (outcome === null || (!outcome.isAsked && outcome.answer === null)) return null;
  const isSaving = issue.saving.has('outcome');
  const refused = issue.refused.get('outcome');
  return (
    <section className="ip-section" aria-labelledby="ip-outcome">
      <h2 id="ip-outcome" className="ip-title">
        Did this move its goal?
        <span className="ip-title__more">Compared with what was predicted, by theme and input; never by person</span>
      </h2>
      <div className="ip-stack">
        {outcome.answer === null ? (
          <div className="pl-row ip-wrap" role="group" aria-labelledby="ip-outcome">
            {ANSWERS.map((answer) => (
              <Button key={answer} disabled={isSaving} onClick={() => void save({ kind: 'outcome', answer })}>
                {OUTCOME_WORDS[answer]}
              </Button>
            ))}
          </div>
        ) : (
          <p className="pl-row ip-wrap">
            <span>
              <b>{OUTCOME_WORDS[outcome.answer]}</b>
              {outcome.at === null ? '' : `, answered ${date(outcome.at)}`}
            </span>
            {view.canEdit ? (
              <Button
                appearance="subtle"
                spacing="compact"
                icon="undo"
                disabled={isSaving}
                onClick={() => void save({ kind: 'outcome', answer: null })}
              >
                Take back
              </Button>
            ) : null}
          </p>
        )}
        {refused === undefined ? null : (
          <FailureNote failure={refused.failure} onRetry={() => void save(refused.change)} />
        )}
      </div>
    </section>
  );
}
