import { wholeNumber } from '../../../shared/format';

/** Open issues that reach the item or anything below: now, and after saving where that differs. */
export function IssueCount({ before, after }: { readonly before: number; readonly after: number | null }) {
  if (after === null || after === before) return <b className="ap-count">{wholeNumber(before)}</b>;
  return (
    <span className={after === 0 ? 'ap-count ap-count--lost' : 'ap-count'}>
      <s>
        <span className="pl-hidden">was </span>
        {wholeNumber(before)}
      </s>{' '}
      <b>
        <span className="pl-hidden">after saving </span>
        {wholeNumber(after)}
      </b>
    </span>
  );
}
