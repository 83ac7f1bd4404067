import { type Random, seededRandom } from './seeded-random';

/** How close draws stay to the weights in force: the higher, the closer. Convention. [O6] */
export const CONCENTRATION = 20;

/** So many draws tell whether a move depends on the weights. [O6] */
export const DRAWS = 500;

/** Draws of weights around those in force, each adding up to 1 (Dirichlet); the same for the same seed. [O6] */
export function drawWeights({
  shares,
  seed,
  draws = DRAWS,
}: {
  /** Shares of the weights in force, adding up to 1. */
  readonly shares: readonly number[];
  /** The revisions in force, as text. */
  readonly seed: string;
  readonly draws?: number;
}): readonly (readonly number[])[] {
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => {
    const parts = shares.map((share) => (share > 0 ? gamma(CONCENTRATION * share, random) : 0));
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => part / sum);
  });
}

/** A number from a gamma distribution of this shape, above 0 (Marsaglia and Tsang 2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A number from a standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
