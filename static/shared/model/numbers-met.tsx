import type { CriterionInsight } from '../../../src/contract/rpc';
import { utilityOf } from '../../../src/domain/value/scale';
import type { Criterion, Scale } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { sizeText, wholeNumber } from '../format';

type NumericScale = Exclude<Scale, { kind: 'map' }>;

const PLACES = [
  { key: 'least', label: 'Least' },
  { key: 'median', label: 'Middle' },
  { key: 'p95', label: '95 of 100 below' },
  { key: 'most', label: 'Most' },
] as const;

/** The numbers that the backlog really has, what each is worth on the scale, and the way to end the scale there. */
export function NumbersMet({
  criterion,
  scale,
  numbers,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly scale: NumericScale;
  readonly numbers: CriterionInsight['numbers'];
  readonly onChange: (scale: Scale) => void;
}) {
  const isRating = criterion.source.kind === 'input' && criterion.source.answer.kind === 'rating';
  if (numbers === null || isRating) return null;
  const worth = (raw: number): string => {
    const utility = utilityOf({ raw, scale, direction: criterion.direction });
    return utility === null ? 'cannot be read' : wholeNumber(Math.round(utility * 100));
  };
  // Of counts there are only whole ones.
  const isCount = criterion.source.kind === 'count' || criterion.source.kind === 'links';
  const usual = isCount ? Math.ceil(numbers.p95) : numbers.p95;
  const top = scale.kind === 'log' ? scale.p95 : scale.high;
  const isUpward = scale.kind === 'log' || scale.high > scale.low;
  const offer = usual > (scale.kind === 'log' ? 0 : scale.low) && isUpward && usual !== top;
  return (
    <div className="vm-met">
      <dl>
        {PLACES.map(({ key, label }) => (
          <div key={key}>
            <dt className="pl-small pl-subtle">{label}</dt>
            <dd>
              <b>{sizeText(numbers[key])}</b>
              {criterion.role === 'size' ? null : (
                <span className="pl-small pl-subtle"> {worth(numbers[key])} points</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {offer ? (
        <Button
          appearance="link"
          spacing="compact"
          onClick={() => onChange(scale.kind === 'log' ? { kind: 'log', p95: usual } : { ...scale, high: usual })}
        >
          Use {sizeText(usual)}, the 95th percentile here
        </Button>
      ) : null}
    </div>
  );
}
