import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RpcOutput } from '../../../src/contract/rpc';
import { valueModel } from '../../../src/contract/value-model';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { useDebounced } from '../use-debounced';
import type { InsightsUse } from './model-context';

const STILL_MS = 700;

/** What decides how an input is read; names, weights and words change nothing in what was met. */
function readingOf({ criterionId, source, scale, direction, role }: Criterion) {
  return [criterionId, source, scale, direction, role];
}

/** What the stored inputs say about the criteria of a draft, asked again when a criterion is read otherwise and stood still for a moment. */
export function useInsights({
  scope,
  model,
  ask,
}: {
  /** Tells the site's answers from a project's. */
  readonly scope: string;
  readonly model: ValueModel;
  readonly ask: (model: ValueModel) => Promise<RpcOutput<'admin.insights'>>;
}): InsightsUse {
  const reading = JSON.stringify(model.criteria.map(readingOf));
  const settled = useDebounced(reading, STILL_MS);
  const isReadable = useMemo(() => valueModel.safeParse(model).success, [model]);
  const query = useQuery({
    queryKey: ['model-insights', scope, settled],
    queryFn: () => ask(model),
    enabled: isReadable && settled === reading,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  const criteria = query.data?.criteria;
  const byCriterion = useMemo(
    () => new Map((criteria ?? []).map((insight) => [insight.criterionId, insight])),
    [criteria],
  );
  return {
    byCriterion,
    isLoading: query.isPending || query.isPlaceholderData,
    failure: query.error,
    retry: () => void query.refetch(),
  };
}
