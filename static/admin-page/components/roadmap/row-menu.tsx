import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { Icon } from '../../../shared/components/icons';
import type { TreeRow } from '../../draft/roadmap-tree';
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
  const { item } = row;
  return (
    <DropdownMenu<HTMLButtonElement>
      placement="bottom-end"
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the flag that makes it a no-op is never on outside of Atlassian; elsewhere the menu would leave the landmarks
      shouldRenderToParent
      trigger={({ triggerRef, isSelected, testId, ...props }) => (
        <button
          {...props}
          data-testid={testId}
          ref={triggerRef}
          type="button"
          className={isSelected ? 'ap-icon-button ap-icon-button--on' : 'ap-icon-button'}
          aria-label={`Actions for ${title}`}
        >
          <Icon name="more" />
        </button>
      )}
    >
      <DropdownItemGroup>
        {item.level === 'epic' ? null : (
          <>
            <DropdownItem onClick={() => actions.addChild(item, 'initiative')}>
              {item.level === 'theme' ? 'Add initiative' : 'Add epic by hand'}
            </DropdownItem>
            <DropdownItem onClick={() => actions.openPicker(item.itemId)}>Add epics from Jira</DropdownItem>
          </>
        )}
        <DropdownItem onClick={() => actions.openRule(item.itemId)}>Map issues to it by a rule</DropdownItem>
      </DropdownItemGroup>
      <DropdownItemGroup title="Move" hasSeparator>
        <DropdownItem isDisabled={row.isFirst} onClick={() => actions.shift(item, -1)}>
          Up
        </DropdownItem>
        <DropdownItem isDisabled={row.isLast} onClick={() => actions.shift(item, 1)}>
          Down
        </DropdownItem>
        <DropdownItem isDisabled={row.isFirst} onClick={() => actions.indent(item)}>
          In, under the one before
        </DropdownItem>
        <DropdownItem isDisabled={item.parentId === null} onClick={() => actions.outdent(item)}>
          Out, beside its parent
        </DropdownItem>
        <DropdownItem onClick={() => actions.openMove(item.itemId)}>Under another item</DropdownItem>
      </DropdownItemGroup>
      <DropdownItemGroup hasSeparator>
        <DropdownItem onClick={() => actions.remove(item)}>
          {row.childCount > 0 ? 'Delete with all below it' : 'Delete'}
        </DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
