import type { CalibrationRow } from '../../../src/contract/rpc';

/** From here on predicted and observed are said to go together. Convention. */
const CLEAR_TAU = 0.3;
/** Below so many answers nothing is read into them. [contract: tau is null below 8] */
const ENOUGH_ANSWERS = 8;

/** What a row of the calibration says, in words that claim no more than it shows. */
export function calibrationWords({ tau, answers }: CalibrationRow): string {
  if (tau === null)
    return answers < ENOUGH_ANSWERS ? `Too few to read (${ENOUGH_ANSWERS} needed)` : 'All answers or scores are alike';
  if (tau >= CLEAR_TAU) return 'High scores came true';
  if (tau <= -CLEAR_TAU) return 'High scores moved less: check this';
  return 'Scores say little about outcomes';
}
