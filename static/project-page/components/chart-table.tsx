import { useMemo, useState } from 'react';
import { Button } from '../../shared/components/button';
import { IssueLink } from '../../shared/components/issue-link';
import { wholeNumber } from '../../shared/format';
import type { BacklogRow } from '../selectors/backlog-rows';
import { isDrawn, placeOf } from '../selectors/scatter-layout';
import { QUADRANT_WORDS } from '../words/quadrant-words';

const STEP = 50;

/** The picture's points as a table, in the order of the backlog. */
export function ChartTable({ rows }: { readonly rows: readonly BacklogRow[] }) {
  const [length, setLength] = useState(STEP);
  const drawn = useMemo(() => rows.filter(isDrawn), [rows]);
  const rest = drawn.length - length;
  return (
    <div className="pp-chart-table" tabIndex={0} role="region" aria-label="Value against alignment as a table">
      <table className="pl-table">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" className="pl-number">
              Value
            </th>
            <th scope="col" className="pl-number">
              Alignment
            </th>
            <th scope="col">Area</th>
          </tr>
        </thead>
        <tbody>
          {drawn.slice(0, length).map((row) => {
            const place = placeOf(row);
            return (
              <tr key={row.issue.issueId}>
                <td>
                  <IssueLink issueKey={row.issue.issueKey} /> {row.issue.summary}
                </td>
                <td className="pl-number">{wholeNumber(row.issue.scores.value ?? 0)}</td>
                <td className="pl-number">{place === null ? 'Unknown' : wholeNumber(row.issue.scores.alignment)}</td>
                <td>{place === null ? 'Unlinked' : QUADRANT_WORDS[place]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rest > 0 ? (
        <Button appearance="link" onClick={() => setLength(length + STEP)}>
          Show {wholeNumber(Math.min(STEP, rest))} more
        </Button>
      ) : null}
    </div>
  );
}
