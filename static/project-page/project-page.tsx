import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ProjectView } from '../../src/contract/rpc';
import { assessHealth } from '../../src/domain/health/assess-health';
import type { ProjectId } from '../../src/domain/ids';
import type { ScoredIssue } from '../../src/domain/snapshot/scored-issue';
import { EmptyState, FailedState, LoadingState } from '../shared/components/page-states';
import { hostContext, openModule, showFlag } from '../shared/host';
import { listIssueTypes } from '../shared/jira';
import { messageFor } from '../shared/messages';
import { RpcFailure, rpc } from '../shared/rpc';
import { BacklogSubPage } from './components/backlog-sub-page';
import { FirstRun } from './components/first-run';
import { HealthSubPage } from './components/health-sub-page';
import { PageHeader } from './components/page-header';
import { type ScanControl, ScanNotices } from './components/scan-notices';
import { ShortcutsDialog } from './components/shortcuts-dialog';
import { type Navigation, useAddress } from './hooks/use-address';
import { usePageKeys } from './hooks/use-page-keys';
import { type ProjectState, useProject } from './hooks/use-project';
import { useRows } from './hooks/use-rows';
import { backlogRowsFrom } from './selectors/backlog-rows';
import type { OrderedRows } from './selectors/order-rows';
import { resolvedPerMonth } from './selectors/resolved-per-month';

interface ProjectInView {
  readonly projectId: ProjectId;
  readonly projectKey: string;
}

/** Starts scans for those who may. */
function useScanControl(project: ProjectView | undefined, follow: ProjectState['follow']): ScanControl {
  const [isStarting, setStarting] = useState(false);
  if (project?.canAdminister !== true) {
    return { scanNow: null, isStarting: false, openSettings: null, seesCounts: project?.seesEverything === true };
  }
  const { projectId, projectKey } = project;
  const scanNow = async () => {
    setStarting(true);
    try {
      follow(await rpc('project.scanNow', { projectId }));
    } catch (failure) {
      const { title, cause, nextStep } = messageFor(failure);
      showFlag({ title, description: `${cause} ${nextStep}`, appearance: 'error' });
    } finally {
      setStarting(false);
    }
  };
  return {
    scanNow: () => void scanNow(),
    isStarting,
    openSettings: () => void openModule('plumbline-settings', projectKey),
    seesCounts: true,
  };
}

function useTypeNames(projectKey: string): ReadonlyMap<string, string> {
  const types = useQuery({
    queryKey: ['issue-types', projectKey],
    queryFn: () => listIssueTypes(projectKey),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => new Map((types.data ?? []).map((type) => [type.id, type.name])), [types.data]);
}

/** The sub-page that the address asks for, made from the rows that the viewer sees. */
function ScoredProject({
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

function OpenedProject({ place, navigation }: { readonly place: ProjectInView; readonly navigation: Navigation }) {
  const client = useQueryClient();
  const { project, scan, failure, scanFailure, reload, follow } = useProject(place.projectId);
  const { ordered, stored, failure: rowsFailure, rankFailure } = useRows(place, project?.snapshot ?? null);
  const control = useScanControl(project, follow);
  const isReplaced = rowsFailure instanceof RpcFailure && rowsFailure.error.code === 'not_found';
  useEffect(() => {
    // A newer snapshot took the place of the one that was being read.
    if (isReplaced) reload();
  }, [isReplaced, reload]);
  const [now] = useState(() => Date.now());

  if (project === undefined || scan === undefined) {
    if (failure === null) return <LoadingState label="Loading the backlog" rows={8} />;
    return (
      <>
        <h1 className="pl-page-title">Backlog of {place.projectKey}</h1>
        {failure instanceof RpcFailure && failure.error.code === 'forbidden' ? (
          <EmptyState
            title="You may not browse this project"
            body="Health would give away totals of issues you cannot open. Ask a project admin for the Browse projects permission."
          />
        ) : (
          <FailedState failure={failure} onRetry={reload} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader project={project} scan={scan} ordered={ordered} control={control} navigation={navigation} />
      <ScanNotices
        project={project}
        scan={scan}
        scanFailure={scanFailure}
        rankFailure={rankFailure}
        onRetryRank={() => void client.invalidateQueries({ queryKey: ['rank'] })}
        control={control}
        now={now}
      />
      {project.snapshot === null ? (
        <FirstRun project={project} scan={scan} control={control} />
      ) : rowsFailure !== null ? (
        <FailedState
          failure={rowsFailure}
          onRetry={() => {
            reload();
            void client.invalidateQueries({ queryKey: ['rows'] });
          }}
        />
      ) : ordered === undefined ? (
        <LoadingState label="Loading the scores" rows={10} />
      ) : (
        <ScoredProject project={project} ordered={ordered} stored={stored} navigation={navigation} />
      )}
    </>
  );
}

/** The project page: is this backlog healthy, and which items does it hold? */
export function ProjectPage() {
  const context = useQuery({ queryKey: ['context'], queryFn: hostContext, staleTime: Number.POSITIVE_INFINITY });
  const navigation = useAddress();
  const place = context.data?.project;
  const isBacklog = navigation?.address.route === 'backlog';
  return (
    <main className={isBacklog ? 'pl-page pp-page pp-page--table' : 'pl-page pp-page'}>
      {context.error !== null ? (
        <FailedState failure={context.error} onRetry={() => void context.refetch()} />
      ) : context.data === undefined || navigation === null ? (
        <LoadingState label="Loading the backlog" rows={8} />
      ) : place === null || place === undefined ? (
        <EmptyState title="No project is open" body="Open this page from the navigation of a project." />
      ) : (
        <OpenedProject place={place} navigation={navigation} />
      )}
    </main>
  );
}
