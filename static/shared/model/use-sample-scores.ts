import { useDeferredValue, useMemo } from 'react';
import { useNow } from '../use-now';
import { useModel } from './model-context';
import { type SampleScore, sampleScores } from './sample-scores';

/** The sample under the model in force and the draft, worked out in the browser; null before it is there or while the draft cannot work. */
export function useSampleScores(): readonly SampleScore[] | null {
  const { model, base, sample, problems } = useModel();
  const now = useNow();
  const draft = useDeferredValue(model);
  const { rows, priors } = sample;
  const isScorable = problems.length === 0;
  return useMemo(
    () => (rows === null || !isScorable ? null : sampleScores({ rows, base, draft, priors, now })),
    [rows, base, draft, priors, now, isScorable],
  );
}
