import { useState } from 'react';
import type { HistoryEntry, IssueView } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { FailedState } from '../../shared/components/page-states';
import { dateTime, plural, range, wholeNumber } from '../../shared/format';
import { useNow } from '../../shared/use-now';
import { ALIGNMENT_STATE_WORDS } from '../../shared/words';
import { causesWords } from '../cause-words';
import { useHistory } from '../use-history';
import { HistoryChart } from './history-chart';

const FIRST_SHOWN = 8;

function valueWords({ value, low, high }: HistoryEntry): string {
  return value === null ? `unknown (${range({ low, high })})` : wholeNumber(Math.round(value));
}

function alignmentWords({ alignment, state }: HistoryEntry): string {
  return alignment === null ? ALIGNMENT_STATE_WORDS[state].toLowerCase() : wholeNumber(Math.round(alignment));
}

/** From where to where; a number that did not move is not told twice. */
function moveWords(entry: HistoryEntry, before: HistoryEntry | undefined): string {
  const value = valueWords(entry);
  const alignment = alignmentWords(entry);
  if (before === undefined) return `Value ${value}, alignment ${alignment}`;
  const parts = [
    { name: 'Value', from: valueWords(before), to: value },
    { name: 'Alignment', from: alignmentWords(before), to: alignment },
  ].filter(({ from, to }) => from !== to);
  if (parts.length > 0) return parts.map(({ name, from, to }) => `${name} ${from} → ${to}`).join(', ');
  const [from, to] = [range(before), range(entry)];
  return from === to ? `Value ${value}, as before` : `Value ${value}, range ${from} → ${to}`;
}

function Moves({ view, entries }: { readonly view: IssueView; readonly entries: readonly HistoryEntry[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const hidden = isWhole ? 0 : Math.max(0, entries.length - FIRST_SHOWN);
  return (
    <>
      <ol className="ip-moves" aria-label="Moves, newest first">
        {entries.slice(0, entries.length - hidden).map((entry, index) => (
          // Two entries may be of one moment.
          <li key={index}>
            <span className="pl-subtle">{dateTime(entry.at)}</span>
            <span className="pl-strong">{moveWords(entry, entries[index + 1])}</span>
            <span>{causesWords(view, entry.causes)}</span>
          </li>
        ))}
      </ol>
      {hidden === 0 ? null : (
        <Button className="ip-fit" appearance="link" spacing="compact" onClick={() => setIsWhole(true)}>
          Show {plural(hidden, 'earlier move')}
        </Button>
      )}
    </>
  );
}

/** When and why the scores moved; read only when it is opened. [V7] */
export function HistorySection({ view }: { readonly view: IssueView }) {
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const { entries, failure, retry } = useHistory(view.issueId, view.scoredAt, isOpen);
  return (
    <section className="ip-section" aria-labelledby="ip-history">
      <h2 id="ip-history" className="ip-title ip-title--last">
        <button
          type="button"
          className="ip-disclosure"
          aria-expanded={isOpen}
          aria-controls="ip-history-body"
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          History
        </button>
        <span className="ip-title__more">When and why the score moved</span>
      </h2>
      <div id="ip-history-body" hidden={!isOpen}>
        {failure !== null ? (
          <FailedState failure={failure} onRetry={retry} />
        ) : entries === null ? (
          <div role="status" aria-label="Reading the history" className="ip-stack">
            <span className="pl-skeleton ip-chart__plot" />
            <span className="pl-skeleton" style={{ height: 20 }} />
          </div>
        ) : entries.length === 0 ? (
          <p className="pl-subtle">No move is on record yet. From now on each one is kept here with its cause.</p>
        ) : (
          <div className="ip-stack">
            {entries.length > 1 ? <HistoryChart entries={entries} now={now} /> : null}
            <Moves view={view} entries={entries} />
          </div>
        )}
      </div>
    </section>
  );
}
