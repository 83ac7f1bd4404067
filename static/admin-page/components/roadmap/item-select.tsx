import Select from '@atlaskit/select';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import type { RoadmapItem } from '../../../../src/domain/roadmap/roadmap';
import { LEVEL_WORDS } from '../../../shared/words';
import { treeRows } from '../../draft/roadmap-tree';
import { useDraft } from '../../hooks/use-draft';

interface ItemOption {
  readonly value: RoadmapItemId | '';
  readonly label: string;
  readonly level: string;
  readonly depth: number;
}

/** Chooses a roadmap item by typing; options stand in the order of the tree. */
export function ItemSelect({
  inputId,
  value,
  top,
  isOffered = () => true,
  isInvalid = false,
  onChange,
}: {
  readonly inputId: string;
  readonly value: RoadmapItemId | null;
  /** The words for "no item", where that can be chosen. */
  readonly top?: string;
  readonly isOffered?: (item: RoadmapItem) => boolean;
  readonly isInvalid?: boolean;
  readonly onChange: (itemId: RoadmapItemId | null) => void;
}) {
  const { state, titleOf } = useDraft();
  const options: ItemOption[] = treeRows(state.draft.roadmap)
    .filter((row) => isOffered(row.item))
    .map((row) => ({
      value: row.item.itemId,
      label: titleOf(row.item),
      level: LEVEL_WORDS[row.item.level],
      depth: row.depth,
    }));
  if (top !== undefined) options.unshift({ value: '', label: top, level: '', depth: 0 });
  const selected = options.find((option) => option.value === (value ?? '')) ?? null;
  return (
    <Select<ItemOption>
      spacing="compact"
      inputId={inputId}
      options={options}
      value={selected}
      isInvalid={isInvalid}
      placeholder="Choose an item"
      menuPosition="fixed"
      menuPlacement="auto"
      noOptionsMessage={() => 'No item with this name'}
      formatOptionLabel={(option, { context }) => (
        <span className={context === 'menu' ? `ap-option ap-option--${Math.min(option.depth, 2)}` : 'ap-option'}>
          <span className="ap-option__label">{option.label}</span>
          <span className="pl-small pl-subtle">{option.level}</span>
        </span>
      )}
      onChange={(option) => onChange(option === null || option.value === '' ? null : option.value)}
    />
  );
}
