import type { Result } from '../../src/domain/result';

/** From the text of the input to what is printed, or to what is wrong with it, each with its line or path. */
export type Evaluate = (text: string) => Result<string, readonly string[]>;
