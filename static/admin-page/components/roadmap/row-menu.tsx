import type { TreeRow } from '../../draft/roadmap-tree';
import { Menu, type MenuGroup } from '../menu';
import type { RowActions } from './use-row-actions';

/** Everything that can be done to a row, for those who use no shortcuts. */
export function RowMenu({
  row,
  title,
  actions,
}: {
  readonly row: TreeRow;
  readonly title: string;
  readonly actions: RowActions;
}) {
  return <Menu label={`Actions for ${title}`} groups={groupsOf(row, actions)} />;
}

function groupsOf(row: TreeRow, actions: RowActions): readonly MenuGroup[] {
  const { item } = row;
  const rule = { words: 'Map issues to it by a rule', act: () => actions.openRule(item.itemId) };
  const below = [
    {
      words: item.level === 'theme' ? 'Add initiative' : 'Add epic by hand',
      act: () => actions.addChild(item, 'initiative'),
    },
    { words: 'Add epics from Jira', act: () => actions.openPicker(item.itemId) },
  ];
  return [
    { name: 'Add', entries: item.level === 'epic' ? [rule] : [...below, rule] },
    {
      name: 'Move',
      isNameShown: true,
      entries: [
        { words: 'Up', act: () => actions.shift(item, -1), isDisabled: row.isFirst },
        { words: 'Down', act: () => actions.shift(item, 1), isDisabled: row.isLast },
        { words: 'In, under the one before', act: () => actions.indent(item), isDisabled: row.isFirst },
        { words: 'Out, beside its parent', act: () => actions.outdent(item), isDisabled: item.parentId === null },
        { words: 'Under another item', act: () => actions.openMove(item.itemId) },
      ],
    },
    {
      name: 'Delete',
      entries: [{ words: row.childCount > 0 ? 'Delete with all below it' : 'Delete', act: () => actions.remove(item) }],
    },
  ];
}
