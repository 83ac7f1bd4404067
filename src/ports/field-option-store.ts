import type { ProjectId } from '../domain/ids';

/** Names of the options met in a project's issues: field id -> option id -> name. */
export type FieldOptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Options as last scanned: Jira tells the options of a field only to its administrators. */
export interface FieldOptionStore {
  readonly load: (projectId: ProjectId) => Promise<FieldOptions>;
  readonly save: (projectId: ProjectId, options: FieldOptions) => Promise<void>;
}
