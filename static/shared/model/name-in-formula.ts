import { isFormulaFunction } from '../../../src/domain/value/formula/formula-tree';

/** A criterion's name as a formula takes it: bare where that is one word, else in brackets. */
export function nameInFormula(name: string): string {
  const isBare = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && !isFormulaFunction(name.toLowerCase());
  return isBare ? name : `[${name.replaceAll(']', ']]')}]`;
}
