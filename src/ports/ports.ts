import type { ChangeStore } from './change-store';
import type { Clock } from './clock';
import type { FieldOptionStore } from './field-option-store';
import type { HistoryStore } from './history-store';
import type { InputStore } from './input-store';
import type { IssueSource } from './issue-source';
import type { Log } from './log';
import type { ModelStore, PriorStore, ProposedModelStore } from './model-store';
import type { OutcomeStore } from './outcome-store';
import type { Permissions } from './permissions';
import type { PointsLedger } from './points-ledger';
import type { ProjectSettingsStore } from './project-settings-store';
import type { RatingStore } from './rating-store';
import type { RoadmapIssueStore, RoadmapStore } from './roadmap-store';
import type { RuleMatcher } from './rule-matcher';
import type { RunLog } from './run-log';
import type { ScanStore } from './scan-store';
import type { ScoreStore } from './score-store';
import type { FieldCatalog, LinkTypeCatalog, PeopleNames, PriorityCatalog, ProjectCatalog } from './site-catalog';
import type { SnapshotStore } from './snapshot-store';
import type { WorkMeter } from './work-meter';
import type { WorkQueue } from './work-queue';

/** Everything that use cases may ask; made once per invocation, so that permissions and points belong to one caller. */
export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  /** Ids of ours: generations, scans. */
  readonly newId: () => string;
  /** Names this invocation in logs, errors and the work it queues. */
  readonly traceId: string;
  readonly permissions: Permissions;
  readonly roadmaps: RoadmapStore;
  readonly roadmapIssues: RoadmapIssueStore;
  readonly models: ModelStore;
  readonly proposedModels: ProposedModelStore;
  readonly priors: PriorStore;
  readonly settings: ProjectSettingsStore;
  readonly snapshots: SnapshotStore;
  readonly scans: ScanStore;
  readonly changes: ChangeStore;
  readonly scores: ScoreStore;
  readonly inputs: InputStore;
  readonly ratings: RatingStore;
  readonly history: HistoryStore;
  readonly outcomes: OutcomeStore;
  readonly issues: IssueSource;
  readonly rules: RuleMatcher;
  readonly fields: FieldCatalog;
  readonly fieldOptions: FieldOptionStore;
  readonly linkTypes: LinkTypeCatalog;
  readonly priorities: PriorityCatalog;
  readonly projects: ProjectCatalog;
  readonly people: PeopleNames;
  readonly ledger: PointsLedger;
  readonly meter: WorkMeter;
  readonly runs: RunLog;
  readonly queue: WorkQueue;
}
