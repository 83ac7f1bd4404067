import type { IssueId } from '../../../../src/domain/ids';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { plural, wholeNumber } from '../../../shared/format';

/** So many places at the top are shown; further down only those next to a move. */
const TOP = 10;

type Line = { readonly issueId: IssueId; readonly at: number } | { readonly skipped: number; readonly at: number };

/** The places that are shown, with how many are left out between them. */
function linesOf(order: readonly IssueId[], numberOf: ReadonlyMap<IssueId, number>): readonly Line[] {
  const isMoved = (at: number): boolean => {
    const issueId = order[at];
    return issueId !== undefined && numberOf.has(issueId);
  };
  const lines: Line[] = [];
  let skipped = 0;
  for (const [at, issueId] of order.entries()) {
    if (at >= TOP && !isMoved(at - 1) && !isMoved(at) && !isMoved(at + 1)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) lines.push({ skipped, at: at - skipped });
    skipped = 0;
    lines.push({ issueId, at });
  }
  return skipped > 0 ? [...lines, { skipped, at: order.length - skipped }] : lines;
}

function List({
  title,
  order,
  issueOf,
  numberOf,
}: {
  readonly title: string;
  readonly order: readonly IssueId[];
  readonly issueOf: (issueId: IssueId) => ScoredIssue | undefined;
  readonly numberOf: ReadonlyMap<IssueId, number>;
}) {
  return (
    <section className="po-list" aria-label={title}>
      <h3 className="po-heading">{title}</h3>
      <ol>
        {linesOf(order, numberOf).map((line) => {
          if ('skipped' in line) {
            return (
              <li key={`from ${line.at}`} className="po-place pl-small pl-subtle">
                {plural(line.skipped, 'item')} not shown
              </li>
            );
          }
          const { issueId, at } = line;
          const number = numberOf.get(issueId);
          const issue = issueOf(issueId);
          return (
            <li key={issueId} className={number === undefined ? 'po-place' : 'po-place po-place--moved'}>
              <span className="po-rank">{wholeNumber(at + 1)}</span>
              <span className="pl-nowrap">{issue?.issueKey}</span>
              <span className="pp-ellipsis">{issue?.summary}</span>
              {number === undefined ? null : (
                <span className="po-number">
                  <span className="pl-hidden">move </span>
                  {number}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Today's order beside the one that the ticked moves make; moves carry their number at both ends. */
export function OrderLists({
  today,
  proposed,
  numberOf,
  issueOf,
}: {
  readonly today: readonly IssueId[];
  readonly proposed: readonly IssueId[];
  readonly numberOf: ReadonlyMap<IssueId, number>;
  readonly issueOf: (issueId: IssueId) => ScoredIssue | undefined;
}) {
  return (
    <div className="po-lists">
      <List title="Today" order={today} issueOf={issueOf} numberOf={numberOf} />
      <List title="With the ticked moves" order={proposed} issueOf={issueOf} numberOf={numberOf} />
    </div>
  );
}
