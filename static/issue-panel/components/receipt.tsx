import type { IssueView } from '../../../src/contract/rpc';
import type { CriterionId } from '../../../src/domain/ids';
import { decimal, percent, percentOf100, range, wholeNumber } from '../../shared/format';
import { shownReceipt, shownTotal, shownWeights } from '../../shared/issue/receipt-points';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useIsNarrow } from '../../shared/use-is-narrow';
import { nativeWords } from '../native-words';
import { ReceiptRow } from './receipt-row';

/** Below this the staircase has no room; the points remain. */
const NARROW_PX = 640;

const COUNT_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;

function headline(view: IssueView): string {
  const { receipt, value } = view.value;
  const inputs = `${COUNT_WORDS[receipt.length] ?? wholeNumber(receipt.length)} ${receipt.length === 1 ? 'input' : 'inputs'}`;
  if (value === null) return `${inputs}, too few of them known for a value`;
  return `${inputs} ${receipt.length === 1 ? 'makes' : 'add up to'} ${wholeNumber(Math.round(value))}`;
}

function rangeReason(view: IssueView): string {
  const { value } = view;
  if (value.value === null) {
    return `Between ${wholeNumber(Math.round(value.low))} and ${wholeNumber(Math.round(value.high))}; ${percent(value.knownWeight)} of the model is known and half is needed`;
  }
  const isDoubted = value.receipt.some((line) => !line.assumed && line.confidence < 1);
  const reasons = [value.missing.length === 0 ? '' : 'missing', isDoubted ? 'doubtful' : ''].filter(Boolean);
  return reasons.length === 0
    ? `Likely ${range(value)}`
    : `Likely ${range(value)}, from what is ${reasons.join(' or ')}`;
}

function Total({
  view,
  weight,
  isNarrow,
}: {
  readonly view: IssueView;
  readonly weight: number;
  readonly isNarrow: boolean;
}) {
  const { value } = view;
  const width = Math.max(0, value.high - value.low);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={isNarrow ? 2 : 1}>
          Value
          {isNarrow ? <span className="pl-small pl-subtle ip-reason">{rangeReason(view)}</span> : null}
        </th>
        {isNarrow ? null : (
          <td colSpan={3} className="pl-small pl-subtle ip-reason">
            {rangeReason(view)}
          </td>
        )}
        <td className="ip-number">{percentOf100(weight)}</td>
        {isNarrow ? null : (
          <td className="ip-bars">
            <div className="ip-track ip-track--total" aria-hidden="true">
              {value.value === null ? null : (
                <span className="ip-block" style={{ left: 0, width: `${value.value}%` }} />
              )}
              <span className="ip-whisker" style={{ left: `${value.low}%`, width: `${width}%` }} />
            </div>
          </td>
        )}
        <td className="ip-number">{value.value === null ? '–' : decimal(shownTotal(value.value))}</td>
      </tr>
    </tfoot>
  );
}

/** What a formula gives before the first input counts. */
function Base({
  points,
  width,
  isNarrow,
}: {
  readonly points: number;
  readonly width: number;
  readonly isNarrow: boolean;
}) {
  return (
    <tr>
      <th scope="row" colSpan={isNarrow ? 2 : 4}>
        All inputs at their lowest
      </th>
      <td className="ip-number">–</td>
      {isNarrow ? null : (
        <td className="ip-bars">
          <div className="ip-track" aria-hidden="true">
            <span className="ip-block" style={{ left: 0, width: `${width}%` }} />
          </div>
        </td>
      )}
      <td className="ip-number">{decimal(points)}</td>
    </tr>
  );
}

/** Every input, what it weighs and what it adds: a staircase up to the value. Missing inputs are asked in their row. [V7] */
export function Receipt({
  view,
  issue,
  isEditing,
  reopenedId,
  onReopen,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly isEditing: boolean;
  /** The one question that is asked again. */
  readonly reopenedId: CriterionId | null;
  readonly onReopen: (criterionId: CriterionId) => void;
  readonly save: (change: Change) => Promise<boolean>;
}) {
  const { receipt, basePoints } = view.value;
  const native = nativeWords(view);
  const isNarrow = useIsNarrow(NARROW_PX);
  const { base, points } = shownReceipt(view.value);
  const weights = shownWeights(receipt.map((line) => line.weightShare));
  const starts = receipt.map((_, index) =>
    receipt.slice(0, index).reduce((sum, line) => sum + line.points, basePoints),
  );
  return (
    <section className="ip-section" aria-labelledby="ip-receipt">
      <h2 id="ip-receipt" className="ip-title">
        {view.isRoadmapLevel ? 'Receipt of its own value' : 'Receipt'}
        <span className="ip-title__more">{headline(view)}</span>
        <span className="ip-keys" aria-hidden="true">
          <span>
            <span className="ip-key" />
            From data
          </span>
          <span>
            <span className="ip-key ip-key--assumed" />
            Assumed, this project’s usual answer
          </span>
        </span>
      </h2>
      <table className="ip-receipt">
        <caption className="pl-hidden">Inputs of the value, their weights and points</caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Value</th>
            {isNarrow ? null : (
              <>
                <th scope="col">Source</th>
                <th scope="col">Age</th>
              </>
            )}
            <th scope="col" className="ip-number">
              Weight
            </th>
            {isNarrow ? null : (
              <th scope="col" className="ip-bars">
                Adds up to the value
              </th>
            )}
            <th scope="col" className="ip-number">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {basePoints === 0 ? null : <Base points={base} width={basePoints} isNarrow={isNarrow} />}
          {receipt.map((line, index) => (
            <ReceiptRow
              key={line.criterionId}
              view={view}
              line={line}
              start={starts[index] ?? 0}
              points={points[index] ?? 0}
              weight={weights[index] ?? 0}
              issue={issue}
              isReopened={isEditing || line.criterionId === reopenedId}
              isNarrow={isNarrow}
              onReopen={() => onReopen(line.criterionId)}
              save={save}
            />
          ))}
        </tbody>
        <Total view={view} isNarrow={isNarrow} weight={weights.reduce((sum, weight) => sum + weight, 0)} />
      </table>
      {native === null ? null : <p className="ip-sum">{native}</p>}
    </section>
  );
}
