import type { Instant } from '../../../src/domain/ids';
import { dateTime, duration, wholeNumber } from '../format';
import { useNow } from '../use-now';
import { modelWords } from '../words';
import { Icon } from './icons';

/** How complete and how old the scores on a page are: "4,812 of 5,106 scored · oldest 3 h · model revision 14". */
export function Freshness({
  scored,
  total,
  oldestScoredAt,
  modelRevision,
}: {
  readonly scored: number;
  readonly total: number | null;
  readonly oldestScoredAt: Instant | null;
  readonly modelRevision?: number;
}) {
  const now = useNow();
  const parts = [
    total === null ? `${wholeNumber(scored)} scored` : `${wholeNumber(scored)} of ${wholeNumber(total)} scored`,
  ];
  if (modelRevision !== undefined) parts.push(modelWords(modelRevision));
  return (
    <span className="pl-freshness">
      <Icon name="clock" size={12} />
      <span>
        {parts[0]}
        {oldestScoredAt === null ? null : (
          <span title={dateTime(oldestScoredAt)}>{` · oldest ${duration(now - oldestScoredAt)}`}</span>
        )}
        {parts.slice(1).map((part) => ` · ${part}`)}
      </span>
    </span>
  );
}
