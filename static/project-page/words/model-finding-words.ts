import { assertNever } from '../../../src/domain/result';
import type { ModelFinding } from '../../../src/domain/value/model-findings';
import { plural } from '../../shared/format';

/** A finding about the model's inputs: what it is, and what stands meanwhile. */
export function modelFindingWords({ kind, name, fieldName, fieldId, issues }: ModelFinding): {
  readonly title: string;
  readonly body: string;
} {
  const field = fieldName ?? fieldId ?? name;
  switch (kind) {
    case 'fieldMissing':
      return {
        title: `The field ${field} no longer exists in Jira`,
        body: `${name} stands on the values that were read last. Map it to another field, or take it out of the model.`,
      };
    case 'fieldEmpty':
      return {
        title: `${name} is empty everywhere`,
        body: `No item of the backlog has ${field} filled, so its weight only widens every range.`,
      };
    case 'invertedScale':
      return {
        title: `The scale of ${name} may be upside down`,
        body: `Over ${plural(issues, 'finished item')}, what the scale calls worth more was worked off later. Check which end is the important one.`,
      };
    case 'unreadableInputs':
      return {
        title: `${plural(issues, 'value')} of ${name} cannot be read`,
        body: 'They are slips, such as a negative count or a number beyond all reason; they count as missing until they are mended in Jira.',
      };
    default:
      return assertNever(kind);
  }
}
