import type { CriterionInsight } from '../../../src/contract/rpc';
import type { Criterion } from '../../../src/domain/value/value-model';
import type { ModelCatalog } from './source-options';

/** One option of a value map: its name, and how many items have it where that is known. */
export interface MapOption {
  readonly optionId: string;
  readonly name: string;
  readonly items: number | null;
}

/** Every option that Jira tells, that an item has, or that the map knows, each once. */
export function mapOptions({
  criterion,
  entries,
  catalog,
  met,
}: {
  readonly criterion: Criterion;
  readonly entries: Readonly<Record<string, number>>;
  readonly catalog: ModelCatalog;
  readonly met: CriterionInsight['options'];
}): readonly MapOption[] {
  const items = new Map(met.map((option) => [option.raw, option.items]));
  const options = new Map<string, string>();
  for (const { optionId, name } of listedOptions(criterion, catalog)) options.set(optionId, name);
  for (const { raw } of met) if (!options.has(raw)) options.set(raw, `Option ${raw}`);
  for (const optionId of Object.keys(entries)) if (!options.has(optionId)) options.set(optionId, `Option ${optionId}`);
  return [...options].map(([optionId, name]) => ({
    optionId,
    name,
    items: items.get(optionId) ?? (met.length > 0 ? 0 : null),
  }));
}

/** The options that Jira or the question itself names. */
export function listedOptions(
  { source }: Criterion,
  catalog: Pick<ModelCatalog, 'fields' | 'priorities'>,
): readonly { readonly optionId: string; readonly name: string }[] {
  if (source.kind === 'priority') {
    return catalog.priorities.map(({ priorityId, name }) => ({ optionId: priorityId, name }));
  }
  if (source.kind === 'input' && source.answer.kind === 'choice') {
    return source.answer.choices.map(({ answer, label }) => ({ optionId: String(answer), name: label }));
  }
  return source.kind === 'field'
    ? (catalog.fields.find((field) => field.fieldId === source.fieldId)?.options ?? [])
    : [];
}
