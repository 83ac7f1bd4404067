import { createContext, type ReactNode, useContext } from 'react';
import type { CriterionInsight } from '../../../src/contract/rpc';
import type { CriterionId } from '../../../src/domain/ids';
import type { ValueModel } from '../../../src/domain/value/value-model';
import type { LocatedModelProblem } from './model-problems';
import type { ModelCatalog } from './source-options';
import type { SampleUse } from './use-sample';

/** One edit of the model, a step of undo. */
export interface ModelEdit {
  /** In words for the undo button: "Remove Reach". */
  readonly what: string;
  /** Edits with the same key in a row are one step. */
  readonly mergeKey?: string;
  readonly change: (model: ValueModel) => ValueModel;
}

/** What the stored inputs say about the criteria of the draft. */
export interface InsightsUse {
  readonly byCriterion: ReadonlyMap<CriterionId, CriterionInsight>;
  readonly isLoading: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What every part of the editor needs; the site's page and a project's settings give it. */
export interface ModelEditing {
  readonly model: ValueModel;
  /** What is in force; changes are marked against it. */
  readonly base: ValueModel;
  readonly catalog: ModelCatalog;
  readonly edit: (edit: ModelEdit) => void;
  readonly isChanged: (subject: 'criterion' | 'model', id: string, field: string) => boolean;
  readonly problems: readonly LocatedModelProblem[];
  readonly problemAt: (elementId: string) => string | null;
  readonly insights: InsightsUse;
  readonly sample: SampleUse;
  readonly openCriterionId: CriterionId | null;
  readonly openCriterion: (criterionId: CriterionId | null) => void;
}

const ModelContext = createContext<ModelEditing | null>(null);

export function useModel(): ModelEditing {
  const use = useContext(ModelContext);
  if (use === null) throw new Error('useModel needs a ModelProvider above.');
  return use;
}

export function ModelProvider({ use, children }: { readonly use: ModelEditing; readonly children: ReactNode }) {
  return <ModelContext.Provider value={use}>{children}</ModelContext.Provider>;
}
