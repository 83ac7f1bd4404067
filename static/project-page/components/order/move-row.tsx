import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { IssueLink } from '../../../shared/components/issue-link';
import { percent, wholeNumber } from '../../../shared/format';
import type { WeighedMove } from '../../selectors/backlog-order';
import { reasonWords, sharePercent, waitWords } from '../../words/move-words';

/** One proposed move with its reason, its gain and how sure it is; unticking it leaves it out. */
export function MoveRow({
  weighed: { move, robustness, isRobust },
  number,
  issue,
  size,
  keyOf,
  isTicked,
  onTick,
}: {
  readonly weighed: WeighedMove;
  readonly number: number;
  readonly issue: ScoredIssue;
  readonly size: number | null;
  readonly keyOf: (issueId: string) => string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}) {
  return (
    <li className={isRobust ? 'po-move' : 'po-move po-move--weights'}>
      <input
        type="checkbox"
        checked={isTicked}
        aria-label={`Move ${number}: ${issue.issueKey}`}
        onChange={(event) => onTick(event.target.checked)}
      />
      <span className="po-number" aria-hidden="true">
        {number}
      </span>
      <div className="po-what">
        <p className="po-title">
          <IssueLink issueKey={issue.issueKey} />
          <span>{issue.summary}</span>
        </p>
        <p className="pl-small pl-subtle">
          From place {wholeNumber(move.fromPosition + 1)} to {wholeNumber(move.toPosition + 1)}.{' '}
          {reasonWords(move, { value: issue.scores.value, size, keyOf })}.
        </p>
      </div>
      <div className="po-gain">
        <p>
          <strong>
            {move.gain < 0 ? 'Costs' : 'Regains'} {sharePercent(Math.abs(move.share))}
          </strong>
        </p>
        <p className="pl-small pl-subtle">{waitWords(move)}</p>
        {robustness === null ? null : (
          <p className="pl-small pl-subtle">
            {isRobust ? 'Robust' : 'Depends on weights'}: a gain in {percent(robustness)} of the weights tried
          </p>
        )}
      </div>
    </li>
  );
}
