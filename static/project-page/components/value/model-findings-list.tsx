import type { ProjectView } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { modelFindingWords } from '../../words/model-finding-words';

/** What is wrong with the inputs of the model: what, what stands meanwhile, and where it is mended. */
export function ModelFindingsList({
  findings,
  onOpenModel,
}: {
  readonly findings: ProjectView['modelFindings'];
  readonly onOpenModel: (() => void) | null;
}) {
  if (findings.length === 0) return null;
  return (
    <div className="pp-notices">
      {findings.map((finding) => {
        const { title, body } = modelFindingWords(finding);
        return (
          <Message
            key={`${finding.kind} ${finding.criterionId}`}
            appearance="warning"
            title={title}
            actions={
              onOpenModel === null ? undefined : (
                <Button spacing="compact" onClick={onOpenModel}>
                  Open the model
                </Button>
              )
            }
          >
            {body}
            {onOpenModel === null ? ' A project admin can mend it.' : ''}
          </Message>
        );
      })}
    </div>
  );
}
