import type { OrderPlan } from '../../../../src/domain/order/plan-order';
import { percent, plural } from '../../../shared/format';
import type { OrderSettings } from '../../selectors/order-settings';
import { orderVerdict } from '../../words/move-words';
import { ShareSlider } from './share-slider';

/** How good the order is, how good the ticked moves make it, and the two sliders. [O5] [O8] */
export function VerdictCard({
  plan,
  then,
  settings,
  onChange,
}: {
  readonly plan: OrderPlan;
  /** Efficiency with the ticked moves. */
  readonly then: number;
  readonly settings: OrderSettings;
  readonly onChange: (part: Partial<OrderSettings>) => void;
}) {
  return (
    <section className="pl-card po-head" aria-label="Verdict">
      <div>
        <h2 className="po-verdict">
          {orderVerdict({ now: plan.efficiency, then: plan.proposed.efficiency, moves: plan.moves.length })}
        </h2>
        <div className="po-bar" aria-hidden="true">
          <span className="po-bar__then" style={{ width: `${then * 100}%` }} />
          <span className="po-bar__now" style={{ width: `${plan.efficiency * 100}%` }} />
        </div>
        <p className="pl-small pl-subtle">
          {percent(plan.efficiency)} today, {percent(then)} with the ticked moves. 0 % is the worst order there is, 100
          % the best
          {plan.isExact ? '' : ' that was found: with this many links it is not known exactly'}.
          {plan.fewestMovesAfter === 0
            ? ''
            : ` To mend everything would take ${plural(plan.fewestMovesAfter, 'more move')}.`}
        </p>
      </div>
      <div className="po-sliders">
        <ShareSlider
          label="Trust in today's order"
          least="Sort by the score"
          most="Keep as it is"
          value={settings.trust}
          onChange={(trust) => onChange({ trust })}
        />
        <ShareSlider
          label="Weight of strategy"
          least="Value alone"
          most="Roadmap first"
          value={settings.strategyWeight}
          onChange={(strategyWeight) => onChange({ strategyWeight })}
        />
      </div>
    </section>
  );
}
