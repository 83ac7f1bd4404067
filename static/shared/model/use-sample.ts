import { useQuery } from '@tanstack/react-query';
import type { RpcOutput } from '../../../src/contract/rpc';
import { rowsFrom } from '../../../src/domain/snapshot/row-columns';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import type { Priors } from '../../../src/domain/value/value-model';

/** A few scored items to try the draft on. */
export interface SampleUse {
  readonly rows: readonly ScoredIssue[] | null;
  readonly priors: Priors;
  readonly failure: unknown;
  readonly retry: () => void;
}

const NO_PRIORS: Priors = {};

/** Asked once; every later move of a slider is scored here, in the browser. */
export function useSample(scope: string, ask: () => Promise<RpcOutput<'admin.sample'>>): SampleUse {
  const query = useQuery({
    queryKey: ['model-sample', scope],
    queryFn: async () => {
      const { rows, priors } = await ask();
      const read = rowsFrom({ count: rows.count, columns: rows.columns });
      if (!read.ok) throw new Error(read.error);
      return { rows: read.value, priors: priors };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    rows: query.data?.rows ?? null,
    priors: query.data?.priors ?? NO_PRIORS,
    failure: query.error,
    retry: () => void query.refetch(),
  };
}
