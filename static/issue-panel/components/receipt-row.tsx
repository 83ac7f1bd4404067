import { type ReactNode, useRef } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { decimal, percentOf100 } from '../../shared/format';
import { isBlind, ratersOf } from '../../shared/issue/blind';
import { FailureNote } from '../../shared/issue/failure-note';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useKeptFocus } from '../../shared/use-kept-focus';
import { ageWords, criterionOf, doubtWords, isDoubtedByRatersAlone, readWords } from '../line-words';
import { asksForMissing } from './missing-section';
import { Raters } from './raters';
import { ReceiptBar } from './receipt-bar';
import { MissingElsewhere, RowQuestion } from './row-question';

type Line = IssueView['value']['receipt'][number];

interface RowProps {
  readonly view: IssueView;
  readonly line: Line;
  /** Base and points of the lines before: where this bar begins. */
  readonly start: number;
  readonly points: number;
  readonly weight: number;
  readonly issue: IssueHandle;
  /** True where an answer that was given is asked for again. */
  readonly isReopened: boolean;
  /** Then there is no room for source, age and bar, and questions stand below their row. */
  readonly isNarrow: boolean;
  /** Asks for an answer that was given again. */
  readonly onReopen: () => void;
  readonly save: (change: Change) => Promise<boolean>;
}

function Facts({ view, line, isNarrow }: RowProps) {
  const isOld = line.ageFactor < 1;
  return (
    <>
      <td>{readWords(view, line)}</td>
      {isNarrow ? null : (
        <>
          <td className="pl-small pl-subtle">{view.sourceNames[line.criterionId]}</td>
          <td className={`pl-small pl-nowrap ${isOld ? 'ip-old' : 'pl-subtle'}`}>
            {isOld ? <Icon name="clock" size={12} /> : null} {ageWords(view, line)}
          </td>
        </>
      )}
    </>
  );
}

/** What the row asks for: its question, or why it cannot be filled here; null where all is said. */
function askOf(props: RowProps): ReactNode {
  const { view, line, isReopened } = props;
  const criterion = criterionOf(view, line);
  const isOurs = view.canEdit && criterion?.source.kind === 'input';
  // Without enough data the missing inputs are asked for in a list of their own.
  const isAskedAbove = asksForMissing(view) && line.assumed;
  if (isOurs && !isAskedAbove && (line.assumed || isReopened || isBlind(view, line.criterionId))) {
    return <RowQuestion {...props} criterion={criterion} />;
  }
  if (!line.assumed) return null;
  return isAskedAbove && isOurs ? (
    <span className="pl-small pl-subtle">Asked above</span>
  ) : (
    <MissingElsewhere {...props} criterion={criterion} />
  );
}

/** What else must be said of a line, across the whole row: doubts, the raters, a change that was refused. */
function notesOf({ view, line, issue, isReopened, onReopen, save }: RowProps): ReactNode[] {
  const subject = `rate ${line.criterionId}`;
  const criterion = criterionOf(view, line);
  const raters = ratersOf(view, line.criterionId);
  const doubt = doubtWords(view, line);
  const refused = issue.refused.get(subject);
  const notes: ReactNode[] = [];
  const isRated = criterion !== undefined && raters !== null && (raters.answers?.length ?? 0) > 1;
  // Where the raters are shown, they tell themselves what their distance costs.
  const isToldByRaters = isRated && isDoubtedByRatersAlone(line);
  if (doubt !== null && !isToldByRaters) {
    const isOurs = view.canEdit && criterion?.source.kind === 'input';
    notes.push(
      <p key="doubt">
        {doubt}{' '}
        {isOurs && !isReopened && !isBlind(view, line.criterionId) ? (
          <Button appearance="link" spacing="compact" onClick={onReopen}>
            Answer again<span className="pl-hidden">: {line.name}</span>
          </Button>
        ) : null}
      </p>,
    );
  }
  if (isRated) {
    notes.push(
      <Raters
        key="raters"
        criterion={criterion}
        raters={raters}
        median={readWords(view, line)}
        counts={isToldByRaters ? line.confidence : null}
        isSaving={issue.saving.has(subject)}
        onTakeBack={() => void save({ kind: 'rate', criterionId: line.criterionId, rating: null })}
      />,
    );
  }
  if (refused !== undefined) {
    notes.push(<FailureNote key="refused" failure={refused.failure} onRetry={() => void save(refused.change)} />);
  }
  return notes;
}

/** One input: what was read, from where, how old, and the step it adds; or the question that would fill it. */
export function ReceiptRow(props: RowProps) {
  const { line, start, points, weight, issue, isNarrow } = props;
  const header = useRef<HTMLTableCellElement>(null);
  useKeptFocus(header, issue.saving.has(`rate ${line.criterionId}`));
  const ask = askOf(props);
  const notes = notesOf(props);
  const isAskBelow = isNarrow && ask !== null;
  const columns = isNarrow ? 4 : 7;
  const isJoined = isAskBelow || notes.length > 0;
  const isProblem = line.problem !== null;
  return (
    <>
      <tr className={isJoined ? 'ip-joined' : ''} data-criterion={line.criterionId}>
        <th ref={header} scope="row" tabIndex={-1}>
          {line.name}
          {line.assumed ? (
            <span className="ip-missing">
              <Icon name={isProblem ? 'warning' : 'question'} size={12} />
              {isProblem ? 'Cannot be read' : 'Missing'}
            </span>
          ) : null}
        </th>
        {ask === null || isNarrow ? <Facts {...props} /> : <td colSpan={3}>{ask}</td>}
        <td className="ip-number">{percentOf100(weight)}</td>
        {isNarrow ? null : (
          <td className="ip-bars">
            <ReceiptBar line={line} start={start} />
          </td>
        )}
        <td className="ip-number">
          {decimal(points)}
          {line.assumed ? <span className="pl-hidden"> assumed</span> : null}
        </td>
      </tr>
      {isAskBelow ? (
        <tr className={notes.length > 0 ? 'ip-joined' : ''} data-criterion={line.criterionId}>
          <td colSpan={columns} className="ip-answer--below">
            {ask}
          </td>
        </tr>
      ) : null}
      {notes.length > 0 ? (
        <tr>
          <td colSpan={columns} className="ip-notes">
            <div className="ip-notes__list">{notes}</div>
          </td>
        </tr>
      ) : null}
    </>
  );
}
