import type { Instant } from '../ids';
import type { AppInput } from '../issue/issue-facts';

/** What several people answered to one question, as one input: the median, and how far they are from it on average; null without answers. [V5] */
export function pooledAnswers(answers: readonly { readonly answer: number; readonly at: Instant }[]): AppInput | null {
  if (answers.length === 0) return null;
  const sorted = answers.map(({ answer }) => answer).toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] as number;
  const median = lower + (upper - lower) / 2;
  const distance = sorted.reduce((sum, answer) => sum + Math.abs(answer - median), 0);
  return {
    rating: median,
    at: Math.max(...answers.map(({ at }) => at)),
    raters: answers.length,
    deviation: distance / sorted.length,
  };
}
