import type { HealthReport } from '../../../src/domain/health/health-report';
import { Lozenge } from '../../shared/components/lozenge';
import { sizeText, wholeNumber } from '../../shared/format';

function Stock({ count, points }: { readonly count: number; readonly points: number }) {
  return (
    <p className="pp-stock-number">
      <span className="pl-metric pl-metric--medium">{wholeNumber(count)}</span>{' '}
      <span className="pl-subtle">
        {count === 1 ? 'item' : 'items'}
        {points === 0 ? '' : `, ${sizeText(points)} ${points === 1 ? 'point' : 'points'}`}
      </span>
    </p>
  );
}

function Line({ label, amount }: { readonly label: string; readonly amount: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{wholeNumber(amount)}</dd>
    </>
  );
}

/** The backlog, and beside it the work in progress, which health never counts. */
export function StockCards({ report }: { readonly report: HealthReport }) {
  const { backlog, inProgress } = report;
  return (
    <div className="pl-card pp-stock">
      <section aria-labelledby="pp-backlog-title">
        <h2 id="pp-backlog-title" className="pl-heading">
          Backlog
        </h2>
        <Stock count={backlog.count} points={backlog.points} />
        <dl className="pp-stock-lines">
          <Line label="Known well enough to order" amount={backlog.ordered} />
          <Line label="Value or size unknown" amount={backlog.notEnoughData} />
          <Line label="Unlinked, alignment unknown" amount={backlog.unlinked} />
        </dl>
      </section>
      <section aria-labelledby="pp-progress-title" className="pp-stock-beside">
        <h2 id="pp-progress-title" className="pl-heading pl-row">
          In progress <Lozenge tone="outline">Not in health</Lozenge>
        </h2>
        <Stock count={inProgress.count} points={inProgress.points} />
        <dl className="pp-stock-lines">
          <Line label="Aligned" amount={inProgress.aligned} />
          <Line label="Started without a size" amount={inProgress.withoutSize} />
        </dl>
      </section>
    </div>
  );
}
