import { memo } from 'react';
import { Icon } from '../../shared/components/icons';
import { percent, plural, sizeText } from '../../shared/format';
import type { RowGroup } from '../selectors/group-rows';
import { COLUMN_COUNT } from './backlog-columns';

/** The head of a theme's part of the table. */
export const BacklogGroupRow = memo(function BacklogGroupRow({
  group,
  isOpen,
  onToggle,
  index,
  start,
  size,
  isCurrent,
}: {
  readonly group: RowGroup;
  readonly isOpen: boolean;
  readonly onToggle: (groupId: string) => void;
  readonly index: number;
  readonly start: number;
  readonly size: number;
  readonly isCurrent: boolean;
}) {
  const unsized = group.withoutSize === 0 ? '' : `, ${plural(group.withoutSize, 'item')} without a size`;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="pp-group"
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      <div role="gridcell" aria-colspan={COLUMN_COUNT} className="pp-group-cell">
        <button
          type="button"
          className="pp-group-button"
          aria-expanded={isOpen}
          data-entry={index}
          tabIndex={isCurrent ? 0 : -1}
          onClick={() => onToggle(group.groupId)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          <span className="pp-group-title">{group.title ?? 'Unlinked'}</span>
        </button>
        <span className="pp-group-sum">
          {plural(group.count, 'item')}
          {group.points === 0 ? '' : `, ${sizeText(group.points)} ${group.points === 1 ? 'point' : 'points'}`}
          <span className="pp-wide">{unsized}</span>
        </span>
        {group.targetShare === null ? null : (
          <span className="pp-group-target">Target {percent(group.targetShare)} of effort</span>
        )}
      </div>
    </div>
  );
});
