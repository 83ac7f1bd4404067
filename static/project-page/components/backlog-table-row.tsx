import { memo } from 'react';
import { AlignmentLozenge } from '../../shared/components/alignment-lozenge';
import { Icon, IssueTypeIcon } from '../../shared/components/icons';
import { RangeBar } from '../../shared/components/range-bar';
import { plural, sizeText, wholeNumber } from '../../shared/format';
import { issueUrl, openIssue } from '../../shared/host';
import type { BacklogRow } from '../selectors/backlog-rows';
import { hasAlignment } from '../selectors/sort-rows';
import { FLAG_WORDS, shownFlags } from '../words/flag-words';

function ageText(days: number): string {
  if (days < 60) return `${wholeNumber(days)} d`;
  if (days < 730) return `${wholeNumber(Math.floor(days / 30.44))} mo`;
  return `${wholeNumber(Math.floor(days / 365.25))} y`;
}

function ValueCell({ row }: { readonly row: BacklogRow }) {
  const { value, valueLow, valueHigh } = row.issue.scores;
  const [low, high] = [Math.round(valueLow), Math.round(valueHigh)];
  return (
    <div role="gridcell" className="pp-cell pp-cell--value">
      <span className={value === null ? 'pp-value pp-value--unknown' : 'pp-value'}>
        {value === null ? <span aria-hidden="true">–</span> : wholeNumber(value)}
      </span>
      {value === null ? (
        <span className="pp-not-enough">Not enough data</span>
      ) : (
        <>
          <RangeBar value={value} low={low} high={high} />
          <span className="pp-range" aria-hidden="true">
            {low === high ? '' : `${low}–${high}`}
          </span>
        </>
      )}
    </div>
  );
}

function FlagsCell({ row }: { readonly row: BacklogRow }) {
  const flags = shownFlags(row.flags);
  const [first, ...others] = flags.map((flag) => FLAG_WORDS[flag]);
  return (
    <div role="gridcell" className="pp-cell pp-cell--flags" title={flags.map((flag) => FLAG_WORDS[flag]).join(', ')}>
      {first === undefined ? null : (
        <>
          <span className="pp-flag">
            <Icon name="warning" size={12} />
            <span className="pp-ellipsis">{first}</span>
          </span>
          {others.length === 0 ? null : (
            <>
              <span className="pp-flag-more" aria-hidden="true">
                +{others.length}
              </span>
              <span className="pl-hidden">, {others.join(', ')}</span>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** One item of the backlog as a row; below 640 px as a card of two lines. */
export const BacklogTableRow = memo(function BacklogTableRow({
  row,
  index,
  start,
  size,
  isCurrent,
  onActivate,
}: {
  readonly row: BacklogRow;
  readonly index: number;
  readonly start: number;
  readonly size: number;
  readonly isCurrent: boolean;
  readonly onActivate: (index: number) => void;
}) {
  const { issue } = row;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="pp-row pp-row--item"
      style={{ transform: `translateY(${start}px)`, height: size }}
      data-entry={index}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => onActivate(index)}
    >
      <div role="gridcell" className="pp-cell pp-cell--rank pp-cell--number">
        {wholeNumber(row.rank)}
      </div>
      <div role="gridcell" className="pp-cell pp-cell--type">
        <IssueTypeIcon name={row.typeName} hierarchyLevel={issue.hierarchyLevel} />
      </div>
      <div role="gridcell" className="pp-cell pp-cell--key">
        <a
          href={issueUrl(issue.issueKey)}
          tabIndex={-1}
          onClick={(event) => {
            event.preventDefault();
            void openIssue(issue.issueKey);
          }}
        >
          {issue.issueKey}
        </a>
      </div>
      <div role="gridcell" className="pp-cell pp-cell--summary" title={issue.summary}>
        <span className="pp-ellipsis">{issue.summary}</span>
      </div>
      <div role="gridcell" className="pp-cell pp-cell--item" title={row.itemPath}>
        <span className="pp-ellipsis">{row.itemTitle ?? '–'}</span>
      </div>
      <ValueCell row={row} />
      <div role="gridcell" className="pp-cell pp-cell--alignment">
        <span className="pp-alignment-number">
          {hasAlignment(row) ? wholeNumber(issue.scores.alignment) : <span aria-hidden="true">–</span>}
        </span>
        <AlignmentLozenge state={issue.scores.alignmentState} horizon={issue.scores.horizon} />
      </div>
      <div role="gridcell" className="pp-cell pp-cell--size pp-cell--number">
        {issue.size === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="pl-hidden">No size</span>
          </>
        ) : (
          <>
            {sizeText(issue.size)}
            <span className="pp-narrow">{issue.size === 1 ? 'point' : 'points'}</span>
          </>
        )}
      </div>
      <div
        role="gridcell"
        className="pp-cell pp-cell--age pp-cell--number"
        title={`Made ${plural(row.ageDays, 'day')} ago`}
      >
        {ageText(row.ageDays)}
      </div>
      <FlagsCell row={row} />
    </div>
  );
});
