import type { IssueFacts, RawValue } from '../domain/issue/issue-facts';
import { PRIORITY_FIELD_ID } from '../domain/value/raw-input';

/**
 * A reading with what only an earlier one can tell: since when a field holds its value, as far as a change was seen, and
 * the last values of fields that Jira does not have any more, so that scores stand. [V6]
 */
export function withEarlierReading(
  facts: IssueFacts,
  { earlier, goneFieldIds }: { readonly earlier: IssueFacts | undefined; readonly goneFieldIds: readonly string[] },
): IssueFacts {
  if (earlier === undefined) return facts;
  const lost = goneFieldIds.flatMap((fieldId): [string, RawValue][] =>
    Object.hasOwn(earlier.fields, fieldId) ? [[fieldId, earlier.fields[fieldId] ?? null]] : [],
  );
  const fields = { ...facts.fields, ...Object.fromEntries(lost) };
  const changedAt = Object.keys(fields).flatMap((fieldId): [string, number][] => {
    if (!Object.hasOwn(earlier.fields, fieldId)) return [];
    if (fields[fieldId] !== earlier.fields[fieldId]) return [[fieldId, facts.updatedAt]];
    const since = Object.hasOwn(earlier.fieldChangedAt, fieldId) ? earlier.fieldChangedAt[fieldId] : undefined;
    return since === undefined ? [] : [[fieldId, since]];
  });
  const priority = sinceWhen(facts, earlier);
  return { ...facts, fields, fieldChangedAt: Object.fromEntries([...changedAt, ...priority]) };
}

function sinceWhen(facts: IssueFacts, earlier: IssueFacts): readonly (readonly [string, number])[] {
  if (facts.priorityId !== earlier.priorityId) return [[PRIORITY_FIELD_ID, facts.updatedAt]];
  const since = earlier.fieldChangedAt[PRIORITY_FIELD_ID];
  return since === undefined ? [] : [[PRIORITY_FIELD_ID, since]];
}
