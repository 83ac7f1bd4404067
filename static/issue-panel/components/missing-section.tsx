import type { IssueView } from '../../../src/contract/rpc';
import { percent } from '../../shared/format';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { criterionOf } from '../line-words';
import { MissingElsewhere, RowQuestion } from './row-question';

const ENOUGH = 0.5;

/** What answering one of the missing inputs would make known; a value once half of the model is. [V4] */
function gainWords(known: number, weightShare: number): string {
  const then = Math.min(1, known + weightShare);
  return then >= ENOUGH - 1e-9
    ? `Enough for a value: ${percent(then)} would be known`
    : `${percent(then)} of the model would be known`;
}

/** True where the missing inputs are asked for in a list of their own; finished work is not pressed for them. */
export function asksForMissing({ value, outcome }: IssueView): boolean {
  return value.value === null && outcome === null;
}

/** Without enough data: what is missing, the one that settles most first, each asked in place. [V4] [V7] */
export function MissingSection({
  view,
  issue,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly save: (change: Change) => Promise<boolean>;
}) {
  const { value } = view;
  const missing = value.missing.flatMap((id) => value.receipt.filter((line) => line.criterionId === id));
  if (!asksForMissing(view) || missing.length === 0) return null;
  return (
    <section className="ip-section" aria-labelledby="ip-missing">
      <h2 id="ip-missing" className="ip-title">
        What is missing
        <span className="ip-title__more">The input that settles most comes first</span>
      </h2>
      <ol className="ip-questions">
        {missing.map((line) => {
          const criterion = criterionOf(view, line);
          const isOurs = view.canEdit && criterion?.source.kind === 'input';
          return (
            <li key={line.criterionId} data-criterion={line.criterionId} tabIndex={-1}>
              <h3 className="ip-questions__name">
                {line.name} <span className="ip-title__more">{gainWords(value.knownWeight, line.weightShare)}</span>
              </h3>
              {isOurs ? (
                <RowQuestion view={view} line={line} criterion={criterion} issue={issue} save={save} />
              ) : (
                <MissingElsewhere view={view} line={line} criterion={criterion} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
