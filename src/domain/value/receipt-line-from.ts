import type { InputEstimate } from './estimate-inputs';
import type { ReceiptLine } from './value-score';

/** What a receipt says of one input, with what it adds to the value. [V7] */
export function receiptLineFrom(
  estimate: InputEstimate,
  worth: { readonly weightShare: number; readonly points: number; readonly rangeIfFilled: number },
): ReceiptLine {
  return {
    criterionId: estimate.criterion.criterionId,
    name: estimate.criterion.name,
    raw: estimate.raw,
    problem: estimate.problem,
    utility: estimate.utility,
    assumed: estimate.isAssumed,
    confidence: estimate.confidence,
    ageFactor: estimate.ageFactor,
    weightShare: worth.weightShare,
    points: worth.points,
    ageDays: estimate.ageDays,
    rangeIfFilled: worth.rangeIfFilled,
    prior: estimate.prior,
  };
}
