import type { ProjectId } from '../domain/ids';
import type { Priors, ValueModel } from '../domain/value/value-model';
import type { RevisionStore } from './revision-store';

/** The site's value model, by revision. */
export type ModelStore = RevisionStore<ValueModel>;

/** The model that stands in as revision 0 until an admin saves one. */
export interface ProposedModelStore {
  readonly find: () => Promise<ValueModel | undefined>;
  readonly save: (model: ValueModel) => Promise<void>;
}

/** The usual answers of a project, frozen per model. [V4] */
export interface PriorStore {
  readonly find: (projectId: ProjectId, modelFingerprint: string) => Promise<Priors | undefined>;
  readonly save: (projectId: ProjectId, modelFingerprint: string, priors: Priors) => Promise<void>;
}
