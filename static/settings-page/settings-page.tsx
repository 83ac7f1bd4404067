import { useQuery } from '@tanstack/react-query';
import { FailedState, LoadingState } from '../shared/components/page-states';
import { hostContext } from '../shared/host';
import { rpc } from '../shared/rpc';
import { SettingsForm } from './components/settings-form';

async function openSettings() {
  const { project } = await hostContext();
  if (project === null) throw new Error('Jira did not say which project this is.');
  const opened = await rpc('settings.open', { projectId: project.projectId });
  return { ...opened, project };
}

/** What a project sets for itself: its size field and what its team expects of the backlog. */
export function SettingsPage() {
  const query = useQuery({ queryKey: ['settings.open'], queryFn: openSettings, staleTime: Number.POSITIVE_INFINITY });
  return (
    <main className="sp-page">
      {query.data !== undefined ? (
        <SettingsForm opened={query.data} />
      ) : query.error === null ? (
        <LoadingState label="Loading the settings" rows={8} />
      ) : (
        <FailedState failure={query.error} onRetry={() => void query.refetch()} />
      )}
    </main>
  );
}
