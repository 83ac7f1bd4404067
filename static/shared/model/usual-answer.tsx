import type { Criterion } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { RangeBar } from '../components/range-bar';
import { plural, range, wholeNumber } from '../format';
import { messageFor } from '../messages';
import { useModel } from './model-context';

/** What stands in where this input is missing, and on how many items that rests. [V4] */
export function UsualAnswer({ criterion }: { readonly criterion: Criterion }) {
  const { insights } = useModel();
  const insight = insights.byCriterion.get(criterion.criterionId);
  if (criterion.role === 'size') return null;
  if (insight === undefined) {
    if (insights.failure !== null) {
      return (
        <p className="pl-small pl-subtle">
          What the backlog has for this could not be read. {messageFor(insights.failure).title}.{' '}
          <Button appearance="link" spacing="compact" onClick={insights.retry}>
            Try again
          </Button>
        </p>
      );
    }
    return insights.isLoading ? <p className="pl-small pl-subtle">Looking at what the backlog has…</p> : null;
  }
  const { prior, items, filled, unreadable } = insight;
  const [low, middle, high] = [prior.p10 * 100, prior.median * 100, prior.p90 * 100];
  return (
    <div className="vm-usual">
      <span className="pl-label">Usual answer</span>
      <div className="vm-usual__bar">
        <RangeBar value={middle} low={low} high={high} label={`Usual answer to ${criterion.name}`} />
      </div>
      <p className="pl-small pl-subtle">
        {prior.count === 0
          ? `Too few answers yet: the middle stands in, with a wide range (${range({ low, high })}).`
          : `${wholeNumber(Math.round(middle))} points, mostly ${range({ low, high })}; from ${plural(prior.count, 'item')}. It stands in where the input is missing.`}{' '}
        {items > 0 ? `${wholeNumber(filled)} of ${plural(items, 'backlog item')} have this input.` : ''}
        {unreadable > 0 ? ` ${plural(unreadable, 'item')} cannot be read and count as missing.` : ''}
      </p>
    </div>
  );
}
