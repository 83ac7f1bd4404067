import { useMemo, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { wholeNumber } from '../../../shared/format';
import type { DraftChange } from '../../../shared/model/compare-lists';
import { changeWords, namesFrom } from '../../draft/change-words';
import type { Draft } from '../../draft/draft-state';
import { useDraft } from '../../hooks/use-draft';

const SHORT = 4;

/** Differences in words, the earlier value struck through. */
export function ChangeList({
  changes,
  drafts,
  limit = SHORT,
}: {
  readonly changes: readonly DraftChange[];
  /** Where titles are looked up; the draft and its base unless said otherwise. */
  readonly drafts?: readonly Draft[];
  readonly limit?: number;
}) {
  const { state, view } = useDraft();
  const [isWhole, setIsWhole] = useState(false);
  const names = useMemo(
    () => namesFrom(drafts ?? [state.base, state.draft], view),
    [drafts, state.base, state.draft, view],
  );
  const shown = isWhole ? changes : changes.slice(0, limit);
  return (
    <div className="ap-changes">
      <ul>
        {shown.map((change) => {
          const words = changeWords(change, names);
          return (
            <li key={`${change.subject}/${change.id}/${change.field ?? change.kind}`}>
              {change.field === 'title' ? (
                <span className="pl-strong">Renamed </span>
              ) : (
                <>
                  <span className="pl-strong">{words.name || 'Unnamed'}</span>
                  {words.what === '' ? ': ' : ` ${words.what} `}
                </>
              )}
              {words.before === null ? null : (
                <>
                  <s>
                    <span className="pl-hidden">from </span>
                    {words.before}
                  </s>{' '}
                  <span aria-hidden="true">→</span>
                  <span className="pl-hidden">to</span> {words.after}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {changes.length > shown.length ? (
        <Button appearance="link" spacing="compact" onClick={() => setIsWhole(true)}>
          All {wholeNumber(changes.length)} changes
        </Button>
      ) : null}
    </div>
  );
}
