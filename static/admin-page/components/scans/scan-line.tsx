import type { RpcOutput, ScanStatus } from '../../../../src/contract/rpc';
import type { Instant } from '../../../../src/domain/ids';
import { ActionMenu } from '../../../shared/components/action-menu';
import { Button } from '../../../shared/components/button';
import { Freshness } from '../../../shared/components/freshness';
import type { IconName } from '../../../shared/components/icons';
import { Lozenge, type LozengeTone } from '../../../shared/components/lozenge';
import { ago, dateTime, duration, plural, time, wholeNumber } from '../../../shared/format';
import { useNow } from '../../../shared/use-now';

const PHASES: Readonly<
  Record<ScanStatus['phase'], { readonly words: string; readonly tone: LozengeTone; readonly icon: IconName }>
> = {
  never: { words: 'Not scanned yet', tone: 'outline', icon: 'minus' },
  queued: { words: 'Waiting', tone: 'quiet', icon: 'clock' },
  reading: { words: 'Reading', tone: 'info', icon: 'refresh' },
  scoring: { words: 'Scoring', tone: 'info', icon: 'refresh' },
  done: { words: 'Done', tone: 'good', icon: 'check' },
  paused: { words: 'Paused by Jira', tone: 'quiet', icon: 'pause' },
  failed: { words: 'Stopped', tone: 'danger', icon: 'error' },
};

const STORED_ONLY = { words: 'Read by an earlier version', tone: 'quiet', icon: 'clock' } as const;

const FAILURES: Readonly<Record<NonNullable<ScanStatus['failure']>, string>> = {
  jira_unavailable: 'Jira did not answer. Earlier results are kept. Scan again in a few minutes.',
  storage_unavailable: 'The storage of Forge did not answer. Earlier results are kept. Scan again in a few minutes.',
  forbidden:
    'Plumbline may not browse this project. Give its app user the Browse projects permission, then scan again.',
  field_missing: 'A field of the value model no longer exists. Choose another one under Value model, then scan again.',
  internal: 'A fault of Plumbline. Earlier results are kept. Scan again; if it stays, look into the app log.',
};

/** One project's scan: its state in words, how far it is, and what to do where it stopped. */
export function ScanLine({
  scan,
  freshness,
  isRunning,
  isStarting,
  onStart,
}: {
  readonly scan: ScanStatus;
  /** Undefined where nothing is stored yet. */
  readonly freshness: RpcOutput<'admin.scans'>['freshness'][number] | undefined;
  readonly isRunning: boolean;
  readonly isStarting: boolean;
  readonly onStart: (mode: ScanStatus['mode']) => void;
}) {
  const now = useNow();
  // Stored by an earlier version of the app, whose note of the scan says nothing to this one.
  const isStoredOnly = scan.phase === 'never' && freshness !== undefined;
  const phase = isStoredOnly ? STORED_ONLY : PHASES[scan.phase];
  return (
    <div role="row" className="ap-scans__row">
      <div role="rowheader" className="ap-scans__project">
        <span className="pl-strong">{scan.projectName}</span>
        <span className="pl-small pl-subtle">{scan.projectKey}</span>
      </div>
      <div role="cell" className="ap-scans__state">
        <Lozenge tone={phase.tone} icon={phase.icon}>
          {phase.words}
        </Lozenge>
        <span className="pl-small pl-subtle">{timesOf(scan, now)}</span>
      </div>
      <div role="cell" className="ap-scans__read">
        {isRunning || scan.phase === 'paused' ? (
          <progress
            className="ap-progress"
            aria-label={`Issues of ${scan.projectName} read`}
            max={Math.max(scan.total ?? 1, 1)}
            {...(scan.total === null ? {} : { value: scan.read })}
          />
        ) : null}
        {isStoredOnly ? null : <span className="pl-small">{readWords(scan)}</span>}
        {freshness === undefined ? null : (
          <Freshness
            scored={freshness.scored}
            total={isRunning ? null : scan.total}
            oldestScoredAt={freshness.oldestScoredAt}
          />
        )}
      </div>
      <div role="cell" className="pl-row ap-scans__actions">
        <Button
          spacing="compact"
          disabled={isRunning || isStarting}
          aria-label={`Scan now: ${scan.projectName}`}
          onClick={() => onStart('changes')}
        >
          Scan now
        </Button>
        {isRunning || isStarting || scan.phase === 'never' ? null : (
          <ActionMenu
            label={`More about ${scan.projectName}`}
            actions={[{ label: wholeWords(scan), icon: 'refresh', onSelect: () => onStart('whole') }]}
          />
        )}
      </div>
      {scan.failure === null ? null : <p className="ap-scans__failure">{FAILURES[scan.failure]}</p>}
    </div>
  );
}

function timesOf(scan: ScanStatus, now: Instant): string {
  if (scan.phase === 'paused' && scan.resumesAt !== null) {
    return `Jira asked us to slow down. Goes on by itself at ${time(scan.resumesAt)}; nothing is lost.`;
  }
  if (scan.phase === 'done' && scan.endedAt !== null) {
    const took = scan.startedAt === null ? '' : `, took ${duration(scan.endedAt - scan.startedAt)}`;
    return `${ago(scan.endedAt, now)}${took}`;
  }
  if (scan.phase === 'failed' && scan.endedAt !== null) return dateTime(scan.endedAt);
  return scan.startedAt === null ? '' : `started ${ago(scan.startedAt, now)}`;
}

function readWords(scan: ScanStatus): string {
  if (scan.phase === 'never') return 'Nothing read yet';
  if (scan.total === null) return scan.read > 0 ? `${wholeNumber(scan.read)} so far` : 'Counting';
  return scan.phase === 'done'
    ? `${wholeNumber(scan.read)} issues`
    : `${wholeNumber(scan.read)} of ${wholeNumber(scan.total)}`;
}

/** Every issue costs Jira about one rate point to read. */
function wholeWords({ total }: ScanStatus): string {
  return total === null ? 'Read every issue again' : `Read every issue again (about ${plural(total, 'rate point')})`;
}
