import type { CriterionId } from '../ids';
import type { RawValue } from '../issue/issue-facts';
import type { ValueBand } from './value-band';

/** The smallest change of one input that moves an item to the next band. [V8] */
export interface BandChange {
  readonly criterionId: CriterionId;
  readonly way: 'up' | 'down';
  /** The band it would then be in. */
  readonly band: ValueBand;
  /** Today's raw value; null where it is missing. */
  readonly from: RawValue;
  readonly to: RawValue;
  /** The value it would then have, 0 to 100. */
  readonly value: number;
}
