import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ProjectView } from '../../../src/contract/rpc';
import { assessHealth } from '../../../src/domain/health/assess-health';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { EmptyState } from '../../shared/components/page-states';
import { listIssueTypes } from '../../shared/jira';
import type { Navigation } from '../hooks/use-address';
import { usePageKeys } from '../hooks/use-page-keys';
import { backlogRowsFrom } from '../selectors/backlog-rows';
import type { OrderedRows } from '../selectors/order-rows';
import { resolvedPerMonth } from '../selectors/resolved-per-month';
import { BacklogSubPage } from './backlog-sub-page';
import { HealthSubPage } from './health-sub-page';
import { OrderSubPage } from './order/order-sub-page';
import { ShortcutsDialog } from './shortcuts-dialog';
import { ValueSubPage } from './value-sub-page';

function useTypeNames(projectKey: string): ReadonlyMap<string, string> {
  const types = useQuery({
    queryKey: ['issue-types', projectKey],
    queryFn: () => listIssueTypes(projectKey),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => new Map((types.data ?? []).map((type) => [type.id, type.name])), [types.data]);
}

/** The sub-page that the address asks for, made from the rows that the viewer sees. */
export function ScoredProject({
  project,
  ordered,
  stored,
  navigation,
}: {
  readonly project: ProjectView;
  readonly ordered: OrderedRows;
  readonly stored: readonly ScoredIssue[];
  readonly navigation: Navigation;
}) {
  const typeNames = useTypeNames(project.projectKey);
  const { roadmap, health, bands, seesEverything } = project;
  const { rows } = ordered;
  const [now] = useState(() => Date.now());
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  const [areKeysOn, setKeysOn] = useState(true);
  usePageKeys({ '?': () => setShortcutsOpen(true) }, areKeysOn);
  // The project's throughput counts issues that this viewer may not know of.
  const throughput = useMemo(
    () => (seesEverything ? project.resolvedPerMonth : resolvedPerMonth(stored, now)),
    [seesEverything, project.resolvedPerMonth, stored, now],
  );
  const report = useMemo(
    () => assessHealth({ rows, roadmap, settings: health, resolvedPerMonth: throughput, now }),
    [rows, roadmap, health, throughput, now],
  );
  const backlog = useMemo(
    () => backlogRowsFrom({ rows, roadmap, report, bands, typeNames, now }),
    [rows, roadmap, report, bands, typeNames, now],
  );
  if (!rows.some((row) => row.statusCategory !== 'done')) {
    return (
      <div className="pl-card">
        <EmptyState
          title="There is no open issue that you may browse"
          body="Health and the backlog table appear as soon as there is one. New issues are scored within minutes."
        />
      </div>
    );
  }
  return (
    <>
      {navigation.address.route === 'health' ? (
        <HealthSubPage project={project} report={report} rows={backlog} navigation={navigation} />
      ) : navigation.address.route === 'order' ? (
        <OrderSubPage project={project} ordered={ordered} stored={stored} navigation={navigation} now={now} />
      ) : navigation.address.route === 'value' ? (
        <ValueSubPage project={project} rows={rows} typeNames={typeNames} now={now} />
      ) : (
        <BacklogSubPage
          project={project}
          rows={backlog}
          report={report}
          hasSprints={rows.some((row) => row.inActiveSprint)}
          navigation={navigation}
          areKeysOn={areKeysOn}
          onShortcuts={() => setShortcutsOpen(true)}
        />
      )}
      <ShortcutsDialog
        isOpen={areShortcutsOpen}
        onClose={() => setShortcutsOpen(false)}
        areKeysOn={areKeysOn}
        onKeysOn={setKeysOn}
      />
    </>
  );
}
