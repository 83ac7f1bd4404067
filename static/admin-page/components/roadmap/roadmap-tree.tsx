import { useCallback, useMemo, useState } from 'react';
import type { ChangePreview } from '../../../../src/contract/rpc';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import type { RoadmapItem } from '../../../../src/domain/roadmap/roadmap';
import { fieldElementId } from '../../../shared/model/element-id';
import { type TreeRow, treeRows } from '../../draft/roadmap-tree';
import { useDraft } from '../../hooks/use-draft';
import { RoadmapFooter } from './roadmap-footer';
import { RoadmapRow, type RowView } from './roadmap-row';
import type { RowActions } from './use-row-actions';

/** Above this many items the page starts with the themes alone. */
const OPEN_ALL_UP_TO = 60;
const FIELDS = ['title', 'parentId', 'weight', 'horizon', 'state', 'targetShare', 'added', 'moved'] as const;

export interface TreeOpening {
  readonly isOpen: (itemId: RoadmapItemId) => boolean;
  readonly toggle: (item: RoadmapItem) => void;
  readonly open: (itemId: RoadmapItemId | null) => void;
}

/** Which rows show what is below them. */
export function useTreeOpening(items: readonly RoadmapItem[]): TreeOpening {
  const [startsOpen] = useState(items.length <= OPEN_ALL_UP_TO);
  const [toggled, setToggled] = useState<ReadonlySet<RoadmapItemId>>(new Set());
  const isOpen = useCallback((itemId: RoadmapItemId) => toggled.has(itemId) !== startsOpen, [toggled, startsOpen]);
  const toggle = useCallback((item: RoadmapItem) => {
    setToggled((now) => {
      const next = new Set(now);
      if (!next.delete(item.itemId)) next.add(item.itemId);
      return next;
    });
  }, []);
  const open = useCallback(
    (itemId: RoadmapItemId | null) => {
      if (itemId === null) return;
      setToggled((now) => {
        const next = new Set(now);
        if (startsOpen) next.delete(itemId);
        else next.add(itemId);
        return next;
      });
    },
    [startsOpen],
  );
  return { isOpen, toggle, open };
}

function visibleRows(rows: readonly TreeRow[], isOpen: (itemId: RoadmapItemId) => boolean): readonly TreeRow[] {
  const visible: TreeRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.depth > hiddenBelow) continue;
    visible.push(row);
    hiddenBelow = row.childCount > 0 && !isOpen(row.item.itemId) ? row.depth : Number.POSITIVE_INFINITY;
  }
  return visible;
}

/** The tree as a table whose cells are fields. */
export function RoadmapTree({
  preview,
  actions,
  opening,
}: {
  readonly preview: ChangePreview | null;
  readonly actions: RowActions;
  readonly opening: TreeOpening;
}) {
  const { state, view, titleOf, epicsById, isChanged, problemAt } = useDraft();
  const { roadmap } = state.draft;
  const rows = useMemo(() => treeRows(roadmap), [roadmap]);
  const counts = useMemo(() => new Map(preview?.issuesByItem.map((each) => [each.itemId, each])), [preview]);

  const viewOf = (row: TreeRow): RowView => {
    const { item } = row;
    const epic = item.issueId === null ? undefined : epicsById.get(item.issueId);
    const isIssueDone = epic?.done ?? false;
    const counted = counts.get(item.itemId);
    const before = view.issuesByItem[item.itemId] ?? counted?.before ?? 0;
    const after = counted?.after ?? null;
    const horizon = item.horizon ?? row.inheritedHorizon;
    const effectiveState = item.state ?? (isIssueDone ? 'done' : row.inheritedState);
    const at = (field: string): string | null => problemAt(fieldElementId('item', item.itemId, field));
    return {
      row,
      title: titleOf(item),
      issueKey: epic?.issueKey ?? null,
      isIssueDone,
      isOpen: opening.isOpen(item.itemId),
      before,
      after,
      isHollow: (after ?? before) === 0 && effectiveState === 'active' && (horizon === 'now' || horizon === 'next'),
      // Every field of a new row is new; marking its name says it once.
      changed: isChanged('item', item.itemId, 'added')
        ? 'added'
        : FIELDS.filter((field) => isChanged('item', item.itemId, field)).join(' '),
      problemTitle: at('title'),
      problemWeight: at('weight'),
      problemTarget: at('targetShare'),
    };
  };
  return (
    <div role="table" aria-label="Roadmap" className="ap-tree">
      <div role="rowgroup" className="ap-tree__head">
        <div role="row" className="ap-tree__row">
          <div role="columnheader">Roadmap item</div>
          <div role="columnheader">Weight and share</div>
          <div role="columnheader">Horizon</div>
          <div role="columnheader">State</div>
          <div role="columnheader" className="ap-right">
            Target
          </div>
          <div role="columnheader" className="ap-right">
            Issues
          </div>
          <div role="columnheader">
            <span className="pl-hidden">Actions</span>
          </div>
        </div>
      </div>
      <div role="rowgroup">
        {visibleRows(rows, opening.isOpen).map((row) => (
          <RoadmapRow key={row.item.itemId} {...viewOf(row)} actions={actions} onToggle={opening.toggle} />
        ))}
      </div>
      <RoadmapFooter counts={counts} />
    </div>
  );
}
