import type { IssueView } from '../../../src/contract/rpc';
import { wholeNumber } from '../format';

export type NextStepView = IssueView['next'];

/** The label of the one filled button. Null: nothing needs doing. */
export function nextStepLabel(next: NextStepView): string | null {
  switch (next.kind) {
    case 'answer':
      return `Answer “${next.name}”`;
    case 'link':
      return 'Link to a roadmap item';
    case 'relink':
      return 'Move to a live roadmap item';
    case 'estimate':
      return 'Estimate its size';
    case 'none':
      return null;
  }
}

/** What the step buys, and how long it takes. */
export function nextStepGain(next: NextStepView, isEnough: boolean): string | null {
  switch (next.kind) {
    case 'answer': {
      const points = Math.round(next.rangeIfFilled);
      if (!isEnough) return 'Half of the value model must be known before there is a value. Takes about 1 min.';
      return points < 1
        ? 'Makes the value firmer, in about 1 min.'
        : `Narrows the range by ${wholeNumber(points)} ${points === 1 ? 'point' : 'points'}, in about 1 min.`;
    }
    case 'link':
      return 'Tells how much this matters to the roadmap, in about 1 min.';
    case 'relink':
      return 'Or close it, if the finished item already gave what it asks for.';
    case 'estimate':
      return 'Without a size nobody can say what comes first. Takes about 1 min.';
    case 'none':
      return null;
  }
}
