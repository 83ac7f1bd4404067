import type { HistoryEntry } from '../../../src/contract/rpc';
import type { Instant } from '../../../src/domain/ids';
import { date } from '../../shared/format';

const WIDTH = 1000;
const HEIGHT = 100;

interface Stretch {
  readonly entry: HistoryEntry;
  readonly from: number;
  readonly to: number;
}

function stretches(entries: readonly HistoryEntry[], now: Instant): readonly Stretch[] {
  const oldestFirst = [...entries].sort((a, b) => a.at - b.at);
  const start = oldestFirst[0]?.at ?? now;
  const span = Math.max(1, now - start);
  const x = (at: Instant) => ((at - start) / span) * WIDTH;
  return oldestFirst.map((entry, index) => ({ entry, from: x(entry.at), to: x(oldestFirst[index + 1]?.at ?? now) }));
}

/** The value as a line of steps; it breaks where there was not enough data. */
function pathOf(parts: readonly Stretch[]): string {
  let isDrawing = false;
  return parts
    .map(({ entry, from, to }) => {
      const wasDrawing = isDrawing;
      isDrawing = entry.value !== null;
      if (entry.value === null) return '';
      const y = HEIGHT - entry.value;
      return `${wasDrawing ? 'L' : 'M'}${from.toFixed(1)} ${y.toFixed(1)}H${to.toFixed(1)}`;
    })
    .join('');
}

/** The value with its range over time, as steps. The list beside it says the same in words. */
export function HistoryChart({ entries, now }: { readonly entries: readonly HistoryEntry[]; readonly now: Instant }) {
  const parts = stretches(entries, now);
  const [first] = parts;
  if (first === undefined) return null;
  return (
    <figure className="ip-chart" aria-hidden="true">
      <div className="ip-chart__plot">
        <span className="ip-chart__scale">100</span>
        <span className="ip-chart__scale ip-chart__scale--low">0</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
          {parts.map(({ entry, from, to }, index) => (
            <rect
              // Two entries may be of one moment.
              key={index}
              className={entry.value === null ? 'ip-chart__band ip-chart__band--open' : 'ip-chart__band'}
              x={from}
              width={Math.max(0, to - from)}
              y={HEIGHT - entry.high}
              height={Math.max(0.5, entry.high - entry.low)}
            />
          ))}
          <path className="ip-chart__line" d={pathOf(parts)} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <figcaption className="ip-chart__dates">
        <span>{date(first.entry.at)}</span>
        <span>Now</span>
      </figcaption>
    </figure>
  );
}
