import type { StoredProjectSettings } from '../contract/settings';
import type { ProjectId } from '../domain/ids';
import type { RevisionStore } from './revision-store';

/** A project's own settings, by revision. */
export type ProjectSettingsStore = (projectId: ProjectId) => RevisionStore<StoredProjectSettings>;
