import { useDeferredValue, useMemo, useState } from 'react';
import type { ProjectView } from '../../../../src/contract/rpc';
import type { Instant, IssueId } from '../../../../src/domain/ids';
import { previewOrder } from '../../../../src/domain/order/plan-order';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { sizeOf } from '../../../../src/domain/value/size-of';
import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { EmptyState } from '../../../shared/components/page-states';
import { plural, wholeNumber } from '../../../shared/format';
import type { Navigation } from '../../hooks/use-address';
import { useReorder } from '../../hooks/use-reorder';
import { backlogOrder, velocityPerDay } from '../../selectors/backlog-order';
import type { OrderedRows } from '../../selectors/order-rows';
import { orderSettingsFrom, searchOf } from '../../selectors/order-settings';
import { capacityWords } from '../../words/capacity-words';
import { MoveRow } from './move-row';
import './order.css';
import { OrderLists } from './order-lists';
import { OrderWarnings } from './order-warnings';
import { VerdictCard } from './verdict-card';

interface OrderPageProps {
  readonly project: ProjectView;
  readonly ordered: OrderedRows;
  /** Everything stored that the viewer may browse, for the velocity. */
  readonly stored: readonly ScoredIssue[];
  readonly navigation: Navigation;
  readonly now: Instant;
}

/** Today's order and the few moves that mend most of it; previewed, applied and taken back as the viewer. */
export function OrderSubPage(props: OrderPageProps) {
  return props.ordered.order === 'rank' ? (
    <RankedOrder {...props} />
  ) : (
    <div className="pl-card">
      <EmptyState
        title="Jira gives no order here"
        body="Without Jira's ranks there is no order to mend. Projects without a board and sites without Jira's Rank field have none; where Jira only failed to answer, the message above says so."
      />
    </div>
  );
}

function useOrder({ project, ordered, stored, navigation, now }: OrderPageProps) {
  const settings = orderSettingsFrom(navigation.address.search);
  // While a slider is drawn, the page may lag behind it but not hold it up.
  const wanted = useDeferredValue(navigation.address.search);
  const { trust, strategyWeight } = useMemo(() => orderSettingsFrom(wanted), [wanted]);
  const velocity = useMemo(() => velocityPerDay(stored, project, now), [stored, project, now]);
  const found = useMemo(
    () => backlogOrder({ rows: ordered.rows, project, trust, strategyWeight, velocity, now }),
    [ordered.rows, project, trust, strategyWeight, velocity, now],
  );
  const issues = useMemo(() => new Map(ordered.rows.map((row) => [row.issueId, row])), [ordered.rows]);
  return { ...found, settings, velocity, issues };
}

function otherWith(were: ReadonlySet<IssueId>, issueId: IssueId): ReadonlySet<IssueId> {
  const now = new Set(were);
  if (!now.delete(issueId)) now.add(issueId);
  return now;
}

function RankedOrder(props: OrderPageProps) {
  const { project, navigation, now } = props;
  const { plan, below, moves, settings, velocity, issues } = useOrder(props);
  const [turned, setTurned] = useState<ReadonlySet<IssueId>>(new Set());
  const reorder = useReorder(project.projectKey);
  const keyOf = (issueId: string): string => issues.get(issueId as IssueId)?.issueKey ?? 'an item';
  const size = (issueId: IssueId): number | null => {
    const issue = issues.get(issueId);
    return issue === undefined ? null : sizeOf(issue, project.model, now);
  };

  const isTicked = ({ move, isRobust }: (typeof moves)[number]): boolean => isRobust !== turned.has(move.issueId);
  const ticked = moves.filter(isTicked);
  const today = useMemo(() => plan.items.map(({ issueId }) => issueId), [plan]);
  const preview = previewOrder({ ...plan, moves: ticked.map(({ move }) => move) });
  const numberOf = new Map(moves.flatMap((one, at) => (isTicked(one) ? [[one.move.issueId, at + 1] as const] : [])));
  const capacity = capacityWords({ today, proposed: preview.order, sizeOf: size, velocityPerDay: velocity, keyOf });

  if (plan.withoutPart.length === today.length) {
    return (
      <div className="pl-card">
        <EmptyState
          title="Not enough data"
          body="An order is compared by value and size, and no item of this backlog has both. Fill in sizes, or answer the questions on the Value page."
        />
      </div>
    );
  }
  return (
    <div className="po-page">
      <VerdictCard
        plan={plan}
        then={preview.efficiency}
        settings={settings}
        onChange={(part) => navigation.go({ route: 'order', search: searchOf({ ...settings, ...part }) }, 'replace')}
      />
      <OrderWarnings plan={plan} keyOf={keyOf} />
      {reorder.note === null ? null : (
        <Message appearance={reorder.note.appearance} title={reorder.note.title}>
          {reorder.note.body === '' ? undefined : reorder.note.body}
        </Message>
      )}
      {reorder.journal === null ? null : (
        <Message
          appearance="neutral"
          title={`Your last change moved ${plural(reorder.journal.moved.length, 'item')}`}
          actions={
            <Button spacing="compact" disabled={reorder.isBusy} onClick={() => void reorder.undo()}>
              Undo these moves
            </Button>
          }
        >
          It can be undone until you leave or reload this page, unless somebody changes the order around these items.
        </Message>
      )}
      {moves.length === 0 ? null : (
        <section className="pl-card" aria-labelledby="po-moves">
          <h2 id="po-moves" className="pl-card__header">
            Proposed moves
          </h2>
          <ol className="po-moves">
            {moves.map((one, at) => {
              const issue = issues.get(one.move.issueId);
              return issue === undefined ? null : (
                <MoveRow
                  key={issue.issueId}
                  weighed={one}
                  number={at + 1}
                  issue={issue}
                  size={size(issue.issueId)}
                  keyOf={keyOf}
                  isTicked={isTicked(one)}
                  onTick={() => setTurned((were) => otherWith(were, issue.issueId))}
                />
              );
            })}
          </ol>
          <div className="po-apply">
            <Button
              appearance="primary"
              disabled={reorder.isBusy || ticked.length === 0}
              onClick={() => void reorder.apply({ moved: ticked.map(({ move }) => move.issueId), to: preview.order })}
            >
              {reorder.isBusy ? 'Working' : `Apply ${plural(ticked.length, 'move')} as you`}
            </Button>
            <p className="pl-small pl-subtle">
              Jira records the moves under your name. They are refused if the order changed meanwhile.
            </p>
          </div>
        </section>
      )}
      <section className="pl-card" aria-labelledby="po-preview">
        <h2 id="po-preview" className="pl-card__header">
          Preview of the new order
        </h2>
        <div className="pl-card__body">
          <p>{capacity ?? 'No item with a size was resolved in the last 90 days, so it is not known how much fits.'}</p>
          <OrderLists
            today={today}
            proposed={preview.order}
            numberOf={numberOf}
            issueOf={(issueId) => issues.get(issueId)}
          />
          <p className="pl-small pl-subtle">
            {below === 0
              ? `${plural(today.length, 'item')} in all.`
              : `The top ${wholeNumber(today.length)} items are compared; ${wholeNumber(below)} below them keep their places.`}
            {plan.withoutPart.length === 0
              ? ''
              : ` ${wholeNumber(plan.withoutPart.length)} without a value or a size take no part and keep their places.`}
          </p>
        </div>
      </section>
      <p className="pl-small pl-subtle">
        Left out of the model: teams working in parallel, uncertain durations, and value that arrives only with a whole
        epic.
      </p>
    </div>
  );
}
