import type { DomainProblem } from '../domain/domain-problem';

/** Why a use case did not do what it was asked; everything expected, nothing thrown. */
export type AppFailure =
  | { readonly code: 'not_found' }
  | { readonly code: 'rate_limited'; readonly retryAt: number }
  | { readonly code: 'conflict'; readonly currentRevision: number | null }
  | { readonly code: 'invalid_input'; readonly problems: readonly DomainProblem[] };
