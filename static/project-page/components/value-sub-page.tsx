import { useMemo } from 'react';
import type { ProjectView } from '../../../src/contract/rpc';
import { isInBacklog } from '../../../src/domain/backlog/backlog-membership';
import type { Instant } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { openModule } from '../../shared/host';
import { CalibrationCard } from './value/calibration-card';
import { DisagreementCard } from './value/disagreement-card';
import { InputsCard } from './value/inputs-card';
import { ModelFindingsList } from './value/model-findings-list';
import { SettlingCard } from './value/settling-card';

/** How far the values can be trusted, and the few answers that would settle the top of the backlog. */
export function ValueSubPage({
  project,
  rows,
  typeNames,
  now,
}: {
  readonly project: ProjectView;
  /** What the viewer sees, in Jira's order. */
  readonly rows: readonly ScoredIssue[];
  readonly typeNames: ReadonlyMap<string, string>;
  readonly now: Instant;
}) {
  const backlog = useMemo(() => rows.filter(isInBacklog), [rows]);
  const onOpenModel = project.canAdminister ? () => void openModule('plumbline-settings', project.projectKey) : null;
  return (
    <>
      <ModelFindingsList findings={project.modelFindings} onOpenModel={onOpenModel} />
      <div className="pp-columns pp-columns--value">
        <SettlingCard project={project} rows={backlog} now={now} typeNames={typeNames} />
        <div className="pp-column">
          <InputsCard project={project} rows={backlog} now={now} onOpenModel={onOpenModel} />
          <DisagreementCard project={project} rows={backlog} />
          <CalibrationCard project={project} />
        </div>
      </div>
    </>
  );
}
