import DropdownMenu, { DropdownItemCheckbox, DropdownItemCheckboxGroup } from '@atlaskit/dropdown-menu';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { wholeNumber } from '../../shared/format';

export interface FilterChoice<T extends string> {
  readonly id: T;
  readonly label: string;
  /** How many items of the whole backlog it holds. */
  readonly count: number;
}

/** A filter as a checklist behind a button; the button says what is chosen. */
export function FilterMenu<T extends string>({
  name,
  choices,
  chosen,
  onChange,
}: {
  readonly name: string;
  readonly choices: readonly FilterChoice<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  const [only] = choices.filter((choice) => chosen.includes(choice.id));
  const summary = chosen.length === 1 && only !== undefined ? only.label : `${chosen.length} of ${choices.length}`;
  const toggle = (id: T) => {
    const after = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange(choices.map((choice) => choice.id).filter((one) => after.includes(one)));
  };
  return (
    <DropdownMenu<HTMLButtonElement>
      shouldRenderToParent
      trigger={({ triggerRef, isSelected: _isSelected, testId: _testId, ...rest }) => (
        <Button ref={triggerRef} {...rest} className={chosen.length === 0 ? 'pp-filter' : 'pp-filter pp-filter--on'}>
          <span className="pl-nowrap">{chosen.length === 0 ? name : `${name}: ${summary}`}</span>
          <Icon name="down" size={12} />
        </Button>
      )}
    >
      <DropdownItemCheckboxGroup id={`filter-${name}`} title={name}>
        {choices.map((choice) => (
          <DropdownItemCheckbox
            key={choice.id}
            id={`filter-${name}-${choice.id}`}
            isSelected={chosen.includes(choice.id)}
            onClick={() => toggle(choice.id)}
          >
            {choice.label} <span className="pl-subtle">{wholeNumber(choice.count)}</span>
          </DropdownItemCheckbox>
        ))}
      </DropdownItemCheckboxGroup>
    </DropdownMenu>
  );
}
