import { useRef } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { Icon } from '../../shared/components/icons';
import { RatingScale } from '../../shared/components/rating-scale';
import { ageInDays, decimal, percentOf100, wholeNumber } from '../../shared/format';
import { FailureNote } from '../../shared/issue/failure-note';
import { rawText } from '../../shared/issue/raw-text';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useKeptFocus } from '../../shared/use-kept-focus';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

interface RowProps {
  readonly view: IssueView;
  readonly line: Line;
  /** Points of the lines before: where this bar begins. */
  readonly start: number;
  readonly points: number;
  readonly weight: number;
  readonly issue: IssueHandle;
  readonly isEditing: boolean;
  /** Then there is no room for source, age and bar, and questions stand below their row. */
  readonly isNarrow: boolean;
  readonly save: (change: Change) => Promise<boolean>;
}

function Question({ line, criterion, issue, save }: RowProps & { readonly criterion: Criterion }) {
  const change = issue.saving.get(`rate ${line.criterionId}`);
  const isSaving = change !== undefined;
  const pending = change?.kind === 'rate' ? change.rating : null;
  const given = typeof line.raw === 'number' ? line.raw : null;
  const shrinks = Math.round(line.rangeIfFilled);
  const rate = (rating: number | null) => void save({ kind: 'rate', criterionId: line.criterionId, rating });
  return (
    <div className="ip-question">
      <p>
        {criterion.question === '' ? criterion.name : criterion.question}{' '}
        {shrinks >= 1 ? <span className="pl-faint pl-nowrap">Range shrinks by {wholeNumber(shrinks)}</span> : null}
      </p>
      <RatingScale
        value={isSaving ? pending : given}
        question={criterion.question === '' ? criterion.name : criterion.question}
        isQuestionHidden
        lowLabel={criterion.lowLabel}
        highLabel={criterion.highLabel}
        isDisabled={isSaving}
        onRate={rate}
      />
      <p role="status" className="pl-subtle ip-saving">
        {isSaving ? 'Saving…' : ''}
      </p>
    </div>
  );
}

function MissingElsewhere({ view, line, criterion }: RowProps & { readonly criterion: Criterion | undefined }) {
  const source = view.sourceNames[line.criterionId] ?? criterion?.name ?? line.name;
  const shrinks = Math.round(line.rangeIfFilled);
  return (
    <span className="pl-small pl-subtle">
      {criterion?.source.kind === 'input'
        ? 'Not answered yet; that needs the permission to edit this issue.'
        : `“${source}” is not set on this issue.`}{' '}
      {shrinks >= 1 ? <span className="pl-faint pl-nowrap">Range shrinks by {wholeNumber(shrinks)}</span> : null}
    </span>
  );
}

function Facts({ view, line, isNarrow }: RowProps) {
  return (
    <>
      <td>{rawText(view, line)}</td>
      {isNarrow ? null : (
        <>
          <td className="pl-small pl-subtle">{view.sourceNames[line.criterionId]}</td>
          <td className="pl-small pl-subtle">
            {line.ageDays === null ? (
              <span title="Jira does not say since when it stands">–</span>
            ) : (
              ageInDays(line.ageDays)
            )}
          </td>
        </>
      )}
    </>
  );
}

/** One input: what was read, from where, how old, and the step it adds; or the question that would fill it. */
export function ReceiptRow(props: RowProps) {
  const { view, line, start, points, weight, issue, isEditing, isNarrow, save } = props;
  const criterion = view.criteria.find((one) => one.criterionId === line.criterionId);
  const canAnswer = view.canEdit && criterion?.source.kind === 'input';
  const refused = issue.refused.get(`rate ${line.criterionId}`);
  const header = useRef<HTMLTableCellElement>(null);
  useKeptFocus(header, issue.saving.has(`rate ${line.criterionId}`));
  const isAsked = canAnswer && (line.assumed || isEditing);
  const answer = isAsked ? (
    <Question {...props} criterion={criterion} />
  ) : line.assumed ? (
    <MissingElsewhere {...props} criterion={criterion} />
  ) : null;
  const isAnswerBelow = isNarrow && answer !== null;
  return (
    <>
      <tr className={isAnswerBelow || refused !== undefined ? 'ip-joined' : ''}>
        <th ref={header} scope="row" tabIndex={-1}>
          {line.name}
          {line.assumed ? (
            <span className="ip-missing">
              <Icon name="question" size={12} />
              Missing
            </span>
          ) : null}
        </th>
        {answer === null || isNarrow ? <Facts {...props} /> : <td colSpan={3}>{answer}</td>}
        <td className="ip-number">{percentOf100(weight)}</td>
        {isNarrow ? null : (
          <td className="ip-bars">
            <div className={`ip-track${line.assumed ? ' ip-track--assumed' : ''}`} aria-hidden="true">
              <span className="ip-block" style={{ left: `${start}%`, width: `${line.points}%` }} />
            </div>
          </td>
        )}
        <td className="ip-number">
          {decimal(points)}
          {line.assumed ? <span className="pl-hidden"> assumed</span> : null}
        </td>
      </tr>
      {isAnswerBelow ? (
        <tr className={refused === undefined ? '' : 'ip-joined'}>
          <td colSpan={4} className="ip-answer--below">
            {answer}
          </td>
        </tr>
      ) : null}
      {refused === undefined ? null : (
        <tr>
          <td colSpan={isNarrow ? 4 : 7}>
            <FailureNote failure={refused.failure} onRetry={() => void save(refused.change)} />
          </td>
        </tr>
      )}
    </>
  );
}
