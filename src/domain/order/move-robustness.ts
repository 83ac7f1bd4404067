import type { IssueId } from '../ids';
import type { AssessedMove } from './assess-moves';
import { drawWeights } from './draw-weights';
import { type TrustAnchor, trustedRate } from './trust-order';

/** From this share of draws on a move is robust. [O6] */
export const ROBUST_SHARE = 0.9;

/** What an item's rate is made of. */
export interface RateParts {
  /** u in [0,1] by criterion, in the order of the weights; what is missing stands at the usual answer. [V4] */
  readonly utilities: readonly number[];
  /** What the value is multiplied with for its place on the roadmap. [O1] */
  readonly strategyFactor: number;
  /** Null where today's order is not trusted. [O5] */
  readonly anchor: TrustAnchor | null;
}

/**
 * Of 500 draws of the weights, the share in which each move still gains, 0 to 1, made on what the moves before it left.
 * Null where weights can change nothing: fewer than two of them. [O6]
 */
export function moveRobustness({
  moves,
  partsOf,
  shares,
  seed,
}: {
  readonly moves: readonly AssessedMove[];
  /** Of all items that are moved or passed; items that take no part are absent. */
  readonly partsOf: ReadonlyMap<IssueId, RateParts>;
  /** Shares of the weights of the value model, adding up to 1. */
  readonly shares: readonly number[];
  readonly seed: string;
}): readonly number[] | null {
  if (shares.filter((share) => share > 0).length < 2) return null;
  const draws = drawWeights({ shares, seed });
  const positive = moves.map(() => 0);
  for (const draw of draws) {
    const rates = new Map([...partsOf].map(([issueId, parts]) => [issueId, rateBy(draw, parts)]));
    for (const [at, move] of moves.entries()) {
      if (gainBy(rates, move) > 0) positive[at] = (positive[at] as number) + 1;
    }
  }
  return positive.map((count) => count / draws.length);
}

function rateBy(weights: readonly number[], { utilities, strategyFactor, anchor }: RateParts): number {
  const value = utilities.reduce((sum, utility, at) => sum + utility * (weights[at] as number), 0) * 100;
  return anchor === null ? value * strategyFactor : trustedRate(value * strategyFactor, anchor);
}

function gainBy(rates: ReadonlyMap<IssueId, number>, move: AssessedMove): number {
  const passedRate = move.passed.reduce((sum, issueId) => sum + (rates.get(issueId) ?? 0), 0);
  const gainUp = (rates.get(move.issueId) as number) * move.passedSize - move.ownSize * passedRate;
  return move.goesUp ? gainUp : -gainUp;
}
