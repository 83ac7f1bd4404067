import type { Quadrant } from '../selectors/scatter-layout';

/** What the four areas of the picture ask for. */
export const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  doNext: 'Do next',
  raise: 'Raise with the roadmap owner',
  worthLittle: 'On the roadmap, worth little',
  letGo: 'Let go or rework',
};
