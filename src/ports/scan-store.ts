import type { ScoreProperty } from '../contract/issue-property';
import type { ScanStatus } from '../contract/rpc';
import type { Instant, IssueId, ProjectId, RuleId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { FieldOptions } from './field-option-store';

/** Where a scan is: what the status shows, and the checkpoint to go on from. */
export interface ScanState extends ScanStatus {
  readonly scanId: string;
  readonly step: 'read' | 'match' | 'ancestors' | 'score' | 'write' | 'finished';
  readonly pageToken: string | null;
  /** How many pages of issues are stored. */
  readonly pages: number;
  /** When this state was last written. */
  readonly movedAt: Instant;
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

/** What a scan asked Jira beside the issues. `queries`: the rules that were asked, with their query. */
export interface ScanMatches {
  readonly queries: Readonly<Record<string, string>>;
  readonly matches: Readonly<Record<RuleId, readonly IssueId[]>>;
}

/** Scans under way: one state per project, and the pages read so far, so that a killed consumer goes on where it was. */
export interface ScanStore {
  readonly find: (projectId: ProjectId) => Promise<ScanState | undefined>;
  readonly list: () => Promise<readonly ScanState[]>;
  readonly save: (state: ScanState) => Promise<void>;
  readonly savePage: (state: ScanState, index: number, page: ScanPage) => Promise<void>;
  readonly loadPage: (state: ScanState, index: number) => Promise<ScanPage>;
  readonly saveMatches: (state: ScanState, matches: ScanMatches) => Promise<void>;
  readonly loadMatches: (state: ScanState) => Promise<ScanMatches>;
  readonly saveAncestors: (state: ScanState, ancestors: readonly EvidenceFacts[]) => Promise<void>;
  readonly loadAncestors: (state: ScanState) => Promise<readonly EvidenceFacts[]>;
  /** Deletes pages, matches and ancestors, not the state. */
  readonly deletePages: (state: ScanState) => Promise<void>;
}
