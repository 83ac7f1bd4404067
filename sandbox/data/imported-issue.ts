import type { AdfDocument, Json } from '../jira/site-records';
import type { Place } from './import-refusal';

export type StatusCategory = 'new' | 'indeterminate' | 'done';

/** A person as a file names them; servers export names, Cloud exports account ids beside them. */
export interface ImportedPerson {
  readonly accountId: string | null;
  readonly name: string | null;
}

export interface ImportedSprint {
  readonly name: string;
  /** Null where the file does not say; then it is worked out from the issues. */
  readonly state: 'closed' | 'active' | 'future' | null;
  readonly goal: string;
  readonly startAt: number | null;
  readonly endAt: number | null;
  readonly completeAt: number | null;
}

export interface ImportedVersion {
  readonly name: string;
  /** Null where the file does not say. */
  readonly released: boolean | null;
  readonly releaseDate: string | null;
}

export interface ImportedLink {
  readonly typeName: string;
  readonly inwardWords: string | null;
  readonly outwardWords: string | null;
  /** Which end the other issue stands at. */
  readonly direction: 'inward' | 'outward';
  readonly otherKey: string;
}

/** One issue of a file, whatever its format, before it has ids of this site. */
export interface ImportedIssue {
  /** Where it begins, its key and its parent stand, for refusals. */
  readonly places: { readonly row: Place; readonly key: Place; readonly parent: Place };
  readonly externalId: string | null;
  readonly key: string;
  readonly projectName: string | null;
  readonly projectType: string | null;
  readonly typeName: string;
  /** Null where only the name of the type is known. */
  readonly hierarchyLevel: number | null;
  readonly statusName: string;
  readonly statusCategory: StatusCategory | null;
  readonly priorityName: string | null;
  readonly resolutionName: string | null;
  readonly summary: string;
  readonly description: AdfDocument | null;
  readonly reporter: ImportedPerson | null;
  readonly creator: ImportedPerson | null;
  readonly assignee: ImportedPerson | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly resolvedAt: number | null;
  readonly statusChangedAt: number | null;
  readonly dueDate: string | null;
  /** The parent by key or by the id that it has in the file; the first that the file holds counts. */
  readonly parentRefs: readonly string[];
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly versions: readonly ImportedVersion[];
  readonly sprints: readonly ImportedSprint[];
  readonly links: readonly ImportedLink[];
  readonly votes: number;
  readonly watcherCount: number;
  readonly watchers: readonly ImportedPerson[];
  readonly rank: string | null;
  readonly securityLevelName: string | null;
  readonly originalEstimateSeconds: number | null;
  /** Custom field values by field id of this site. */
  readonly custom: Readonly<Record<string, Json>>;
  readonly comments: readonly {
    readonly author: ImportedPerson | null;
    readonly createdAt: number | null;
    readonly body: AdfDocument;
  }[];
}

/** What one file holds. */
export interface ImportedFile {
  readonly issues: readonly ImportedIssue[];
  /** Columns or fields that were not used. */
  readonly ignored: readonly string[];
  /** What had to be assumed, in sentences. */
  readonly notes: readonly string[];
}

export const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-[1-9]\d*$/;
