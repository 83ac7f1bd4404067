import type { IssueView } from '../../../src/contract/rpc';
import { decimal, percent, percentOf100, range, wholeNumber } from '../../shared/format';
import { shownPoints, shownTotal, shownWeights } from '../../shared/issue/receipt-points';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useIsNarrow } from '../../shared/use-is-narrow';
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
  return value.missing.length === 0 ? `Likely ${range(value)}` : `Likely ${range(value)}, from what is missing`;
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
        <th scope="row">Value</th>
        <td colSpan={isNarrow ? 1 : 3} className="pl-small pl-subtle ip-reason">
          {rangeReason(view)}
        </td>
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

/** Every input, what it weighs and what it adds: a staircase up to the value. Missing inputs are asked in their row. [V7] */
export function Receipt({
  view,
  issue,
  isEditing,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly isEditing: boolean;
  readonly save: (change: Change) => Promise<boolean>;
}) {
  const { receipt } = view.value;
  const isNarrow = useIsNarrow(NARROW_PX);
  const points = shownPoints(receipt.map((line) => line.points));
  const weights = shownWeights(receipt.map((line) => line.weightShare));
  const starts = receipt.map((_, index) => receipt.slice(0, index).reduce((sum, line) => sum + line.points, 0));
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
          {receipt.map((line, index) => (
            <ReceiptRow
              key={line.criterionId}
              view={view}
              line={line}
              start={starts[index] ?? 0}
              points={points[index] ?? 0}
              weight={weights[index] ?? 0}
              issue={issue}
              isEditing={isEditing}
              isNarrow={isNarrow}
              save={save}
            />
          ))}
        </tbody>
        <Total view={view} isNarrow={isNarrow} weight={weights.reduce((sum, weight) => sum + weight, 0)} />
      </table>
    </section>
  );
}
