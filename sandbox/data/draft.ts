import type { AdfDocument, Json } from '../jira/site-records';
import type { Progress } from './texts/issue-text';

/**
 * An issue before it has a key: all times are ages in days before now, other issues are named by `ref`, so that ids,
 * keys and texts come out the same whenever the site is made.
 */
export interface Draft {
  readonly ref: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly hierarchyLevel: number;
  readonly summary: string;
  readonly description: AdfDocument | null;
  readonly progress: Progress;
  /** Position among the issues of the project; lower is ranked higher. */
  readonly place: number;
  readonly createdAge: number;
  /** Last touched; null where the last change of the history says. */
  readonly updatedAge: number | null;
  readonly startedAge: number | null;
  readonly resolvedAge: number | null;
  /** Indices into the sprints of the demo site. */
  readonly sprints: readonly number[];
  readonly parentRef: string | null;
  readonly priorityId: string | null;
  readonly priorityWas: string | null;
  readonly componentNames: readonly string[];
  readonly labels: readonly string[];
  readonly versionName: string | null;
  readonly dueInDays: number | null;
  readonly votes: number;
  readonly watchers: number;
  readonly confidential: boolean;
  readonly reporter: string | null;
  readonly assignee: string | null;
  readonly custom: Readonly<Record<string, Json>>;
  readonly comments: readonly string[];
}
