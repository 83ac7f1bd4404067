import { DAY_MS, type Instant } from '../ids';
import type { IssueFacts, RawValue } from '../issue/issue-facts';
import { assertNever } from '../result';
import type { Criterion } from './value-model';

/** What was read for a criterion, and since when it stands where that is known (ratings given in Plumbline). */
export interface RawInput {
  readonly raw: RawValue;
  readonly at: Instant | null;
}

/** The raw value of one criterion from its source; null where the source holds nothing. [V1] */
export function rawInputOf(issue: IssueFacts, criterion: Criterion, now: Instant): RawInput {
  const { source } = criterion;
  switch (source.kind) {
    case 'field':
      return undated(Object.hasOwn(issue.fields, source.fieldId) ? (issue.fields[source.fieldId] ?? null) : null);
    case 'date':
      return undated(daysUntil(issue.fields[source.fieldId] ?? null, now));
    case 'size':
      return undated(issue.size);
    case 'links':
      return undated(
        issue.links.filter(
          ({ typeName, direction }) =>
            (source.typeName === null || typeName === source.typeName) &&
            (source.way === 'any' || direction === source.way),
        ).length,
      );
    case 'priority':
      return undated(issue.priorityId);
    case 'input': {
      const input = Object.hasOwn(issue.inputs, criterion.criterionId)
        ? issue.inputs[criterion.criterionId]
        : undefined;
      return input === undefined ? undated(null) : { raw: input.rating, at: input.at };
    }
    case 'count':
      return undated(issue[source.count]);
    default:
      return assertNever(source);
  }
}

// A date that cannot be read stays as it is: the scale says that it is none.
function daysUntil(raw: RawValue, now: Instant): RawValue {
  if (typeof raw !== 'string') return raw;
  const then = Date.parse(raw);
  return Number.isNaN(then) ? raw : Math.round((then - now) / DAY_MS);
}

function undated(raw: RawValue): RawInput {
  return { raw, at: null };
}
