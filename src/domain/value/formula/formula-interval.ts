import { assertNever } from '../../result';
import type { BoundFormula, FormulaNode, FormulaProblem } from './formula-tree';
import {
  calledInterval,
  combinedIntervals,
  type Interval,
  type IntervalProblem,
  negated,
  pointInterval,
} from './interval';

/**
 * All results that a formula can have while each criterion takes any number of its interval; null where that cannot be
 * shown, with every place that stands in the way added to `problems`. [V3]
 */
export function formulaInterval(
  node: BoundFormula,
  inputs: readonly Interval[],
  problems: FormulaProblem[],
): Interval | null {
  switch (node.kind) {
    case 'number':
      return pointInterval(node.value);
    case 'input': {
      const input = inputs[node.input] as Interval;
      if (input.low <= input.high && Number.isFinite(input.high - input.low)) return input;
      problems.push({
        code: 'noNumbers',
        message: 'The scale of this criterion holds no numbers yet.',
        place: node.place,
      });
      return null;
    }
    case 'negate': {
      const of = formulaInterval(node.of, inputs, problems);
      return of === null ? null : negated(of);
    }
    case 'binary': {
      const left = formulaInterval(node.left, inputs, problems);
      const right = formulaInterval(node.right, inputs, problems);
      if (left === null || right === null) return null;
      const both = combinedIntervals(node.operator, left, right);
      if (both.ok) return both.value;
      problems.push(problemAt(both.error, blamed(node, both.error)));
      return null;
    }
    case 'call': {
      const args = node.args.map((argument) => formulaInterval(argument, inputs, problems));
      if (args.some((argument) => argument === null)) return null;
      const result = calledInterval(node.name, args as Interval[]);
      if (result.ok) return result.value;
      problems.push(problemAt(result.error, blamed(node, result.error)));
      return null;
    }
    default:
      return assertNever(node);
  }
}

type Operation = BoundFormula & { readonly kind: 'binary' | 'call' };

/** The part that makes an operation impossible: the divisor, the base, the argument. */
function blamed(node: Operation, problem: IntervalProblem): FormulaNode<number> {
  if (problem === 'overflow') return node;
  if (node.kind === 'call') return node.args[0] as FormulaNode<number>;
  return problem === 'divisionByZero' ? node.right : node.left;
}

const MESSAGES: Readonly<Record<IntervalProblem, string>> = {
  divisionByZero: 'This divisor could be 0.',
  rootOfNegative: 'This could be below 0, which has no square root.',
  logarithmOfZero: 'This could be 0 or below, which has no logarithm.',
  powerOfNegative: 'This could be below 0, and its exponent is no whole number.',
  zeroToNegative: 'This could be 0, and its exponent below 0.',
  overflow: 'This could become larger than any number.',
};

function problemAt(code: IntervalProblem, { place }: FormulaNode<number>): FormulaProblem {
  return { code, message: MESSAGES[code], place };
}
