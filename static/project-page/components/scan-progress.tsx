import type { ScanStatus } from '../../../src/contract/rpc';
import { wholeNumber } from '../../shared/format';

const PHASES: Readonly<Record<ScanStatus['phase'], string>> = {
  never: 'Not started',
  queued: 'Waiting for its turn',
  reading: 'Reading',
  scoring: 'Scoring',
  paused: 'Paused',
  done: 'Done',
  failed: 'Stopped',
};

/** How far a scan has come, as a bar and in words. Counts tell of hidden issues, so not everyone is shown them. */
export function ScanProgress({ scan, withCounts }: { readonly scan: ScanStatus; readonly withCounts: boolean }) {
  const { read, total } = scan;
  const share = total === null || total === 0 ? null : Math.min(100, Math.round((read / total) * 100));
  const amount =
    total === null ? `${wholeNumber(read)} issues` : `${wholeNumber(read)} of ${wholeNumber(total)} issues`;
  const words = scan.phase === 'queued' || !withCounts ? PHASES[scan.phase] : `${PHASES[scan.phase]}, ${amount}`;
  return (
    <div className="pp-progress">
      <div
        className={share === null ? 'pp-progress-bar pp-progress-bar--open' : 'pp-progress-bar'}
        role="progressbar"
        aria-label="Scan"
        aria-valuetext={words}
        {...(share === null ? {} : { 'aria-valuenow': share, 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <span className="pp-progress-fill" style={{ width: `${share ?? 100}%` }} />
      </div>
      <span className="pl-small pl-subtle">{words}</span>
    </div>
  );
}
