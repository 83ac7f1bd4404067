import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { openIssue } from '../../shared/host';
import { useMediaQuery } from '../hooks/use-media-query';
import { useTableHeight } from '../hooks/use-table-height';
import type { BacklogRow } from '../selectors/backlog-rows';
import type { BacklogView, SortColumn, SortDirection } from '../selectors/backlog-view';
import type { RowGroup } from '../selectors/group-rows';
import { BacklogColumns, COLUMN_COUNT } from './backlog-columns';
import { BacklogGroupRow } from './backlog-group-row';
import { BacklogTableRow } from './backlog-table-row';

type Entry =
  | { readonly kind: 'group'; readonly group: RowGroup; readonly isOpen: boolean }
  | { readonly kind: 'row'; readonly row: BacklogRow };

/** In pixels, as in project-page.css. The head stays in view and covers what is under it; cards have none. */
const HEIGHT = { head: 35, row: 36, group: 40, card: 92 } as const;
const PAGE = 12;

function entriesOf(groups: readonly RowGroup[] | null, rows: readonly BacklogRow[], closed: ReadonlySet<string>) {
  if (groups === null) return rows.map((row): Entry => ({ kind: 'row', row }));
  return groups.flatMap((group): Entry[] => {
    const isOpen = !closed.has(group.groupId);
    const head: Entry = { kind: 'group', group, isOpen };
    return isOpen ? [head, ...group.rows.map((row): Entry => ({ kind: 'row', row }))] : [head];
  });
}

/** Every item of the backlog; only what is in view is in the document. Up, down and Enter work as in a spreadsheet. */
export function BacklogTable({
  rows,
  groups,
  view,
  onSort,
}: {
  readonly rows: readonly BacklogRow[];
  /** Null: not grouped. */
  readonly groups: readonly RowGroup[] | null;
  readonly view: BacklogView;
  readonly onSort: (sortBy: SortColumn, direction: SortDirection) => void;
}) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(() => entriesOf(groups, rows, closed), [groups, rows, closed]);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, entries.length - 1));
  const isNarrow = useMediaQuery('(max-width: 640px)');
  const head = isNarrow ? 0 : HEIGHT.head;
  const minHeight = useTableHeight();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);

  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes here; rows are memoized by hand.
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === 'group' ? HEIGHT.group : isNarrow ? HEIGHT.card : HEIGHT.row),
    overscan: 10,
    getItemKey: (index) => {
      const entry = entries[index];
      if (entry === undefined) return index;
      return entry.kind === 'group' ? entry.group.groupId : entry.row.issue.issueId;
    },
    // The row with the focus stays in the document while it is scrolled away, or Tab would lose its place.
    rangeExtractor: (range) => [...new Set([current, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
    scrollMargin: head,
    scrollPaddingStart: head,
  });

  useEffect(() => virtual.measure(), [virtual, entries, isNarrow]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-entry="${current}"]`)?.focus({ preventScroll: true });
  }, [current]);

  const moveTo = (index: number) => {
    const target = Math.min(entries.length - 1, Math.max(0, index));
    if (target === current) return;
    wantsFocus.current = true;
    setActive(target);
    virtual.scrollToIndex(target);
  };
  const toggle = useCallback((groupId: string) => {
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(groupId)) after.add(groupId);
      return after;
    });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset['entry'] === undefined) return;
    const entry = entries[current];
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE,
      PageUp: current - PAGE,
      Home: 0,
      End: entries.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && entry?.kind === 'row') void openIssue(entry.row.issue.issueKey);
    else if (entry?.kind === 'group' && event.key === (entry.isOpen ? 'ArrowLeft' : 'ArrowRight')) {
      toggle(entry.group.groupId);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="pp-grid-scroll" ref={scroller} style={{ minHeight }}>
      <div
        role="grid"
        aria-label="Backlog"
        aria-rowcount={entries.length + 1}
        aria-colcount={COLUMN_COUNT}
        className="pp-grid"
        onKeyDown={onKeyDown}
      >
        <BacklogColumns view={view} onSort={onSort} />
        <div role="rowgroup" className="pp-grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            const place = { index, start: start - head, size, isCurrent: index === current };
            return entry.kind === 'group' ? (
              <BacklogGroupRow key={key} group={entry.group} isOpen={entry.isOpen} onToggle={toggle} {...place} />
            ) : (
              <BacklogTableRow key={key} row={entry.row} onActivate={setActive} {...place} />
            );
          })}
        </div>
      </div>
    </div>
  );
}
