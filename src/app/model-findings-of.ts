import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import { inputInsight } from '../domain/value/input-insight';
import { fieldIdOf, type ModelFinding, modelFindings } from '../domain/value/model-findings';
import type { ValueModel } from '../domain/value/value-model';
import type { SiteField } from '../ports/site-catalog';
import type { SnapshotHead } from '../ports/snapshot-store';
import type { IssueReading } from './score-one-issue';

function namesOf(fields: readonly SiteField[], head: SnapshotHead | undefined) {
  return {
    fieldNames: new Map(fields.map(({ fieldId, name }) => [fieldId, name])),
    lastNames: new Map(Object.entries(head?.fieldNames ?? {})),
  };
}

/** What is wrong with the inputs of one issue: fields that Jira does not have any more, and values that are slips. */
export function issueFindings({ basis, fields, head, value }: IssueReading): readonly ModelFinding[] {
  const names = namesOf(fields, head);
  const slips = new Set(value.receipt.filter(({ problem }) => problem !== null).map((line) => line.criterionId));
  const unreadable = basis.model.criteria
    .filter(({ criterionId }) => slips.has(criterionId))
    .map((criterion): ModelFinding => {
      const { criterionId, name } = criterion;
      const fieldId = fieldIdOf(criterion);
      const fieldName = fieldId === null ? null : (names.fieldNames.get(fieldId) ?? null);
      return { kind: 'unreadableInputs', criterionId, name, fieldId, fieldName, issues: 1 };
    });
  return [...modelFindings({ model: basis.model, insights: [], ...names }), ...unreadable];
}

/** What is wrong with the inputs of a model over the given rows of a project. */
export function projectFindings({
  model,
  rows,
  fields,
  head,
  now,
}: {
  readonly model: ValueModel;
  readonly rows: readonly ScoredIssue[];
  readonly fields: readonly SiteField[];
  readonly head: SnapshotHead | undefined;
  readonly now: number;
}): readonly ModelFinding[] {
  const insights = model.criteria.map((criterion) => inputInsight(rows, criterion, now));
  return modelFindings({ model, insights, ...namesOf(fields, head) });
}
