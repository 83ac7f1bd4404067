import { useEffect, useState } from 'react';
import type { FaultControl } from '../faults';
import type { ShellUser } from '../session';
import { FaultPanel } from './fault-panel';
import { Icon } from './icons';
import { type Limits, LimitsPanel } from './limits-panel';

interface Entry {
  readonly id: number;
  readonly at: number;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly durationMs?: number;
  readonly points?: number;
  readonly ok: boolean;
}

interface Activity {
  readonly entries: readonly Entry[];
  readonly limits: Limits | null;
}

interface Stored {
  readonly rows: readonly { readonly key: string; readonly bytes: number }[];
  readonly total: number;
}

const KINDS = [
  ['all', 'All'],
  ['invocation', 'Invocations'],
  ['jira', 'Jira requests'],
  ['event', 'Events'],
  ['queue', 'Queue'],
  ['storage', 'Storage'],
  ['limits', 'Limits'],
  ['faults', 'Faults'],
] as const;

/** What the drawer shows: everything that happened, one kind of it, how the limits stand, or the fault switches. */
export type HoodTab = (typeof KINDS)[number][0];

const KEPT = 2000;
const SHOWN = 200;

/** What happened since the drawer opened, and before as far as the host still knows it; asked for once a second. */
function useActivity(): Activity {
  const [activity, setActivity] = useState<Activity>({ entries: [], limits: null });
  useEffect(() => {
    let since = 0;
    let stopped = false;
    const poll = async (): Promise<void> => {
      try {
        const response = await fetch(`/__forge/activity?since=${since}`);
        const answer = (await response.json()) as Activity;
        if (stopped) return;
        since = Math.max(since, ...answer.entries.map(({ id }) => id));
        setActivity((before) => ({
          entries: answer.entries.length === 0 ? before.entries : [...before.entries, ...answer.entries].slice(-KEPT),
          limits: answer.limits,
        }));
      } catch {
        // The host is being restarted; the next turn asks again.
      }
      if (!stopped) setTimeout(() => void poll(), 1000);
    };
    void poll();
    return () => {
      stopped = true;
    };
  }, []);
  return activity;
}

/** The keys that are stored now, read again after each write. */
function StoredRows({ lastWrite }: { readonly lastWrite: number }) {
  const [stored, setStored] = useState<Stored | null>(null);
  useEffect(() => {
    let current = true;
    fetch('/__forge/storage')
      .then((response) => response.json() as Promise<Stored>)
      .then(
        (answer) => current && setStored(answer),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [lastWrite]);
  if (stored === null) return null;
  const bytes = stored.rows.reduce((sum, row) => sum + row.bytes, 0);
  return (
    <>
      <h2>
        Stored now: {stored.total.toLocaleString()} keys
        {stored.rows.length < stored.total ? `, the first ${stored.rows.length} here` : ''},{' '}
        {Math.ceil(bytes / 1024).toLocaleString()} KiB
      </h2>
      <table className="stored">
        <tbody>
          {stored.rows.map((row) => (
            <tr key={row.key}>
              <td>
                <code>{row.key}</code>
              </td>
              <td className="number">{row.bytes.toLocaleString()} B</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Last writes</h2>
    </>
  );
}

function Line({ entry, detail }: { readonly entry: Entry; readonly detail: string }) {
  const points = entry.points ?? 0;
  return (
    <li className={entry.ok ? '' : 'bad'}>
      <time>{new Date(entry.at).toLocaleTimeString('en-GB')}</time>
      <span className="hood-kind">{entry.kind}</span>
      <code title={entry.title}>{entry.title}</code>
      <span className="quiet" title={detail}>
        {detail}
      </span>
      <span className="number points">{points === 0 ? '' : `${points} ${points === 1 ? 'point' : 'points'}`}</span>
      <span className="number">{entry.durationMs === undefined ? '' : `${entry.durationMs} ms`}</span>
    </li>
  );
}

/** What happens underneath: functions, Jira requests with their rate points, events, queue and storage. */
export function UnderTheHood({
  users,
  tab: shownKind,
  faultControl,
  onTab,
  onClose,
}: {
  readonly users: readonly ShellUser[];
  readonly tab: HoodTab;
  readonly faultControl: FaultControl;
  readonly onTab: (tab: HoodTab) => void;
  readonly onClose: () => void;
}) {
  const { entries, limits } = useActivity();
  const shown = entries.filter(({ kind }) => shownKind === 'all' || kind === shownKind);
  const named = (text: string): string =>
    users.reduce((words, { accountId, displayName }) => words.replaceAll(accountId, displayName), text);
  return (
    <section className="hood" aria-label="Under the hood">
      <header>
        <strong>Under the hood</strong>
        <span className="quiet">
          {limits === null
            ? ''
            : `${limits.pointsThisHour.toLocaleString()} of ${limits.pointsPerHour.toLocaleString()} rate points this hour`}
        </span>
        <div className="hood-tabs" role="group" aria-label="What to show">
          {KINDS.map(([kind, words]) => (
            <button key={kind} type="button" aria-pressed={shownKind === kind} onClick={() => onTab(kind)}>
              {words}
            </button>
          ))}
        </div>
        <button type="button" className="bare" aria-label="Close under the hood" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="hood-body" tabIndex={0} role="region" aria-label="Activity">
        {shownKind === 'storage' ? (
          <StoredRows lastWrite={entries.findLast(({ kind }) => kind === 'storage')?.id ?? 0} />
        ) : null}
        {shownKind === 'limits' ? <LimitsPanel limits={limits} /> : null}
        {shownKind === 'faults' ? <FaultPanel {...faultControl} /> : null}
        {shownKind === 'limits' || shownKind === 'faults' ? null : (
          <>
            <ol>
              {shown
                .slice(-SHOWN)
                .reverse()
                .map((entry) => (
                  <Line key={entry.id} entry={entry} detail={named(entry.detail)} />
                ))}
            </ol>
            {shown.length === 0 ? <p className="quiet pad">Nothing yet.</p> : null}
          </>
        )}
      </div>
    </section>
  );
}
