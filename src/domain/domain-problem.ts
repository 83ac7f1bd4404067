/** One thing that must not be saved: where it is, what it is, and plain English for logs. */
export interface DomainProblem {
  /** Dotted path into the checked value, such as `criteria.3.scale.low`; empty for the whole. */
  readonly path: string;
  /** Closed code of the rule that is broken. */
  readonly code: string;
  readonly message: string;
}
