import { useState } from 'react';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import { moveItem } from '../../draft/roadmap-edits';
import { useDraft } from '../../hooks/use-draft';
import { Dialog } from '../dialog';
import { ItemSelect } from './item-select';

/** Hangs an item, with everything below it, under another one. */
export function MoveDialog({
  itemId,
  onMove,
  onClose,
}: {
  readonly itemId: RoadmapItemId;
  readonly onMove: (itemId: RoadmapItemId, parentId: RoadmapItemId | null) => void;
  readonly onClose: () => void;
}) {
  const { state, titleOf } = useDraft();
  const { roadmap } = state.draft;
  const item = roadmap.items.find((each) => each.itemId === itemId);
  const [parentId, setParentId] = useState<RoadmapItemId | null>(item?.parentId ?? null);
  if (item === undefined) return null;
  return (
    <Dialog
      title={`Move ${titleOf(item)}`}
      width="small"
      onClose={onClose}
      confirm={{
        label: 'Move',
        isDisabled: parentId === item.parentId,
        onConfirm: () => {
          onMove(itemId, parentId);
          onClose();
        },
      }}
    >
      <div className="pl-field">
        <label className="pl-label" htmlFor="move-parent">
          New parent
        </label>
        <ItemSelect
          inputId="move-parent"
          value={parentId}
          top="No parent: a theme of its own"
          isOffered={(each) => moveItem(roadmap, itemId, each.itemId) !== null}
          onChange={setParentId}
        />
        <p className="pl-small pl-subtle">Everything below it moves along. Its issues keep their evidence.</p>
      </div>
    </Dialog>
  );
}
