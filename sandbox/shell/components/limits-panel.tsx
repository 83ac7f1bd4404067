/** How Jira's limits stand, as the host counts them. */
export interface Limits {
  readonly pointsThisHour: number;
  readonly pointsPerHour: number;
  readonly resetsAt: number;
  readonly buckets: readonly {
    readonly endpoint: string;
    readonly perSecond: number;
    readonly left: number;
    readonly leastLeft: number;
  }[];
  readonly faultyAnswers: readonly {
    readonly at: number;
    readonly method: string;
    readonly path: string;
    readonly via: string;
    readonly status: number;
    readonly reason: string;
  }[];
}

const SHOWN_BUCKETS = 12;
const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB');

function Buckets({ buckets }: Pick<Limits, 'buckets'>) {
  return (
    <table className="limits">
      <caption>Bursts: requests a second, per endpoint</caption>
      <thead>
        <tr>
          <th scope="col">Endpoint</th>
          <th scope="col" className="number">
            Allowed
          </th>
          <th scope="col" className="number">
            Most used
          </th>
          <th scope="col" className="number">
            Left now
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets.slice(0, SHOWN_BUCKETS).map(({ endpoint, perSecond, left, leastLeft }) => (
          <tr key={endpoint}>
            <td>
              <code>{endpoint}</code>
            </td>
            <td className="number">{perSecond}</td>
            <td className="number">{perSecond - leastLeft}</td>
            <td className="number">{left}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Points of the hour, bursts, and the last requests that were refused or spoilt. */
export function LimitsPanel({ limits }: { readonly limits: Limits | null }) {
  if (limits === null) return <p className="quiet pad">Loading…</p>;
  const { pointsThisHour, pointsPerHour, resetsAt, buckets, faultyAnswers } = limits;
  return (
    <div className="limit-parts">
      <section>
        <h2>Points of this hour</h2>
        <progress aria-label="Points spent" max={Math.max(1, pointsPerHour)} value={pointsThisHour} />
        <p className="quiet">
          {pointsThisHour.toLocaleString('en')} of {pointsPerHour.toLocaleString('en')} spent by functions; anew at{' '}
          {clock(resetsAt)}. Browsers and tokens spend none.
        </p>
        <h2>Refused or spoilt</h2>
        {faultyAnswers.length === 0 ? <p className="quiet">Nothing so far.</p> : null}
        <ol className="faulty">
          {faultyAnswers.map(({ at, method, path, via, status, reason }, index) => (
            <li key={`${at}:${index}`}>
              <time>{clock(at)}</time> <strong>{status === 0 ? 'no answer' : status}</strong> {reason}
              <code>
                {method} {path}
              </code>{' '}
              <span className="quiet">by {via}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>{buckets.length === 0 ? null : <Buckets buckets={buckets} />}</section>
    </div>
  );
}
