import { useState } from 'react';
import type { ChangePreview } from '../../../src/contract/rpc';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { IssueLink } from '../components/issue-link';
import { wholeNumber } from '../format';
import { ALIGNMENT_STATE_WORDS } from '../words';

const SHORT = 5;

/** The items that move furthest, each with where it comes from and where it goes. */
export function Movers({ movers }: { readonly movers: ChangePreview['movers'] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? movers : movers.slice(0, SHORT);
  return (
    <div>
      <h3 className="pl-heading">Top movers</h3>
      <ul className="vm-movers">
        {shown.map((mover) => (
          <li key={mover.issueKey}>
            <span className="vm-movers__words">
              <span className="vm-movers__summary">{mover.summary}</span>
              <span className="vm-movers__key pl-small">
                <IssueLink issueKey={mover.issueKey} />
                <span className="pl-subtle">{mover.measure}</span>
              </span>
            </span>
            <span className="vm-movers__change">
              <span className="pl-subtle">
                <span className="pl-hidden">from </span>
                {scoreWords(mover, mover.before, mover.stateBefore)}
              </span>
              <Icon name={directionOf(mover)} size={12} />
              <b>
                <span className="pl-hidden">to </span>
                {scoreWords(mover, mover.after, mover.stateAfter)}
              </b>
            </span>
          </li>
        ))}
      </ul>
      {movers.length > shown.length ? (
        <Button appearance="link" spacing="compact" onClick={() => setIsWhole(true)}>
          All {movers.length} of the top movers
        </Button>
      ) : null}
    </div>
  );
}

type Mover = ChangePreview['movers'][number];

function directionOf(mover: Mover): 'arrowUp' | 'arrowDown' | 'unlink' | 'right' {
  if (mover.measure === 'alignment' && mover.stateAfter === 'unlinked') return 'unlink';
  if (mover.before === null || mover.after === null || mover.before === mover.after) return 'right';
  return mover.after > mover.before ? 'arrowUp' : 'arrowDown';
}

/** A number only where there is one: unlinked is unknown, not zero. */
function scoreWords({ measure }: Mover, score: number | null, state: Mover['stateAfter']): string {
  if (measure === 'value') return score === null ? 'not enough data' : wholeNumber(Math.round(score));
  if (state === 'unlinked' || state === 'exempt') return ALIGNMENT_STATE_WORDS[state].toLowerCase();
  return score === null ? 'unknown' : wholeNumber(Math.round(score));
}
