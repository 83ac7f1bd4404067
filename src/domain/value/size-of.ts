import type { Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { readInput } from './raw-input';
import { scaleBounds } from './scale';
import type { Criterion, ValueModel } from './value-model';

/** The criterion that the size of an item is read from, if the model has one. [V3] */
export function sizeCriterionOf(model: ValueModel): Criterion | null {
  return model.criteria.find(({ role }) => role === 'size') ?? null;
}

/**
 * The size of an item by the model: of a cost what was answered, of a benefit (ease) the greatest number of its scale
 * over what was answered; where the model has no such criterion, the size read from Jira. Where it has one, the size of
 * Jira never stands in: person-months and story points side by side would order items by their units. [V3]
 */
export function sizeOf(issue: IssueFacts, model: ValueModel, now: Instant): number | null {
  const criterion = sizeCriterionOf(model);
  return criterion === null ? issue.size : sizeFromCriterion(issue, criterion, now);
}

function sizeFromCriterion(issue: IssueFacts, criterion: Criterion, now: Instant): number | null {
  const { raw } = readInput(issue, criterion, now);
  // A map of options says what is worth more, not how many times.
  if (typeof raw !== 'number' || raw < 0 || criterion.scale.kind === 'map') return null;
  if (criterion.direction === 'cost') return raw;
  return raw > 0 ? scaleBounds(criterion.scale).most / raw : null;
}
