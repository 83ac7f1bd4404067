import type { OrderPlan } from '../../../../src/domain/order/plan-order';
import { Message } from '../../../shared/components/message';
import { plural } from '../../../shared/format';

/** So many of a kind are named; the others are counted. */
const MOST_NAMED = 5;

/** What stands above its blocker and what blocks itself in a circle, each with what mends it. [O3] */
export function OrderWarnings({
  plan: { misplaced, cycles },
  keyOf,
}: {
  readonly plan: OrderPlan;
  readonly keyOf: (issueId: string) => string;
}) {
  return (
    <>
      {misplaced.length === 0 ? null : (
        <Message
          appearance="warning"
          title={
            misplaced.length === 1
              ? 'A blocker stands below the item it blocks'
              : `${plural(misplaced.length, 'blocker')} stand below the items they block`
          }
        >
          <ul className="po-plain">
            {misplaced.slice(0, MOST_NAMED).map(({ blocker, blocked, repairedBy }) => (
              <li key={`${blocker} ${blocked}`}>
                {keyOf(blocker)} blocks {keyOf(blocked)}.{' '}
                {repairedBy === null
                  ? 'None of the proposed moves repairs this.'
                  : `Move ${repairedBy + 1} repairs this.`}
              </li>
            ))}
            {misplaced.length > MOST_NAMED ? (
              <li>And {plural(misplaced.length - MOST_NAMED, 'more', 'more')}.</li>
            ) : null}
          </ul>
        </Message>
      )}
      {cycles.length === 0 ? null : (
        <Message appearance="warning" title="Some items block one another in a circle">
          <ul className="po-plain">
            {cycles.slice(0, MOST_NAMED).map((cycle) => (
              <li key={cycle.join(' ')}>
                {cycle.map(keyOf).join(', ')}: no order can satisfy their links. They keep their places until one link
                is removed.
              </li>
            ))}
            {cycles.length > MOST_NAMED ? <li>And {plural(cycles.length - MOST_NAMED, 'more circle')}.</li> : null}
          </ul>
        </Message>
      )}
    </>
  );
}
