import { assertNever } from '../../result';
import type { BoundFormula, FormulaFunction, FormulaOperator } from './formula-tree';

/** Works a formula out over the numbers of its criteria, in their order. No code is made from the text. [V3] */
export function evaluateFormula(node: BoundFormula, inputs: readonly number[]): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'input':
      return inputs[node.input] as number;
    case 'negate':
      return -evaluateFormula(node.of, inputs);
    case 'binary':
      return applied(node.operator, evaluateFormula(node.left, inputs), evaluateFormula(node.right, inputs));
    case 'call':
      return called(
        node.name,
        node.args.map((argument) => evaluateFormula(argument, inputs)),
      );
    default:
      return assertNever(node);
  }
}

function applied(operator: FormulaOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    default:
      return assertNever(operator);
  }
}

function called(name: FormulaFunction, args: readonly number[]): number {
  const first = args[0] as number;
  switch (name) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'abs':
      return Math.abs(first);
    case 'sqrt':
      return Math.sqrt(first);
    case 'ln':
      return Math.log(first);
    default:
      return assertNever(name);
  }
}
