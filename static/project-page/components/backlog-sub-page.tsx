import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ProjectView } from '../../../src/contract/rpc';
import type { HealthReport } from '../../../src/domain/health/health-report';
import { Button } from '../../shared/components/button';
import { EmptyState } from '../../shared/components/page-states';
import { plural, wholeNumber } from '../../shared/format';
import { openUrl, showFlag } from '../../shared/host';
import type { Navigation } from '../hooks/use-address';
import { usePageKeys } from '../hooks/use-page-keys';
import { saveTextFile } from '../save-text-file';
import { backlogCsv } from '../selectors/backlog-csv';
import { backlogJql } from '../selectors/backlog-jql';
import type { BacklogRow } from '../selectors/backlog-rows';
import { addressOf, type BacklogView, backlogViewFrom, PLAIN_VIEW } from '../selectors/backlog-view';
import { filterChoices } from '../selectors/filter-choices';
import { filterRows } from '../selectors/filter-rows';
import { groupRows } from '../selectors/group-rows';
import { sortRows } from '../selectors/sort-rows';
import { backlogVerdict } from '../words/part-words';
import { BacklogTable } from './backlog-table';
import { BacklogToolbar } from './backlog-toolbar';

/** The view in the address, and how to change a part of it. `change` stays the same function for ever. */
function useBacklogView({ address, go }: Navigation) {
  const view = useMemo(() => backlogViewFrom(address.search), [address.search]);
  const latest = useRef({ view, go });
  useEffect(() => {
    latest.current = { view, go };
  }, [view, go]);
  const change = useCallback((part: Partial<BacklogView>, how: 'push' | 'replace' = 'push') => {
    const now = latest.current;
    now.go({ route: 'backlog', search: addressOf({ ...now.view, ...part }) }, how);
  }, []);
  return { view, change };
}

/** Every item of the backlog in a table: search, filter, sort, group, and take along. */
export function BacklogSubPage({
  project,
  rows,
  report,
  hasSprints,
  navigation,
  areKeysOn,
  onShortcuts,
}: {
  readonly project: ProjectView;
  readonly rows: readonly BacklogRow[];
  readonly report: HealthReport;
  readonly hasSprints: boolean;
  readonly navigation: Navigation;
  readonly areKeysOn: boolean;
  readonly onShortcuts: () => void;
}) {
  const { view, change } = useBacklogView(navigation);
  const wanted = useDeferredValue(view);
  const shown = useMemo(() => sortRows(filterRows(rows, wanted), wanted), [rows, wanted]);
  const groups = useMemo(
    () => (wanted.groupBy === 'theme' ? groupRows(shown, project.roadmap) : null),
    [wanted.groupBy, shown, project.roadmap],
  );
  const choices = useMemo(() => filterChoices(rows, project.roadmap), [rows, project.roadmap]);
  const searchBox = useRef<HTMLInputElement>(null);
  usePageKeys({ '/': () => searchBox.current?.focus() }, areKeysOn);

  const openJql = () => {
    const { jql, exact } = backlogJql({
      projectKey: project.projectKey,
      shown,
      view,
      bands: project.bands,
      hasSprints,
    });
    if (!exact) {
      showFlag({
        title: 'Jira shows more items than this table',
        description: 'Search text, theme and flags cannot be said in JQL for this many items.',
        appearance: 'info',
      });
    }
    void openUrl(`/issues/?jql=${encodeURIComponent(jql)}`);
  };
  const exportCsv = () => {
    saveTextFile({
      name: `${project.projectKey}-backlog-${new Date().toISOString().slice(0, 10)}.csv`,
      type: 'text/csv;charset=utf-8',
      text: backlogCsv(shown),
    });
  };
  const inProgress = report.inProgress.count;
  const verdict = useRef<HTMLParagraphElement>(null);
  // A repair led here and its button is gone: without this the keyboard would begin at the top of the frame. A page that
  // nobody has touched yet takes no focus from Jira.
  useEffect(() => {
    const isTouched = !('userActivation' in navigator) || navigator.userActivation.hasBeenActive;
    if (isTouched && document.activeElement === document.body) verdict.current?.focus();
  }, []);
  return (
    <>
      <p ref={verdict} tabIndex={-1} className="pp-verdict">
        {backlogVerdict(report)}
      </p>
      <BacklogToolbar
        view={view}
        choices={choices}
        searchBox={searchBox}
        onChange={change}
        onOpenJql={openJql}
        onExport={exportCsv}
        onShortcuts={onShortcuts}
      />
      <p className="pp-count">
        <strong role="status">
          {wholeNumber(shown.length)} of {plural(rows.length, 'item')}
        </strong>
        <span className="pl-subtle">
          To Do and outside an active sprint.
          {inProgress === 0 ? '' : ` ${wholeNumber(inProgress)} in progress: see Health.`}
        </span>
      </p>
      {shown.length === 0 ? (
        <EmptyState
          title={rows.length === 0 ? 'The backlog is empty' : 'No item matches'}
          body={
            rows.length === 0
              ? 'No open item is in To Do and outside an active sprint.'
              : 'Every item is left out by the search or by a filter.'
          }
          action={rows.length === 0 ? undefined : <Button onClick={() => change(PLAIN_VIEW)}>Show all items</Button>}
        />
      ) : (
        <BacklogTable
          rows={shown}
          groups={groups}
          view={view}
          onSort={(sortBy, direction) => change({ sortBy, direction })}
        />
      )}
    </>
  );
}
