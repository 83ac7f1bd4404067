import { percentOf100, wholeNumber } from '../format';

const clamped = (value: number) => Math.min(100, Math.max(0, value));

function sentence({
  value,
  low,
  high,
  known,
}: {
  value: number | null;
  low: number;
  high: number;
  known: number | undefined;
}) {
  const range = `${wholeNumber(Math.round(low))} to ${wholeNumber(Math.round(high))}`;
  const point =
    value === null ? `not enough data, between ${range}` : `${wholeNumber(Math.round(value))}, range ${range}`;
  return known === undefined ? point : `${point}, ${percentOf100(known)} known`;
}

/**
 * The plumb line: a thin track from 0 to 100, a band for the range, one upright mark for the point. Not enough data:
 * dashed band and no mark. Stale: grey. `known` is the known weight, 0 to 100.
 */
export function RangeBar({
  value,
  low,
  high,
  known,
  stale = false,
  label = 'Value',
}: {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly known?: number;
  readonly stale?: boolean;
  readonly label?: string;
}) {
  const left = clamped(low);
  const look = [value === null ? ' pl-range--open' : '', stale ? ' pl-range--stale' : ''].join('');
  return (
    <div className={`pl-range${look}`} role="img" aria-label={`${label} ${sentence({ value, low, high, known })}`}>
      <span className="pl-range__band" style={{ left: `${left}%`, width: `${Math.max(0, clamped(high) - left)}%` }} />
      {value === null ? null : <span className="pl-range__mark" style={{ left: `${clamped(value)}%` }} />}
    </div>
  );
}
