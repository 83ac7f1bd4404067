import { useEffect, useState } from 'react';
import { Icon } from './icons';

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
  readonly pointsThisHour: number;
}

interface StoredRow {
  readonly key: string;
  readonly bytes: number;
  readonly updatedAt: number;
}

const TABS = [
  ['all', 'All'],
  ['invocation', 'Invocations'],
  ['jira', 'Jira requests'],
  ['event', 'Events'],
  ['queue', 'Queue'],
  ['storage', 'Storage'],
] as const;

const KEPT = 500;

function useActivity(): Activity {
  const [activity, setActivity] = useState<Activity>({ entries: [], pointsThisHour: 0 });
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
          entries: [...before.entries, ...answer.entries].slice(-KEPT),
          pointsThisHour: answer.pointsThisHour,
        }));
      } finally {
        if (!stopped) setTimeout(() => void poll(), 1000);
      }
    };
    void poll();
    return () => {
      stopped = true;
    };
  }, []);
  return activity;
}

function StoredRows() {
  const [rows, setRows] = useState<readonly StoredRow[]>([]);
  useEffect(() => {
    void fetch('/__forge/storage')
      .then((response) => response.json() as Promise<{ rows: StoredRow[] }>)
      .then((answer) => setRows(answer.rows));
  }, []);
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  return (
    <table className="plain small">
      <caption>
        {rows.length} keys, {Math.round(bytes / 1024)} KiB
      </caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>
              <code>{row.key}</code>
            </td>
            <td className="number">{row.bytes} B</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What happens underneath: functions, Jira requests with their rate points, events, queue and storage. */
export function UnderTheHood({ onClose }: { readonly onClose: () => void }) {
  const [tab, setTab] = useState<string>('all');
  const { entries, pointsThisHour } = useActivity();
  const shown = entries
    .filter(({ kind }) => tab === 'all' || kind === tab)
    .slice(-200)
    .reverse();
  return (
    <section className="hood" aria-label="Under the hood">
      <header>
        <strong>Under the hood</strong>
        <span className="quiet">{pointsThisHour.toLocaleString()} of 65,000 rate points this hour</span>
        <div className="hood-tabs" role="tablist" aria-label="Kind of activity">
          {TABS.map(([key, text]) => (
            <button key={key} type="button" role="tab" aria-selected={tab === key} onClick={() => setTab(key)}>
              {text}
            </button>
          ))}
        </div>
        <button type="button" className="bare" aria-label="Close under the hood" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="hood-body" tabIndex={0} role="tabpanel" aria-label="Activity">
        {tab === 'storage' ? <StoredRows /> : null}
        <ol>
          {shown.map((entry) => (
            <li key={entry.id} className={entry.ok ? '' : 'bad'}>
              <time>{new Date(entry.at).toLocaleTimeString()}</time>
              <span className="hood-kind">{entry.kind}</span>
              <code>{entry.title}</code>
              <span className="quiet">{entry.detail}</span>
              <span className="number">
                {entry.points === undefined || entry.points === 0 ? '' : `${entry.points} points `}
                {entry.durationMs === undefined ? '' : `${Math.round(entry.durationMs)} ms`}
              </span>
            </li>
          ))}
        </ol>
        {shown.length === 0 && tab !== 'storage' ? <p className="quiet pad">Nothing yet.</p> : null}
      </div>
    </section>
  );
}
