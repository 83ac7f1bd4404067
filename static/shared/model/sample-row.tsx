import { Icon } from '../components/icons';
import { IssueLink } from '../components/issue-link';
import { Lozenge } from '../components/lozenge';
import { RangeBar } from '../components/range-bar';
import { range, sizeText, wholeNumber } from '../format';
import type { SampleScore } from './sample-scores';

const NO_BAND = 'not enough data';

/** One item of the sample: where it stood and where it stands under the draft. */
export function SampleRow({ score, isDraft }: { readonly score: SampleScore; readonly isDraft: boolean }) {
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
