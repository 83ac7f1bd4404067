import type { AdminView } from '../../../../src/contract/rpc';
import { proposePriorityMap } from '../../../../src/domain/value/propose-model';
import type { Criterion, CriterionSource, Scale } from '../../../../src/domain/value/value-model';

export interface SourceOption {
  readonly value: string;
  readonly label: string;
  readonly source: CriterionSource;
}

const keyOf = (source: CriterionSource): string => {
  if (source.kind === 'field') return `field:${source.fieldId}`;
  return source.kind === 'count' ? `count:${source.count}` : source.kind;
};

/** Where a criterion can come from. Fields with options are left out while their options cannot be listed. */
export function sourceOptions(view: Pick<AdminView, 'fields'>, present: CriterionSource): readonly SourceOption[] {
  const option = (label: string, source: CriterionSource): SourceOption => ({ value: keyOf(source), label, source });
  const options = [
    option('Asked in Plumbline', { kind: 'input', answer: { kind: 'rating' } }),
    option('Priority', { kind: 'priority' }),
    option('Votes', { kind: 'count', count: 'votes' }),
    option('Watchers', { kind: 'count', count: 'watchers' }),
    option('Linked requests', { kind: 'count', count: 'linkedRequests' }),
    ...view.fields
      .filter((field) => field.kind === 'number')
      .map((field) => option(field.name, { kind: 'field', fieldId: field.fieldId })),
  ];
  const isListed = options.some((each) => each.value === keyOf(present));
  if (isListed || present.kind !== 'field') return options;
  const named = view.fields.find((field) => field.fieldId === present.fieldId);
  return [...options, option(named?.name ?? 'A field that Jira no longer has', present)];
}

export function chosenSource(options: readonly SourceOption[], source: CriterionSource): SourceOption | null {
  return options.find((option) => option.value === keyOf(source)) ?? null;
}

/** A scale that fits the source: what was set is kept where it still fits. */
export function fittingScale(
  criterion: Criterion,
  source: CriterionSource,
  view: Pick<AdminView, 'priorities'>,
): Scale {
  const { scale } = criterion;
  switch (source.kind) {
    case 'input':
      return { kind: 'anchors', low: 1, high: 5 };
    case 'priority':
      return { kind: 'map', entries: proposePriorityMap(view.priorities).entries };
    case 'count':
    case 'links':
      return scale.kind === 'log' ? scale : { kind: 'log', p95: 20 };
    case 'field':
    case 'date':
    case 'size':
      return scale.kind === 'anchors' && criterion.source.kind === 'field'
        ? scale
        : { kind: 'anchors', low: 0, high: 100 };
  }
}
