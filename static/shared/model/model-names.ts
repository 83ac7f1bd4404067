import type { ValueModel } from '../../../src/domain/value/value-model';
import { listedOptions } from './map-options';
import type { ModelCatalog } from './source-options';

/** What fields and options are called, for differences in words. */
export interface ModelNames {
  readonly fieldName: (fieldId: string) => string;
  readonly optionName: (criterionId: string, optionId: string) => string;
}

/** Names by what Jira has now; an option is looked up in the latest of the models that has its criterion. */
export function modelNames(
  catalog: Pick<ModelCatalog, 'fields' | 'priorities'>,
  models: readonly ValueModel[],
): ModelNames {
  const fields = new Map(catalog.fields.map((field) => [field.fieldId, field.name]));
  const criteria = new Map(
    models.flatMap((model) => model.criteria.map((criterion) => [String(criterion.criterionId), criterion] as const)),
  );
  return {
    fieldName: (fieldId) => fields.get(fieldId) ?? 'a field that Jira no longer has',
    optionName: (criterionId, optionId) => {
      const criterion = criteria.get(criterionId);
      const listed = criterion === undefined ? [] : listedOptions(criterion, catalog);
      return listed.find((option) => option.optionId === optionId)?.name ?? `Option ${optionId}`;
    },
  };
}
