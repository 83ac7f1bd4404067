import type { ScoreProperty } from '../contract/issue-property';
import type { ScanStatus } from '../contract/rpc';
import type { Instant, IssueId, ProjectId, RuleId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { FieldOptions } from './field-option-store';
import type { FieldPlan } from './issue-source';

/** One moment by two clocks, either of which may be wrong; only the time between two readings of one clock counts. */
export interface ClockReading {
  readonly ours: Instant;
  /** Jira's own; null where its answers did not tell. */
  readonly jira: Instant | null;
}

/** Where a scan is: what the status shows, and the checkpoint to go on from. */
export interface ScanState extends ScanStatus {
  readonly scanId: string;
  /** `prepare`: fields and proposed model; `plan`: what to read; `check`: whether the changes suffice. */
  readonly step: 'prepare' | 'plan' | 'read' | 'check' | 'match' | 'ancestors' | 'score' | 'write' | 'finished';
  readonly pageToken: string | null;
  /** How many pages of issues are stored. */
  readonly pages: number;
  /** When this state was last written. */
  readonly movedAt: Instant;
  /** Somebody, or what was found while reading, wants every issue read. */
  readonly wholeAsked: boolean;
  /** Mode `changes`: how many minutes back to read. */
  readonly sinceMinutes: number | null;
  /** Issues of the project as Jira counts them, roughly. */
  readonly expected: number | null;
  /** When the first page of this scan was asked for. */
  readonly beganAt: ClockReading | null;
  /** `beganAt` of the last scan that finished, and of the last whole one. */
  readonly lastRead: ClockReading | null;
  readonly lastWhole: ClockReading | null;
  /** When every rule was last asked for the whole project. */
  readonly matchedAt: Instant | null;
  /** The chain of invocations that goes on with the scan, and until when others leave it alone. */
  readonly leg: string;
  readonly leaseUntil: Instant | null;
  /** Time spent working on it, without pauses. */
  readonly workedMs: number;
  /** How often the writing was gone through again for issues that Jira put off. */
  readonly writeRounds: number;
}

/** What a scan asks of every page; the model may change while it reads. */
export interface ScanPlan {
  readonly plan: FieldPlan;
  /** Fields whose options are noted with their names. */
  readonly optionFieldIds: readonly string[];
}

/** One stored page of a scan: the issues as read, and the score property each had in Jira. */
export interface ScanPage {
  readonly readAt: Instant;
  /** The fields that were asked for. */
  readonly fieldIds: readonly string[];
  /** Names of the options met: field id -> option id -> name. */
  readonly options: FieldOptions;
  readonly issues: readonly { readonly facts: IssueFacts; readonly storedScore: ScoreProperty | null }[];
}

/**
 * What a scan asked Jira beside the issues. `queries`: the rules that were asked, with their query; `partial`: those that
 * were asked for the issues that were read only.
 */
export interface ScanMatches {
  readonly partial: readonly RuleId[];
  readonly queries: Readonly<Record<string, string>>;
  readonly matches: Readonly<Record<RuleId, readonly IssueId[]>>;
}

/** Scans under way: one state per project, and the pages read so far, so that a killed consumer goes on where it was. */
export interface ScanStore {
  readonly find: (projectId: ProjectId) => Promise<ScanState | undefined>;
  readonly list: () => Promise<readonly ScanState[]>;
  readonly save: (state: ScanState) => Promise<void>;
  readonly savePlan: (state: ScanState, plan: ScanPlan) => Promise<void>;
  readonly loadPlan: (state: ScanState) => Promise<ScanPlan>;
  readonly savePage: (state: ScanState, index: number, page: ScanPage) => Promise<void>;
  readonly loadPage: (state: ScanState, index: number) => Promise<ScanPage>;
  readonly saveMatches: (state: ScanState, matches: ScanMatches) => Promise<void>;
  readonly loadMatches: (state: ScanState) => Promise<ScanMatches>;
  readonly saveAncestors: (state: ScanState, ancestors: readonly EvidenceFacts[]) => Promise<void>;
  readonly loadAncestors: (state: ScanState) => Promise<readonly EvidenceFacts[]>;
  /** Deletes plan, pages, matches and ancestors, not the state. */
  readonly deletePages: (state: ScanState) => Promise<void>;
}
