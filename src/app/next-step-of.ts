import type { AlignmentScore } from '../domain/alignment/alignment-score';
import type { IssueFacts } from '../domain/issue/issue-facts';
import { type NextStep, nextStepFor } from '../domain/next-step';
import type { ValueModel } from '../domain/value/value-model';
import type { ValueScore } from '../domain/value/value-score';

/** The most useful next step of an issue. Only base-level issues are ordered, so nothing else is asked for its size. */
export function nextStepOf(
  { size, hierarchyLevel }: Pick<IssueFacts, 'size' | 'hierarchyLevel'>,
  scored: { readonly value: ValueScore; readonly alignment: AlignmentScore; readonly model: ValueModel },
): NextStep {
  return nextStepFor({ ...scored, size: hierarchyLevel === 0 ? size : (size ?? 0) });
}
