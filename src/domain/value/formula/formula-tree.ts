/** A place in the text of a formula: the offset of its first character from 0, and how many characters it takes. */
export interface FormulaPlace {
  readonly offset: number;
  readonly length: number;
}

export type FormulaOperator = '+' | '-' | '*' | '/' | '^';

/** The functions that a formula may call. [V3] */
export type FormulaFunction = 'min' | 'max' | 'abs' | 'sqrt' | 'ln';

interface Placed {
  readonly place: FormulaPlace;
}

/** A parsed formula; every node knows where it stands in the text. `Input` is what stands for a criterion. [V3] */
export type FormulaNode<Input> =
  | (Placed & { readonly kind: 'number'; readonly value: number })
  | (Placed & { readonly kind: 'input'; readonly input: Input })
  | (Placed & { readonly kind: 'negate'; readonly of: FormulaNode<Input> })
  | (Placed & {
      readonly kind: 'binary';
      readonly operator: FormulaOperator;
      readonly left: FormulaNode<Input>;
      readonly right: FormulaNode<Input>;
    })
  | (Placed & {
      readonly kind: 'call';
      readonly name: FormulaFunction;
      readonly args: readonly FormulaNode<Input>[];
    });

/** A formula as written: criteria by name. */
export type NamedFormula = FormulaNode<string>;

/** A formula whose criteria are positions in a list of numbers. */
export type BoundFormula = FormulaNode<number>;

/** What is wrong with a formula: a closed code, plain English, and the place. */
export interface FormulaProblem {
  readonly code: string;
  readonly message: string;
  readonly place: FormulaPlace;
}

/** How many arguments a function takes. */
export const ARGUMENT_COUNTS: Readonly<Record<FormulaFunction, { readonly least: number; readonly most: number }>> = {
  min: { least: 1, most: 30 },
  max: { least: 1, most: 30 },
  abs: { least: 1, most: 1 },
  sqrt: { least: 1, most: 1 },
  ln: { least: 1, most: 1 },
};

/** Whether a word is the name of a function, in lower case. */
export function isFormulaFunction(word: string): word is FormulaFunction {
  return Object.hasOwn(ARGUMENT_COUNTS, word);
}
