import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { IssueLink } from '../components/issue-link';
import { Lozenge } from '../components/lozenge';
import { FailedState, LoadingState } from '../components/page-states';
import { RangeBar } from '../components/range-bar';
import { plural, range, sizeText, wholeNumber } from '../format';
import { useNow } from '../use-now';
import { useModel } from './model-context';
import { type SampleScore, sampleScores } from './sample-scores';

const SHOWN = 6;

/** Real items under the draft, worked out here while a slider moves: where each stood and where it stands now. */
export function SamplePanel() {
  const { model, base, sample, problems } = useModel();
  const now = useNow();
  const draft = useDeferredValue(model);
  const [isWhole, setIsWhole] = useState(false);
  const { rows, priors } = sample;
  const isScorable = problems.length === 0;
  const scored = useMemo(
    () => (rows === null || !isScorable ? null : sampleScores({ rows, base, draft, priors, now })),
    [rows, base, draft, priors, now, isScorable],
  );
  const shown = isWhole ? (scored ?? []) : (scored ?? []).slice(0, SHOWN);
  return (
    <section className="pl-card vm-box" aria-label="Sample items">
      <h2 className="pl-heading">On sample items</h2>
      {rows === null ? (
        sample.failure === null ? (
          <LoadingState label="Loading sample items" rows={3} />
        ) : (
          <FailedState failure={sample.failure} onRetry={sample.retry} />
        )
      ) : rows.length === 0 ? (
        <p className="pl-subtle">No item is scanned yet. After the first scan, every edit is tried here at once.</p>
      ) : scored === null ? (
        <p className="pl-subtle">Mend what is marked, and the sample is scored again.</p>
      ) : (
        <>
          <p className="pl-subtle" role="status">
            {verdict(scored, base !== model)}
          </p>
          <ul className="vm-sample">
            {shown.map((score) => (
              <SampleRow key={score.row.issueId} score={score} isDraft={base !== model} />
            ))}
          </ul>
          {scored.length > SHOWN ? (
            <Button appearance="link" spacing="compact" onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? 'Show fewer' : `All ${scored.length} sample items`}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function verdict(scored: readonly SampleScore[], isDraft: boolean): string {
  if (!isDraft) return `${plural(scored.length, 'item')} under the model in force. Edits are tried here at once.`;
  const moved = scored.filter((score) => score.bandBefore !== score.bandAfter).length;
  const total = plural(scored.length, 'sample item');
  return moved === 0
    ? `None of ${total} changes band.`
    : `${wholeNumber(moved)} of ${total} ${moved === 1 ? 'changes' : 'change'} band.`;
}

const NO_BAND = 'not enough data';

function SampleRow({ score, isDraft }: { readonly score: SampleScore; readonly isDraft: boolean }) {
  const { row, before, after, bandBefore, bandAfter, native } = score;
  return (
    <li className="vm-sample__row">
      <span className="vm-sample__words">
        <span className="vm-sample__summary">{row.summary}</span>
        <span className="pl-small">
          <IssueLink issueKey={row.issueKey} />
        </span>
      </span>
      <span className="vm-sample__bars">
        {isDraft ? (
          <RangeBar value={before.value} low={before.low} high={before.high} stale label="Value before" />
        ) : null}
        <RangeBar value={after.value} low={after.low} high={after.high} label={isDraft ? 'Value after' : 'Value'} />
      </span>
      <span className="vm-sample__score">
        {isDraft && numberOf(before) !== numberOf(after) ? (
          <span className="pl-subtle">
            <span className="pl-hidden">from </span>
            {numberOf(before)} <Icon name="right" size={12} />
            <span className="pl-hidden">to</span>
          </span>
        ) : null}{' '}
        <b>{numberOf(after)}</b>
        {native === null || native.score === null ? null : (
          <span className="pl-small pl-subtle">
            {' '}
            {native.name} {sizeText(native.score)}
          </span>
        )}
        {bandBefore === bandAfter ? null : (
          <Lozenge tone={bandAfter === null ? 'warning' : 'info'}>
            {bandBefore ?? NO_BAND} → {bandAfter ?? NO_BAND}
          </Lozenge>
        )}
      </span>
    </li>
  );
}

function numberOf({ value, low, high }: SampleScore['after']): string {
  return value === null ? range({ low, high }) : wholeNumber(Math.round(value));
}
