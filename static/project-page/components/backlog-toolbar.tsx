import { type RefObject, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { type BacklogView, isFiltered, PLAIN_VIEW } from '../selectors/backlog-view';
import type { FilterChoices } from '../selectors/filter-choices';
import { SortChoice } from './backlog-columns';
import { FilterMenu } from './filter-menu';

/** The box keeps what is typed at once; the table follows when the browser has time. */
function SearchBox({
  search,
  onSearch,
  box,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly box: RefObject<HTMLInputElement>;
}) {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (known !== search) {
    setKnown(search);
    if (typed.trim() !== search) setTyped(search);
  }
  const settled = useDeferredValue(typed.trim());
  useEffect(() => {
    if (settled === search) return undefined;
    const timer = setTimeout(() => onSearch(settled), 120);
    return () => clearTimeout(timer);
  }, [settled, search, onSearch]);
  return (
    <label className="pp-search">
      <Icon name="search" />
      <span className="pl-hidden">Search the backlog</span>
      <input
        ref={box}
        type="search"
        className="pl-input"
        placeholder="Search backlog"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('');
        }}
      />
    </label>
  );
}

/** Search, filters, grouping, and the ways out of the table. */
export function BacklogToolbar({
  view,
  choices,
  searchBox,
  onChange,
  onOpenJql,
  onExport,
  onShortcuts,
}: {
  readonly view: BacklogView;
  readonly choices: FilterChoices;
  readonly searchBox: RefObject<HTMLInputElement>;
  readonly onChange: (change: Partial<BacklogView>, how?: 'push' | 'replace') => void;
  readonly onOpenJql: () => void;
  readonly onExport: () => void;
  readonly onShortcuts: () => void;
}) {
  const onSearch = useCallback((search: string) => onChange({ search }, 'replace'), [onChange]);
  const grouped = view.groupBy === 'theme';
  return (
    <div className="pp-tools" role="group" aria-label="Backlog view">
      <SearchBox search={view.search} onSearch={onSearch} box={searchBox} />
      <FilterMenu
        name="Theme"
        choices={choices.themes}
        chosen={view.themes}
        onChange={(themes) => onChange({ themes })}
      />
      <FilterMenu
        name="Alignment"
        choices={choices.states}
        chosen={view.states}
        onChange={(states) => onChange({ states })}
      />
      <FilterMenu name="Value" choices={choices.bands} chosen={view.bands} onChange={(bands) => onChange({ bands })} />
      <FilterMenu
        name="Type"
        choices={choices.types}
        chosen={view.typeIds}
        onChange={(typeIds) => onChange({ typeIds })}
      />
      <FilterMenu name="Flags" choices={choices.flags} chosen={view.flags} onChange={(flags) => onChange({ flags })} />
      {isFiltered(view) ? (
        <Button
          appearance="subtle"
          onClick={() => {
            const { search, themes, states, bands, typeIds, flags } = PLAIN_VIEW;
            onChange({ search, themes, states, bands, typeIds, flags });
          }}
        >
          Clear filters
        </Button>
      ) : null}
      <span className="pp-tools-end">
        <SortChoice view={view} onSort={(sortBy, direction) => onChange({ sortBy, direction })} />
        <Button
          icon="list"
          aria-pressed={grouped}
          title="Group by theme"
          className={grouped ? 'pp-filter pp-filter--on' : 'pp-filter'}
          onClick={() => onChange({ groupBy: grouped ? 'none' : 'theme' })}
        >
          <span className="pp-tool-label pp-tool-label--keep">Group by theme</span>
        </Button>
        <Button icon="open" title="Open as JQL" onClick={onOpenJql}>
          <span className="pp-tool-label">Open as JQL</span>
        </Button>
        <Button icon="download" aria-label="Export CSV" title="Export the shown items as CSV" onClick={onExport}>
          <span className="pp-tool-label">Export</span>
        </Button>
        <Button icon="question" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={onShortcuts} />
      </span>
    </div>
  );
}
