import type { IssueView } from '../../../src/contract/rpc';
import { decimal } from '../../shared/format';
import { isBlind } from '../../shared/issue/blind';
import { rawText } from '../../shared/issue/raw-text';
import { shownReceipt, shownTotal } from '../../shared/issue/receipt-points';
import type { IssueHandle } from '../../shared/issue/use-issue';

function readText(view: IssueView, line: IssueView['value']['receipt'][number]): string {
  if (line.assumed) return 'assumed';
  return (isBlind(view, line.criterionId) ? null : rawText(view, line)) ?? 'answered';
}

/** The inputs and what each adds, in the width of the side column. */
export function ShortReceipt({ issue }: { readonly issue: IssueHandle }) {
  const { view } = issue;
  if (view === null) {
    return (
      <p className="pl-small pl-subtle ig-gap" role="status">
        {issue.isOpening ? 'Adding up the inputs…' : 'The inputs could not be read.'}
      </p>
    );
  }
  const { base, points } = shownReceipt(view.value);
  return (
    <table className="ig-receipt">
      <caption className="pl-hidden">What the value is made of</caption>
      <thead className="pl-hidden">
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {view.value.basePoints === 0 ? null : (
          <tr>
            <th scope="row">All inputs at their lowest</th>
            <td>{decimal(base)}</td>
          </tr>
        )}
        {view.value.receipt.map((line, index) => (
          <tr key={line.criterionId}>
            <th scope="row">
              {line.name}
              <span className="pl-subtle"> · {readText(view, line)}</span>
            </th>
            <td className={line.assumed ? 'ig-assumed' : ''}>{decimal(points[index] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      {view.value.value === null ? null : (
        <tfoot>
          <tr>
            <th scope="row">Value</th>
            <td>{decimal(shownTotal(view.value.value))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
