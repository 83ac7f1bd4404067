import { Icon } from '../../shared/components/icons';
import type { BacklogView, SortColumn, SortDirection } from '../selectors/backlog-view';

interface Column {
  readonly id: SortColumn;
  readonly label: string;
  /** Numbers are sought from the top, words from the beginning. */
  readonly first: SortDirection;
  readonly isNumber?: true;
  readonly isLabelHidden?: true;
}

const COLUMNS: readonly Column[] = [
  { id: 'rank', label: 'Rank', first: 'ascending', isNumber: true },
  { id: 'type', label: 'Type', first: 'ascending', isLabelHidden: true },
  { id: 'key', label: 'Key', first: 'ascending' },
  { id: 'summary', label: 'Summary', first: 'ascending' },
  { id: 'item', label: 'Roadmap item', first: 'ascending' },
  { id: 'value', label: 'Value and range', first: 'descending' },
  { id: 'alignment', label: 'Alignment', first: 'descending' },
  { id: 'size', label: 'Size', first: 'descending', isNumber: true },
  { id: 'age', label: 'Age', first: 'descending', isNumber: true },
  { id: 'flags', label: 'Flags', first: 'descending' },
];

/** How many columns there are, for those who cannot see them. */
export const COLUMN_COUNT = COLUMNS.length;

function opposite(direction: SortDirection): SortDirection {
  return direction === 'ascending' ? 'descending' : 'ascending';
}

/** The heads' stand-in where the table is a list of cards. */
export function SortChoice({
  view,
  onSort,
}: {
  readonly view: BacklogView;
  readonly onSort: (sortBy: SortColumn, direction: SortDirection) => void;
}) {
  const ways: readonly SortDirection[] = ['ascending', 'descending'];
  return (
    <label className="pp-sort-choice pl-small">
      Sort
      <select
        className="pl-input"
        value={`${view.sortBy} ${view.direction}`}
        onChange={(event) => {
          const [column, direction] = event.target.value.split(' ');
          const chosen = COLUMNS.find(({ id }) => id === column);
          const way = ways.find((one) => one === direction);
          if (chosen !== undefined && way !== undefined) onSort(chosen.id, way);
        }}
      >
        {COLUMNS.flatMap(({ id, label }) =>
          ways.map((way) => (
            <option key={`${id} ${way}`} value={`${id} ${way}`}>
              {label}, {way}
            </option>
          )),
        )}
      </select>
    </label>
  );
}

/** The table's heads; each sorts, and the second press turns the order round. */
export function BacklogColumns({
  view,
  onSort,
}: {
  readonly view: BacklogView;
  readonly onSort: (sortBy: SortColumn, direction: SortDirection) => void;
}) {
  return (
    <div role="rowgroup" className="pp-grid-head">
      <div role="row" aria-rowindex={1} className="pp-row pp-row--head">
        {COLUMNS.map((column) => {
          const isSorted = view.sortBy === column.id;
          const arrow = view.direction === 'ascending' ? 'arrowUp' : 'arrowDown';
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={isSorted ? view.direction : 'none'}
              className={`pp-cell pp-cell--${column.id}${column.isNumber ? ' pp-cell--number' : ''}`}
            >
              <button
                type="button"
                className="pp-sort"
                onClick={() => onSort(column.id, isSorted ? opposite(view.direction) : column.first)}
              >
                <span className={column.isLabelHidden ? 'pl-hidden' : undefined}>{column.label}</span>
                {column.isLabelHidden && !isSorted ? <span aria-hidden="true" className="pp-sort-stub" /> : null}
                {isSorted ? <Icon name={arrow} size={12} /> : null}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
