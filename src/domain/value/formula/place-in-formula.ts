import type { DomainProblem } from '../../domain-problem';
import type { FormulaPlace, FormulaProblem } from './formula-tree';

/** A problem of a formula as one of the model; its path ends with the place, such as `formula.text@12+5`. */
export function formulaProblem({ code, message, place }: FormulaProblem): DomainProblem {
  return { path: `formula.text@${place.offset}+${place.length}`, code, message };
}

/** Where in the text of the formula a problem is: the offset of its first character and its length; null for other problems. */
export function placeInFormula(path: string): FormulaPlace | null {
  const match = /^(?:.*\.)?formula\.text@(\d{1,6})\+(\d{1,6})$/.exec(path);
  return match === null ? null : { offset: Number(match[1]), length: Number(match[2]) };
}
