import type { AlignmentScore } from '../domain/alignment/alignment-score';
import type { IssueFacts } from '../domain/issue/issue-facts';
import { type NextStep, nextStepFor } from '../domain/next-step';
import type { ValueModel } from '../domain/value/value-model';
import type { ValueScore } from '../domain/value/value-score';

/**
 * The most useful next step of an issue. Only base-level issues are ordered, so nothing else is asked for its size; and
 * what is done is asked for nothing.
 */
export function nextStepOf(
  { size, hierarchyLevel, statusCategory }: Pick<IssueFacts, 'size' | 'hierarchyLevel' | 'statusCategory'>,
  scored: { readonly value: ValueScore; readonly alignment: AlignmentScore; readonly model: ValueModel },
): NextStep {
  if (statusCategory === 'done') return { kind: 'none' };
  return nextStepFor({ ...scored, size: hierarchyLevel === 0 ? size : (size ?? 0) });
}
