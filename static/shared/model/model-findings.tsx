import type { CriterionId } from '../../../src/domain/ids';
import type { ModelFinding } from '../../../src/domain/value/model-findings';
import { Button } from '../components/button';
import { Message } from '../components/message';
import { plural } from '../format';
import { fieldElementId, focusElement } from './element-id';
import { type ModelEditing, useModel } from './model-context';

/** What is wrong with the inputs of the draft: the field is gone, nobody fills it, its order looks upside down, values that are slips. */
export function findingsOf({
  model,
  catalog,
  insights,
}: Pick<ModelEditing, 'model' | 'catalog' | 'insights'>): readonly ModelFinding[] {
  return model.criteria.flatMap((criterion): ModelFinding[] => {
    const { criterionId, name, source } = criterion;
    const fieldId = 'fieldId' in source ? source.fieldId : null;
    const field = catalog.fields.find((each) => each.fieldId === fieldId);
    const about = { criterionId, name, fieldId, fieldName: field?.name ?? null };
    const insight = insights.byCriterion.get(criterionId);
    const findings: ModelFinding[] = [];
    if (fieldId !== null && field === undefined) findings.push({ ...about, kind: 'fieldMissing', issues: 0 });
    if (insight === undefined) return findings;
    if (field !== undefined && insight.items > 0 && insight.filled === 0 && insight.unreadable === 0) {
      findings.push({ ...about, kind: 'fieldEmpty', issues: insight.items });
    }
    if (insight.inverted !== null) {
      findings.push({ ...about, kind: 'invertedScale', issues: insight.inverted.issues });
    }
    if (insight.unreadable > 0) findings.push({ ...about, kind: 'unreadableInputs', issues: insight.unreadable });
    return findings;
  });
}

function findingWords(finding: ModelFinding): string {
  switch (finding.kind) {
    case 'fieldMissing':
      return 'Jira no longer has its field. Scores stand on the last values read; choose another source.';
    case 'fieldEmpty':
      return `no stored item has ${finding.fieldName ?? 'its field'} filled. A newly mapped field is read with the next scan.`;
    case 'invertedScale':
      return `its order looks upside down, judged by ${plural(finding.issues, 'resolved issue')}.`;
    case 'unreadableInputs':
      return `${plural(finding.issues, 'item')} hold a value that cannot be read; they count as missing.`;
  }
}

/** All findings in one place, each with the way to its criterion. */
export function ModelFindings() {
  const use = useModel();
  const findings = findingsOf(use);
  if (findings.length === 0) return null;
  const open = (criterionId: CriterionId): void => {
    use.openCriterion(criterionId);
    focusElement(fieldElementId('criterion', criterionId, 'toggle'));
  };
  return (
    <Message appearance="warning" title={`${plural(findings.length, 'thing')} about the inputs to look at`}>
      <ul className="vm-findings">
        {findings.map((finding) => (
          <li key={`${finding.criterionId}/${finding.kind}`}>
            <Button appearance="link" spacing="compact" onClick={() => open(finding.criterionId)}>
              {finding.name}
            </Button>
            : {findingWords(finding)}
          </li>
        ))}
      </ul>
    </Message>
  );
}
