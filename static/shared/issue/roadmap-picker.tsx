import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { RoadmapItemView } from '../../../src/contract/rpc';
import type { RoadmapItemId } from '../../../src/domain/ids';
import { Button } from '../components/button';
import { HorizonMark, Icon } from '../components/icons';
import { openModule } from '../host';
import { horizonWord, LEVEL_WORDS } from '../words';
import './roadmap-picker.css';

const DEPTH = { theme: 0, initiative: 1, epic: 2 } as const;

/** Only live items that the viewer may browse can be chosen: a link to a finished one would be stale at once. */
function pickable(items: readonly RoadmapItemView[]): readonly (RoadmapItemView & { title: string })[] {
  return items.filter(
    (item): item is RoadmapItemView & { title: string } =>
      item.title !== null && (item.state === 'active' || item.state === 'paused'),
  );
}

function matches(item: RoadmapItemView, words: readonly string[]): boolean {
  const text = `${item.title ?? ''} ${item.issueKey ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Chooses the roadmap item that an issue belongs to: type to filter, arrows to move, Enter to link. */
export function RoadmapPicker({
  items,
  linkedItemId,
  isSaving,
  onPick,
  onCancel,
}: {
  readonly items: readonly RoadmapItemView[];
  readonly linkedItemId: RoadmapItemId | null;
  readonly isSaving: boolean;
  readonly onPick: (itemId: RoadmapItemId) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const live = useMemo(() => pickable(items), [items]);
  const shown = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    return live.filter((item) => matches(item, words));
  }, [live, typed]);
  const current = shown[Math.min(active, shown.length - 1)];

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((before) => (before + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter' && current !== undefined && !isSaving) {
      event.preventDefault();
      onPick(current.itemId);
    } else if (event.key === 'Escape') {
      onCancel();
    }
  };

  return (
    <div className="pl-picker">
      <label className="pl-label" htmlFor={`${id}-input`}>
        Which roadmap item is this for?
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        className="pl-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.itemId}`}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder="Type to filter"
        value={typed}
        disabled={isSaving}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 ? (
        <p className="pl-small pl-subtle" role="status">
          {live.length === 0
            ? 'The roadmap has no live items yet. A Jira admin can name them.'
            : `No roadmap item matches “${typed}”.`}
        </p>
      ) : null}
      <ul ref={list} id={`${id}-list`} className="pl-picker__list" role="listbox" aria-label="Roadmap items">
        {shown.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above drives the list by keyboard
          <li
            key={item.itemId}
            id={`${id}-${item.itemId}`}
            role="option"
            aria-selected={item === current}
            aria-disabled={isSaving}
            className="pl-picker__option"
            style={{ paddingLeft: 8 + DEPTH[item.level] * 16 }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (!isSaving) onPick(item.itemId);
            }}
          >
            <span className="pl-picker__title">{item.title}</span>
            {item.itemId === linkedItemId ? <Icon name="check" label="linked now" size={12} /> : null}
            <span className="pl-picker__level">
              {LEVEL_WORDS[item.level]}
              <HorizonMark horizon={item.horizon} />
              {horizonWord(item.horizon)}
            </span>
          </li>
        ))}
      </ul>
      <div className="pl-row">
        {live.length === 0 ? (
          <Button spacing="compact" onClick={() => void openModule('plumbline-admin')}>
            Name roadmap items
          </Button>
        ) : null}
        <Button appearance="subtle" spacing="compact" disabled={isSaving} onClick={onCancel}>
          Cancel
        </Button>
        <span className="pl-small pl-subtle" role="status">
          {isSaving ? 'Saving the link…' : ''}
        </span>
      </div>
    </div>
  );
}
