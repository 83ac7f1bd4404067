import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CriterionSource } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { percent } from '../format';
import { useModel } from './model-context';
import { type SourceGroup, type SourceOption, sourceGroups, sourceKey } from './source-options';
import { useFieldFill } from './use-field-fill';

/** So many of a kind are shown, and counted, until a search narrows them down. */
const SHOWN_PER_GROUP = 6;

function matching(groups: readonly SourceGroup[], typed: string): readonly SourceGroup[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((option) => option.label.toLowerCase().includes(words)),
    }))
    .filter((group) => group.options.length > 0);
}

/** Everything a criterion can come from, grouped and searched; beside each how much of the backlog has it. */
export function SourcePicker({
  present,
  onChoose,
  onClose,
}: {
  readonly present: CriterionSource;
  readonly onChoose: (source: CriterionSource) => void;
  readonly onClose: () => void;
}) {
  const { catalog } = useModel();
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const id = useId();
  const groups = useMemo(() => sourceGroups(catalog), [catalog]);
  const found = matching(groups, typed);
  useEffect(() => search.current?.focus(), []);
  return (
    <div
      className="vm-picker"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label className="pl-hidden" htmlFor={id}>
        Search sources
      </label>
      <input
        ref={search}
        id={id}
        type="search"
        className="pl-input"
        placeholder="Search fields and counts"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.length === 0 ? <p className="pl-subtle">Nothing on this site is called that.</p> : null}
      <div className="vm-picker__groups">
        {found.map((group) => (
          <PickerGroup key={group.name} group={group} presentKey={sourceKey(present)} onChoose={onChoose} />
        ))}
      </div>
    </div>
  );
}

function PickerGroup({
  group,
  presentKey,
  onChoose,
}: {
  readonly group: SourceGroup;
  readonly presentKey: string;
  readonly onChoose: (source: CriterionSource) => void;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? group.options : group.options.slice(0, SHOWN_PER_GROUP);
  return (
    <section className="vm-picker__group" aria-label={group.name}>
      <h3 className="vm-picker__name">{group.name}</h3>
      <ul>
        {shown.map((option) => (
          <PickerOption
            key={option.key}
            option={option}
            isPresent={option.key === presentKey}
            onChoose={() => onChoose(option.source)}
          />
        ))}
      </ul>
      {group.options.length > shown.length ? (
        <Button appearance="link" spacing="compact" className="vm-picker__all" onClick={() => setIsWhole(true)}>
          All {group.options.length}
          <span className="pl-hidden"> of {group.name}</span>
        </Button>
      ) : null}
    </section>
  );
}

function PickerOption({
  option,
  isPresent,
  onChoose,
}: {
  readonly option: SourceOption;
  readonly isPresent: boolean;
  readonly onChoose: () => void;
}) {
  const { catalog } = useModel();
  const { share, isCounting } = useFieldFill({ projectKeys: catalog.projectKeys, filledJql: option.filledJql });
  return (
    <li>
      <button type="button" className="vm-picker__option" aria-pressed={isPresent} onClick={onChoose}>
        <span className="vm-picker__words">
          <span>{option.label}</span>
          <span className="pl-small pl-subtle">{option.hint}</span>
        </span>
        {option.filledJql === null ? null : (
          <span className="vm-picker__fill pl-small">
            {share === null ? (
              <span className="pl-subtle">{isCounting ? 'counting…' : 'not known'}</span>
            ) : (
              <>
                <span className="pl-share" aria-hidden="true">
                  <span style={{ width: `${share * 100}%` }} />
                </span>
                {percent(share)} filled
              </>
            )}
          </span>
        )}
        {isPresent ? <Icon name="check" size={12} /> : null}
      </button>
    </li>
  );
}
