import type { IssueView } from '../../../src/contract/rpc';
import { Message } from '../../shared/components/message';
import { plural } from '../../shared/format';

type Finding = IssueView['findings'][number];
type ToldFinding = Finding & { readonly kind: Exclude<Finding['kind'], 'unreadableInputs'> };

function fieldOf({ fieldName, fieldId, name }: Finding): string {
  return `“${fieldName ?? fieldId ?? name}”`;
}

/** What is wrong with an input of the model, why it matters, and who can mend it. */
function findingWords(finding: ToldFinding): string {
  switch (finding.kind) {
    case 'fieldMissing':
      return `Jira has no field ${fieldOf(finding)} any more, which ${finding.name} is read from. Scores stand on the values last read; an admin can choose another field.`;
    case 'fieldEmpty':
      return `No item has ${fieldOf(finding)} filled, which ${finding.name} is read from. Its usual answer stands in everywhere.`;
    case 'invertedScale':
      return `The scale of ${finding.name} may be upside down: of ${plural(finding.issues, 'finished issue')}, those with a higher value waited longer. An admin can turn it.`;
  }
}

/** Findings of the model that touch this issue: they change what the number means, not the number. */
export function ModelFindings({ findings: all }: { readonly findings: readonly Finding[] }) {
  // A value of this issue that cannot be read is told in its line; those of others are no matter of it.
  const findings = all.filter((finding): finding is ToldFinding => finding.kind !== 'unreadableInputs');
  if (findings.length === 0) return null;
  return (
    <div className="ip-message">
      <Message
        appearance="warning"
        title={
          findings.length === 1 ? 'The value model needs a look' : 'The value model needs a look in several places'
        }
      >
        <ul className="ip-findings">
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.criterionId}`}>{findingWords(finding)}</li>
          ))}
        </ul>
      </Message>
    </div>
  );
}
