import { useState } from 'react';
import type { ChangePreview } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { Icon } from '../../../shared/components/icons';
import { IssueLink } from '../../../shared/components/issue-link';
import { Message } from '../../../shared/components/message';
import { plural, wholeNumber } from '../../../shared/format';
import { DryRunOfValues } from '../../../shared/model/dry-run';
import { fieldElementId } from '../../../shared/model/element-id';
import { ALIGNMENT_STATE_WORDS } from '../../../shared/words';
import type { SectionId } from '../../draft/locate-problem';
import type { PreviewUse } from '../../hooks/use-preview';

const SHORT = 5;

/** The dry run in numbers: who changes band, which theme loses all its work, and the items that move most. */
export function PreviewNumbers({
  use,
  onOpenSection,
}: {
  readonly use: PreviewUse;
  readonly onOpenSection: (section: SectionId, elementId: string) => void;
}) {
  const { preview, isCounting } = use;
  if (preview === null) {
    return isCounting ? (
      <p className="pl-subtle" role="status">
        Working out the effect…
      </p>
    ) : null;
  }
  return (
    <div className={isCounting ? 'ap-preview ap-preview--old' : 'ap-preview'} aria-busy={isCounting}>
      {preview.compared === 0 ? (
        <NothingScanned onOpenScans={() => onOpenSection('scans', '')} />
      ) : (
        <>
          <p className="ap-preview__lead" role="status">
            <span className="pl-metric">{wholeNumber(preview.changed)}</span>
            <span className="pl-subtle">
              of {plural(preview.compared, 'item')} {preview.changed === 1 ? 'changes' : 'change'} band
            </span>
          </p>
          <dl className="ap-preview__bands">
            <Band icon="arrowUp" count={preview.up} words="Up a band" />
            <Band icon="arrowDown" count={preview.down} words="Down a band" />
            {preview.becomeLinked > 0 ? <Band icon="link" count={preview.becomeLinked} words="To linked" /> : null}
            <Band icon="unlink" count={preview.becomeUnlinked} words="To unlinked" />
          </dl>
          {preview.bandMoves.length > 0 || (preview.kendallDistance ?? 0) > 0 ? (
            <DryRunOfValues preview={preview} />
          ) : null}
          {preview.emptiedThemes.map((theme) => (
            <Message
              key={theme.itemId}
              appearance="warning"
              title={`Theme ${theme.title} loses all its work`}
              actions={
                <Button
                  appearance="link"
                  spacing="compact"
                  onClick={() => onOpenSection('roadmap', fieldElementId('item', theme.itemId, 'title'))}
                >
                  Show the theme
                </Button>
              }
            >
              {plural(theme.lost, 'issue')} led there and would not any more.
            </Message>
          ))}
          {preview.movers.length > 0 ? <Movers movers={preview.movers} /> : null}
        </>
      )}
    </div>
  );
}

function NothingScanned({ onOpenScans }: { readonly onOpenScans: () => void }) {
  return (
    <Message
      appearance="info"
      title="No item is scanned yet"
      actions={
        <Button spacing="compact" onClick={onOpenScans}>
          See the scans
        </Button>
      }
    >
      The effect is shown once a project was scanned. You can save now; the scan uses what is saved.
    </Message>
  );
}

function Band({
  icon,
  count,
  words,
}: {
  readonly icon: 'arrowUp' | 'arrowDown' | 'link' | 'unlink';
  readonly count: number;
  readonly words: string;
}) {
  return (
    <div>
      <dt className="pl-small pl-subtle">{words}</dt>
      <dd>
        <Icon name={icon} size={12} />
        <b>{wholeNumber(count)}</b>
      </dd>
    </div>
  );
}

function Movers({ movers }: { readonly movers: ChangePreview['movers'] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? movers : movers.slice(0, SHORT);
  return (
    <div>
      <h3 className="pl-heading">Top movers</h3>
      <ul className="ap-movers">
        {shown.map((mover) => (
          <li key={mover.issueKey}>
            <span className="ap-movers__words">
              <span className="ap-movers__summary">{mover.summary}</span>
              <span className="ap-movers__key pl-small">
                <IssueLink issueKey={mover.issueKey} />
                <span className="pl-subtle">{mover.measure}</span>
              </span>
            </span>
            <span className="ap-movers__change">
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
