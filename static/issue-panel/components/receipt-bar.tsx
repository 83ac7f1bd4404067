import type { IssueView } from '../../../src/contract/rpc';

type Line = IssueView['value']['receipt'][number];

/** Which part of the bar stands on data; the rest stands on the usual answer, 0 to 1. */
function shareOfData({ assumed, confidence, utility, prior }: Line): number {
  if (assumed) return 0;
  if (utility <= 0) return confidence;
  return Math.min(1, Math.max(0, 1 - ((1 - confidence) * prior.median) / utility));
}

/** The step that a line adds, beginning where the last one ended: solid for data, dashed for what is assumed. */
export function ReceiptBar({ line, start }: { readonly line: Line; readonly start: number }) {
  const width = Math.abs(line.points);
  const left = Math.min(start, start + line.points);
  const data = width * shareOfData(line);
  return (
    <div className="ip-track" aria-hidden="true">
      {line.assumed ? null : (
        <span
          className={`ip-block${line.points < 0 ? ' ip-block--down' : ''}`}
          style={{ left: `${left}%`, width: `${data}%` }}
        />
      )}
      {width - data < 0.05 ? null : (
        <span
          className={`ip-block ip-block--assumed${line.assumed ? '' : ' ip-block--rest'}`}
          style={{ left: `${left + data}%`, width: `${width - data}%` }}
        />
      )}
    </div>
  );
}
