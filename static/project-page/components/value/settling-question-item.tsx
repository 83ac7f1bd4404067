import { useState } from 'react';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import type { SettlingQuestion } from '../../../../src/domain/value/settling-questions';
import type { Criterion } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { IssueTypeIcon } from '../../../shared/components/icons';
import { IssueLink } from '../../../shared/components/issue-link';
import { Message } from '../../../shared/components/message';
import { RangeBar } from '../../../shared/components/range-bar';
import { plural } from '../../../shared/format';
import { AnswerField } from '../../../shared/issue/answer-field';
import { SizeForm } from '../../../shared/issue/size-form';
import { messageFor } from '../../../shared/messages';

/** One question about one item, with what the answer settles. */
export function SettlingQuestionItem({
  question,
  issue,
  typeName,
  criterion,
  sizeFieldName,
  isSaving,
  isBusy,
  failure,
  onAnswer,
  onPutOff,
}: {
  readonly question: SettlingQuestion;
  readonly issue: ScoredIssue;
  readonly typeName: string;
  /** Null: the question is for the size. */
  readonly criterion: Criterion | null;
  readonly sizeFieldName: string | null;
  readonly isSaving: boolean;
  readonly isBusy: boolean;
  readonly failure: unknown;
  readonly onAnswer: (answer: number) => void;
  readonly onPutOff: () => void;
}) {
  const [isEstimating, setEstimating] = useState(false);
  const { scores } = issue;
  const words = failure === null ? null : messageFor(failure);
  return (
    <li className="pp-settling-item" aria-busy={isSaving}>
      <div className="pp-settling-issue">
        <IssueTypeIcon name={typeName} hierarchyLevel={issue.hierarchyLevel} />
        <IssueLink issueKey={issue.issueKey} />
        <span className="pp-settling-summary">{issue.summary}</span>
        <span className="pp-settling-range">
          <RangeBar
            value={scores.value}
            low={scores.valueLow}
            high={scores.valueHigh}
            known={scores.knownWeight * 100}
          />
        </span>
      </div>
      <div className="pp-settling-question">
        {criterion === null ? (
          isEstimating ? (
            <SizeForm
              fieldName={sizeFieldName ?? 'Size'}
              isSaving={isBusy}
              onSave={onAnswer}
              onCancel={() => setEstimating(false)}
            />
          ) : (
            <div className="pp-settling-size">
              <span>How big is it?</span>
              <Button spacing="compact" disabled={isBusy} onClick={() => setEstimating(true)}>
                Estimate in {sizeFieldName}
              </Button>
            </div>
          )
        ) : (
          <AnswerField
            criterion={criterion}
            value={null}
            isDisabled={isBusy}
            onAnswer={(answer) => answer !== null && onAnswer(answer)}
          />
        )}
        <div className="pp-settling-end">
          <span className="pl-small pl-subtle">
            {isSaving ? 'Saving…' : `Could turn ${plural(question.pairs, 'pair')}`}
          </span>
          <Button appearance="subtle" spacing="compact" disabled={isBusy} onClick={onPutOff}>
            Not now
            <span className="pl-hidden">
              : {issue.issueKey}, {criterion?.name ?? 'size'}
            </span>
          </Button>
        </div>
      </div>
      {words === null ? null : (
        <Message appearance="error" title={words.title}>
          {words.cause} {words.nextStep}
        </Message>
      )}
    </li>
  );
}
