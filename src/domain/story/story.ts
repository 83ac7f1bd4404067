import type { TextSpan } from './text-span';

/** The parts of a user story as stretches of its text; what is null is not told. [S1] */
export interface Story {
  /** All of the story: from its first part to the end of its paragraph. */
  readonly told: TextSpan;
  readonly role: TextSpan | null;
  readonly means: TextSpan | null;
  readonly ends: TextSpan | null;
  /** The words that introduce the parts, such as "I want to". */
  readonly roleWords: TextSpan | null;
  readonly meansWords: TextSpan | null;
  readonly endsWords: TextSpan | null;
  /** Whether the means begins with a verb, as after "I want to". */
  readonly isAction: boolean;
}
