import type { RawValue } from '../issue/issue-facts';
import type { InputEstimate } from './estimate-inputs';
import { answerBounds } from './is-answer';
import { numberFromUtility, utilityOf } from './scale';
import type { Criterion } from './value-model';

/** A raw value that an input could have instead, and what it would be worth. */
export interface CandidateInput {
  readonly raw: RawValue;
  readonly utility: number;
}

interface Search {
  readonly estimate: InputEstimate;
  readonly valueIf: (utility: number) => number;
  readonly crosses: (value: number) => boolean;
}

/**
 * The raw values that would carry an item over a line: all answers or options that do, or, of a number, the nearest that
 * does and that people can say. [V8]
 */
export function candidateInputs(search: Search): readonly CandidateInput[] {
  const { estimate, crosses, valueIf } = search;
  // A doubtful input that crosses by being confirmed needs no other answer.
  if (estimate.sureUtility !== null && crosses(valueIf(estimate.sureUtility))) return [];
  const listed = listedInputs(estimate.criterion);
  if (listed !== null) return listed.filter(({ utility }) => crosses(valueIf(utility)));
  const number = nearestNumber(search);
  return number === null ? [] : [number];
}

/** All raw values that a criterion can have where they can be listed; null where it is any number. */
function listedInputs({ source, scale, direction }: Criterion): readonly CandidateInput[] | null {
  const read = (raw: RawValue): readonly CandidateInput[] => {
    const utility = utilityOf({ raw, scale, direction });
    return utility === null ? [] : [{ raw, utility }];
  };
  if (source.kind === 'input' && source.answer.kind === 'rating') return [1, 2, 3, 4, 5].flatMap(read);
  if (source.kind === 'input' && source.answer.kind === 'choice') {
    return source.answer.choices.flatMap(({ answer }) => read(answer));
  }
  return scale.kind === 'map' ? Object.keys(scale.entries).flatMap(read) : null;
}

const SAMPLES = 32;
const BISECTIONS = 60;

function nearestNumber(search: Search): CandidateInput | null {
  const { estimate, valueIf, crosses } = search;
  const trend = trendOf(valueIf);
  if (trend === 0) return null;
  const isTopAcross = crosses(valueIf(trend > 0 ? 1 : 0));
  const end = isTopAcross === trend > 0 ? 1 : 0;
  if (!crosses(valueIf(end))) return null;
  let outside = estimate.sureUtility ?? estimate.utility;
  let inside = end;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (outside + inside) / 2;
    if (crosses(valueIf(middle))) inside = middle;
    else outside = middle;
  }
  return sayable(search, { from: inside, end });
}

/** 1 where the value rises with u throughout, -1 where it falls, 0 where it does neither or does not move. */
function trendOf(valueIf: (utility: number) => number): -1 | 0 | 1 {
  const values = Array.from({ length: SAMPLES + 1 }, (_, at) => valueIf(at / SAMPLES));
  const steps = values.slice(1).map((value, at) => value - (values[at] as number));
  const isRising = steps.some((step) => step > 0);
  const isFalling = steps.some((step) => step < 0);
  if (isRising === isFalling) return 0;
  return isRising ? 1 : -1;
}

/** The roundest number between the one that just crosses and the end of the scale, rounded away from today's. */
function sayable(
  { estimate: { criterion }, valueIf, crosses }: Search,
  { from, end }: { readonly from: number; readonly end: number },
): CandidateInput | null {
  const { scale, direction, source } = criterion;
  const least = numberFromUtility({ utility: from, scale, direction });
  const furthest = numberFromUtility({ utility: end, scale, direction });
  const isUp = furthest >= least;
  const isWhole = source.kind === 'count' || source.kind === 'links' || source.kind === 'date';
  // A whole number may go beyond the end of its scale, where it counts as the end.
  const limit = answerLimit(criterion, isWhole ? (isUp ? Math.ceil(furthest) : Math.floor(furthest)) : furthest);
  for (const step of stepsFor(least, isWhole)) {
    const nearest = isUp ? Math.ceil(least / step - 1e-9) : Math.floor(least / step + 1e-9);
    // A line that must be passed and not only reached takes one step more.
    for (const count of [nearest, nearest + (isUp ? 1 : -1)]) {
      const raw = Number((count * step).toPrecision(12));
      const isWithin = isUp ? raw <= limit : raw >= limit;
      const utility = isWithin ? utilityOf({ raw, scale, direction }) : null;
      if (utility !== null && crosses(valueIf(utility))) return { raw, utility };
    }
  }
  const utility = utilityOf({ raw: limit, scale, direction });
  return utility !== null && crosses(valueIf(utility)) ? { raw: limit, utility } : null;
}

/** Two digits first, then more; whole numbers where others cannot be. */
function stepsFor(x: number, isWhole: boolean): readonly number[] {
  const magnitude = Math.floor(Math.log10(Math.max(Math.abs(x), 1e-6)));
  const steps = [1, 2, 3, 4].map((digits) => 10 ** (magnitude - digits));
  return isWhole ? [...new Set(steps.map((step) => Math.max(1, step)))] : steps;
}

function answerLimit({ source }: Criterion, end: number): number {
  if (source.kind !== 'input') return end;
  const { least, most } = answerBounds(source.answer);
  return Math.min(most, Math.max(least, end));
}
