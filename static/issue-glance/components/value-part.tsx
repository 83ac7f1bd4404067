import { useState } from 'react';
import { Button } from '../../shared/components/button';
import { RangeBar } from '../../shared/components/range-bar';
import { percentOf100, range, wholeNumber } from '../../shared/format';
import type { IssueHandle } from '../../shared/issue/use-issue';
import type { GlanceScore } from '../glance-score';
import { ShortReceipt } from './short-receipt';

/** Worth: the point with its range, or the range alone where there is not enough data. */
export function ValuePart({
  score,
  issue,
  isOld,
}: {
  readonly score: GlanceScore;
  readonly issue: IssueHandle;
  readonly isOld: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const likely = range(score);
  const toggle = () => {
    setIsOpen(!isOpen);
    if (!isOpen && issue.view === null && !issue.isOpening) void issue.open();
  };
  return (
    <section className="ig-part" aria-label="Value">
      <h2 className="pl-label">Value</h2>
      <p className="ig-line">
        <span className="pl-metric">{score.value === null ? likely : wholeNumber(Math.round(score.value))}</span>
        <span className="pl-subtle">{score.value === null ? 'no point value yet' : `likely ${likely}`}</span>
      </p>
      <RangeBar value={score.value} low={score.low} high={score.high} known={score.known} stale={isOld} />
      <p className="ig-known">
        <span>{percentOf100(score.known)} of the model known</span>
        <Button appearance="link" spacing="compact" aria-expanded={isOpen} onClick={toggle}>
          Receipt
        </Button>
      </p>
      {score.value === null ? (
        <p className="pl-small pl-subtle ig-gap">Not enough data: half of the model must be known.</p>
      ) : null}
      {isOpen ? <ShortReceipt issue={issue} /> : null}
    </section>
  );
}
