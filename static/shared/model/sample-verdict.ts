import { plural, wholeNumber } from '../format';
import type { SampleScore } from './sample-scores';

/** What the draft does to the sample, in a sentence. */
export function sampleVerdict(scored: readonly SampleScore[], isDraft: boolean): string {
  if (!isDraft) return `${plural(scored.length, 'item')} under the model in force. Edits are tried here at once.`;
  const moved = scored.filter((score) => score.bandBefore !== score.bandAfter).length;
  const total = plural(scored.length, 'sample item');
  return moved === 0
    ? `None of ${total} changes band.`
    : `${wholeNumber(moved)} of ${total} ${moved === 1 ? 'changes' : 'change'} band.`;
}
