import { wholeNumber } from '../../shared/format';
import type { DrawnCounts, Quadrant } from '../selectors/scatter-layout';

/** What the four areas of the picture ask for. */
export const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  doNext: 'Do next',
  raise: 'Raise with the roadmap owner',
  worthLittle: 'On the roadmap, worth little',
  letGo: 'Let go or rework',
};

/** The same where there is little room. */
export const SHORT_QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  doNext: 'Do next',
  raise: 'Raise',
  worthLittle: 'Worth little',
  letGo: 'Let go',
};

const are = (amount: number) => (amount === 1 ? 'is' : 'are');

/** What the picture leaves out or sets apart, counted. */
export function notDrawnSentence({ unlinked, notEnoughData, exempt }: DrawnCounts): string {
  const sentences = [
    unlinked === 0
      ? ''
      : `Unlinked means unknown, so ${wholeNumber(unlinked)} ${unlinked === 1 ? 'stands' : 'stand'} apart.`,
    notEnoughData === 0 ? '' : `${wholeNumber(notEnoughData)} without enough data ${are(notEnoughData)} not drawn.`,
    exempt === 0 ? '' : `${wholeNumber(exempt)} exempt ${are(exempt)} not drawn.`,
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? 'Every item of the backlog is drawn.' : sentences.join(' ');
}
