import { decimal } from '../../shared/format';
import { rawText } from '../../shared/issue/raw-text';
import { shownPoints, shownTotal } from '../../shared/issue/receipt-points';
import type { IssueHandle } from '../../shared/issue/use-issue';

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
  const points = shownPoints(view.value.receipt.map((line) => line.points));
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
        {view.value.receipt.map((line, index) => (
          <tr key={line.criterionId}>
            <th scope="row">
              {line.name}
              <span className="pl-subtle">{line.assumed ? ' · assumed' : ` · ${rawText(view, line) ?? ''}`}</span>
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
