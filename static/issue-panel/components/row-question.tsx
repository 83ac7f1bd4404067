import type { IssueView } from '../../../src/contract/rpc';
import { wholeNumber } from '../../shared/format';
import { AnswerField, questionOf } from '../../shared/issue/answer-field';
import { isBlind, ratersOf } from '../../shared/issue/blind';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { isFieldGone, peopleAnswered, problemWords, usualWords } from '../line-words';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

/** By how much the range shrinks when this is filled; nothing where that is less than a point. */
function Buys({ line }: { readonly line: Line }) {
  const shrinks = Math.round(line.rangeIfFilled);
  return shrinks >= 1 ? <span className="pl-faint pl-nowrap">Range shrinks by {wholeNumber(shrinks)}</span> : null;
}

/** A question of ours about the issue: what others said stays closed until the viewer has answered. */
export function RowQuestion({
  view,
  line,
  criterion,
  issue,
  save,
}: {
  readonly view: IssueView;
  readonly line: Line;
  readonly criterion: Criterion;
  readonly issue: IssueHandle;
  readonly save: (change: Change) => Promise<boolean>;
}) {
  const change = issue.saving.get(`rate ${line.criterionId}`);
  const isSaving = change !== undefined;
  const pending = change?.kind === 'rate' ? change.rating : null;
  const raters = ratersOf(view, line.criterionId);
  const given = raters === null ? line.raw : raters.mine;
  const problem = problemWords(view, line);
  return (
    <div className="ip-question">
      {problem === null ? null : <p className="ip-problem">{problem}</p>}
      <p>
        {questionOf(criterion)} <Buys line={line} />
      </p>
      {isBlind(view, line.criterionId) && raters !== null ? (
        <p className="pl-subtle">{peopleAnswered(raters.count)}. Give yours to see theirs.</p>
      ) : null}
      <AnswerField
        criterion={criterion}
        value={isSaving ? pending : typeof given === 'number' ? given : null}
        isQuestionHidden
        isDisabled={isSaving}
        onAnswer={(rating) => void save({ kind: 'rate', criterionId: line.criterionId, rating })}
      />
      {line.assumed ? <p className="pl-faint">{usualWords(view, line)}</p> : null}
      <p role="status" className="pl-subtle ip-saving">
        {isSaving ? 'Saving…' : ''}
      </p>
    </div>
  );
}

/** A missing input that cannot be filled here: why, and what stands in. */
export function MissingElsewhere({
  view,
  line,
  criterion,
}: {
  readonly view: IssueView;
  readonly line: Line;
  readonly criterion: Criterion | undefined;
}) {
  const source = view.sourceNames[line.criterionId] ?? line.name;
  const problem = problemWords(view, line);
  const why =
    criterion?.source.kind === 'input'
      ? 'Not answered yet; that needs the permission to edit this issue.'
      : isFieldGone(view, line)
        ? 'Jira has no such field any more.'
        : `“${source}” is not set on this issue.`;
  return (
    <div className="ip-question pl-subtle">
      <p className={problem === null ? '' : 'ip-problem'}>
        {problem ?? why} <Buys line={line} />
      </p>
      <p className="pl-faint">{usualWords(view, line)}</p>
    </div>
  );
}
