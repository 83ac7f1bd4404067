import type { ProjectView, ScanStatus } from '../../../src/contract/rpc';
import { DAY_MS, type Instant } from '../../../src/domain/ids';
import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { ago, dateTime, time, wholeNumber } from '../../shared/format';
import { messageFor } from '../../shared/messages';
import { isScanning } from '../hooks/use-project';
import { ScanProgress } from './scan-progress';

/** After this the last full scan is called old. Convention. */
const OLD_SCAN_MS = 2 * DAY_MS;

export interface ScanControl {
  readonly scanNow: (() => void) | null;
  readonly isStarting: boolean;
  readonly openSettings: (() => void) | null;
  /** Whether the viewer may know how many issues the project has. */
  readonly seesCounts: boolean;
}

/** The button that starts a scan, for those who may. */
export function ScanButton({
  control,
  label = 'Scan now',
}: {
  readonly control: ScanControl;
  readonly label?: string;
}) {
  if (control.scanNow === null) return null;
  return (
    <Button icon="refresh" disabled={control.isStarting} onClick={control.scanNow}>
      {control.isStarting ? 'Starting' : label}
    </Button>
  );
}

const FAILURES: Readonly<Record<NonNullable<ScanStatus['failure']>, string>> = {
  jira_unavailable: 'Jira did not answer for too long.',
  storage_unavailable: 'Forge, where Plumbline keeps its results, did not answer for too long.',
  forbidden: 'Jira says that Plumbline may not read this project.',
  field_missing: 'A field that the scores rest on no longer exists.',
  internal: 'This is a fault of Plumbline.',
};

/** Why a scan stopped, what is safe, and what to do. */
export function ScanFailedMessage({
  scan,
  control,
  shows,
}: {
  readonly scan: ScanStatus;
  readonly control: ScanControl;
  /** What stands below this message. */
  readonly shows: string;
}) {
  const base = scan.total === null ? wholeNumber(scan.read) : `${wholeNumber(scan.read)} of ${wholeNumber(scan.total)}`;
  const where = control.seesCounts ? ` at ${base} issues` : '';
  return (
    <Message
      appearance="error"
      title={`The scan stopped${where}`}
      actions={
        <>
          <ScanButton control={control} label="Scan again" />
          {scan.failure === 'field_missing' && control.openSettings !== null ? (
            <Button onClick={control.openSettings}>Map another field</Button>
          ) : null}
        </>
      }
    >
      {scan.failure === null ? 'The reason is not known.' : FAILURES[scan.failure]} {shows} Nothing stored was lost.
      {control.scanNow === null ? ' A project admin can scan again.' : ''}
    </Message>
  );
}

/** The scan waits, as Jira asked, and goes on by itself. */
export function ScanPausedMessage({
  scan,
  control,
  shows,
}: {
  readonly scan: ScanStatus;
  readonly control: ScanControl;
  readonly shows: string;
}) {
  const when = scan.resumesAt === null ? 'soon' : `at ${time(scan.resumesAt)}`;
  const base =
    scan.total === null || !control.seesCounts
      ? ''
      : ` ${wholeNumber(scan.read)} of ${wholeNumber(scan.total)} issues are read so far.`;
  return (
    <Message appearance="neutral" icon="pause" title={`Jira asked for a pause; the scan goes on by itself ${when}`}>
      {shows}
      {base} Nothing was lost.
    </Message>
  );
}

/** What the viewer must know of the scores below: how old, how complete, whose. */
export function ScanNotices({
  project,
  scan,
  scanFailure,
  rankFailure,
  onRetryRank,
  control,
  now,
}: {
  readonly project: ProjectView;
  readonly scan: ScanStatus;
  readonly scanFailure: Error | null;
  /** Why Jira's own order is not shown. */
  readonly rankFailure: Error | null;
  readonly onRetryRank: () => void;
  readonly control: ScanControl;
  readonly now: Instant;
}) {
  const { snapshot } = project;
  if (snapshot === null) return null;
  const shows = `Scores of ${dateTime(snapshot.completedAt)} are shown.`;
  const isOld = now - snapshot.completedAt > OLD_SCAN_MS && !isScanning(scan) && scan.phase !== 'paused';
  const rank = rankFailure === null ? null : messageFor(rankFailure);
  return (
    <div className="pp-notices">
      {isScanning(scan) ? (
        <Message appearance="info" icon="refresh" title="A scan is running">
          {shows} The page takes over the new ones by itself.
          <ScanProgress scan={scan} withCounts={control.seesCounts} />
        </Message>
      ) : null}
      {scan.phase === 'paused' ? <ScanPausedMessage scan={scan} control={control} shows={shows} /> : null}
      {scan.phase === 'failed' ? <ScanFailedMessage scan={scan} control={control} shows={shows} /> : null}
      {scanFailure === null ? null : (
        <Message appearance="warning" title="The progress of the scan is not known">
          {messageFor(scanFailure).cause} {shows}
        </Message>
      )}
      {project.rescoring ? (
        <Message appearance="info" icon="refresh" title="Scores are being made anew">
          The roadmap or the value model has changed. What you see is from before; the page follows by itself.
        </Message>
      ) : null}
      {isOld ? (
        <Message
          appearance="warning"
          icon="clock"
          title={`The last full scan was ${ago(snapshot.completedAt, now)}`}
          actions={control.scanNow === null ? undefined : <ScanButton control={control} />}
        >
          Numbers may have moved since.
          {control.scanNow === null ? ' A project admin can scan again.' : ''}
        </Message>
      ) : null}
      {rank === null ? null : (
        <Message
          appearance="warning"
          title="The order is that of the last scan"
          actions={
            <Button spacing="compact" onClick={onRetryRank}>
              Ask Jira again
            </Button>
          }
        >
          {rank.title}. {rank.cause} Items that were moved, closed or made since the last scan are not told apart.
        </Message>
      )}
      {project.seesEverything ? null : (
        <Message appearance="neutral" icon="lock" title="These totals are yours">
          They count only the issues that you may browse. Others may see more.
        </Message>
      )}
    </div>
  );
}
