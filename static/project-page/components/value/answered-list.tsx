import type { IssueId } from '../../../../src/domain/ids';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import type { ValueModel } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { IssueLink } from '../../../shared/components/issue-link';
import { Message } from '../../../shared/components/message';
import { sizeText } from '../../../shared/format';
import { messageFor } from '../../../shared/messages';
import { questionKey, type useAnswering } from '../../hooks/use-answering';

function answerText(model: ValueModel, criterionId: string | null, answer: number): string {
  const source = model.criteria.find((criterion) => criterion.criterionId === criterionId)?.source;
  if (source?.kind !== 'input' || source.answer.kind !== 'choice') return sizeText(answer);
  return source.answer.choices.find((choice) => choice.answer === answer)?.label ?? sizeText(answer);
}

/** What was answered on this visit, each with its undo. */
export function AnsweredList({
  answering,
  issues,
  model,
  sizeFieldName,
}: {
  readonly answering: ReturnType<typeof useAnswering>;
  readonly issues: ReadonlyMap<IssueId, ScoredIssue>;
  readonly model: ValueModel;
  readonly sizeFieldName: string | null;
}) {
  const { given, refused, saving, takeBack } = answering;
  if (given.length === 0) return null;
  return (
    <div className="pp-answered">
      <h3 className="pp-answered-title">Answered on this visit</h3>
      <ul className="pp-answered-list" aria-live="polite">
        {given.map((one) => {
          const issue = issues.get(one.issueId);
          const name =
            model.criteria.find(({ criterionId }) => criterionId === one.criterionId)?.name ?? sizeFieldName ?? 'Size';
          const key = questionKey(one);
          return (
            <li key={key}>
              {issue === undefined ? null : <IssueLink issueKey={issue.issueKey} />}
              <span className="pp-answered-words">
                {name}: <strong className="pl-strong">{answerText(model, one.criterionId, one.answer)}</strong>
              </span>
              <Button
                appearance="subtle"
                spacing="compact"
                icon="undo"
                disabled={saving !== null}
                onClick={() => takeBack(one)}
              >
                Undo
                <span className="pl-hidden">
                  : {issue?.issueKey}, {name}
                </span>
              </Button>
              {refused?.question === key ? (
                <Message appearance="error" title={messageFor(refused.failure).title}>
                  {messageFor(refused.failure).cause}
                </Message>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
