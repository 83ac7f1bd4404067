import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ProjectView } from '../../src/contract/rpc';
import type { ProjectId } from '../../src/domain/ids';
import { EmptyState, FailedState, LoadingState } from '../shared/components/page-states';
import { hostContext, openModule, showFlag } from '../shared/host';
import { messageFor } from '../shared/messages';
import { RpcFailure, rpc } from '../shared/rpc';
import { FirstRun } from './components/first-run';
import { PageHeader } from './components/page-header';
import { type ScanControl, ScanNotices } from './components/scan-notices';
import { ScoredProject } from './components/scored-project';
import { type Navigation, useAddress } from './hooks/use-address';
import { type ProjectState, useProject } from './hooks/use-project';
import { useRows } from './hooks/use-rows';

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
