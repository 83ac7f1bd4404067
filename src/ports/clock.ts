import type { Instant } from '../domain/ids';

/** The present moment; asked for once per use case, so that everything in it agrees on the time. */
export type Clock = () => Instant;
