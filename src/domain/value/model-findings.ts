import type { CriterionId } from '../ids';

/**
 * What is wrong with the inputs of a model: `fieldMissing` (Jira has no such field any more; scores stand on the last
 * values read), `fieldEmpty` (no item has it filled), `invertedScale` (its order disagrees with the project's own
 * history), `unreadableInputs` (values that are slips and count as missing).
 */
export interface ModelFinding {
  readonly kind: 'fieldMissing' | 'fieldEmpty' | 'invertedScale' | 'unreadableInputs';
  readonly criterionId: CriterionId;
  /** Of the criterion. */
  readonly name: string;
  readonly fieldId: string | null;
  /** As last known. */
  readonly fieldName: string | null;
  /** How many issues it concerns or rests on; 0 where that says nothing. */
  readonly issues: number;
}
