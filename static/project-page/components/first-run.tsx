import type { ProjectView, ScanStatus } from '../../../src/contract/rpc';
import { EmptyState } from '../../shared/components/page-states';
import { isScanning } from '../hooks/use-project';
import { ScanButton, type ScanControl, ScanFailedMessage, ScanPausedMessage } from './scan-notices';
import { ScanProgress } from './scan-progress';

const REBUILDING: Readonly<Record<NonNullable<ProjectView['rebuilding']>, string>> = {
  damaged:
    'A part of the stored scores could not be read, so the project is read from Jira again. Nothing in Jira is lost.',
  earlierFormat:
    'The app was updated and stores scores in another form now, so the project is read from Jira once more.',
};
const FIRST_TIME = 'The first scores appear when the scan ends.';

/** The project before its first result: not begun, being read, waiting, or stopped. */
export function FirstRun({
  project,
  scan,
  control,
}: {
  readonly project: ProjectView;
  readonly scan: ScanStatus;
  readonly control: ScanControl;
}) {
  const nothingYet = 'There is no earlier result to show.';
  if (scan.phase === 'failed') return <ScanFailedMessage scan={scan} control={control} shows={nothingYet} />;
  if (scan.phase === 'paused') {
    return (
      <div className="pl-card pp-first">
        <ScanPausedMessage scan={scan} control={control} shows="The first result comes when the scan ends." />
        <ScanProgress scan={scan} withCounts={control.seesCounts} />
      </div>
    );
  }
  // `done` without a snapshot is the moment between the end of a scan and the next look at the project.
  if (isScanning(scan) || scan.phase === 'done') {
    return (
      <div className="pl-card pp-first" aria-live="polite">
        <h2 className="pl-heading">Plumbline is reading {project.projectName}</h2>
        <p className="pl-subtle">
          {project.rebuilding === null ? FIRST_TIME : REBUILDING[project.rebuilding]} You can leave this page; it goes
          on.
        </p>
        <ScanProgress scan={scan} withCounts={control.seesCounts} />
      </div>
    );
  }
  return (
    <div className="pl-card">
      <EmptyState
        title={`Plumbline has not read ${project.projectName} yet`}
        body={
          control.scanNow === null
            ? 'A scan reads every open issue once and scores it. A project admin can start it.'
            : 'A scan reads every open issue once and scores it. Nothing in Jira is changed.'
        }
        action={control.scanNow === null ? undefined : <ScanButton control={control} />}
      />
    </div>
  );
}
