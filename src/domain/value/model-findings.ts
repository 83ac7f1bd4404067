import type { CriterionId } from '../ids';
import type { InputInsight } from './input-insight';
import type { Criterion, ValueModel } from './value-model';

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

/** The Jira field that a criterion reads, if it reads one. */
export function fieldIdOf({ source }: Criterion): string | null {
  return source.kind === 'field' || source.kind === 'date' ? source.fieldId : null;
}

/**
 * Findings about the inputs of a model, in its order. `fieldNames` holds the fields that Jira has now; `lastNames` those
 * that it had. A field that is gone is told as gone, not as empty. [V2] [V4]
 */
export function modelFindings({
  model,
  insights,
  fieldNames,
  lastNames,
}: {
  readonly model: ValueModel;
  readonly insights: readonly InputInsight[];
  readonly fieldNames: ReadonlyMap<string, string>;
  readonly lastNames: ReadonlyMap<string, string>;
}): readonly ModelFinding[] {
  const byId = new Map(insights.map((insight) => [insight.criterionId, insight]));
  return model.criteria.flatMap((criterion) => {
    const fieldId = fieldIdOf(criterion);
    const about = {
      criterionId: criterion.criterionId,
      name: criterion.name,
      fieldId,
      fieldName: fieldId === null ? null : (fieldNames.get(fieldId) ?? lastNames.get(fieldId) ?? null),
    };
    const isMissing = fieldId !== null && !fieldNames.has(fieldId);
    const insight = byId.get(criterion.criterionId);
    return [
      ...(isMissing ? [{ ...about, kind: 'fieldMissing' as const, issues: 0 }] : []),
      ...(insight === undefined ? [] : insightFindings({ about, insight, isMissing })),
    ];
  });
}

function insightFindings({
  about,
  insight,
  isMissing,
}: {
  readonly about: Omit<ModelFinding, 'kind' | 'issues'>;
  readonly insight: InputInsight;
  readonly isMissing: boolean;
}): readonly ModelFinding[] {
  const { items, filled, unreadable, inverted } = insight;
  const findings: ModelFinding[] = [];
  const isEmpty = about.fieldId !== null && !isMissing && items > 0 && filled + unreadable === 0;
  if (isEmpty) findings.push({ ...about, kind: 'fieldEmpty', issues: items });
  if (inverted !== null) findings.push({ ...about, kind: 'invertedScale', issues: inverted.issues });
  if (unreadable > 0) findings.push({ ...about, kind: 'unreadableInputs', issues: unreadable });
  return findings;
}
