import { EmptyState, FailedState, LoadingState } from '../shared/components/page-states';
import { RpcFailure } from '../shared/rpc';
import { AdminWorkspace } from './components/admin-workspace';
import { useAdminView } from './hooks/use-admin-view';
import { DraftProvider } from './hooks/use-draft';

/** Roadmap, mapping rules, value model, scans and revisions of the site. */
export function AdminPage() {
  const query = useAdminView();
  if (query.data !== undefined) {
    return (
      <DraftProvider view={query.data}>
        <AdminWorkspace view={query.data} />
      </DraftProvider>
    );
  }
  return (
    <main className="ap-wait">
      {query.error === null ? (
        <LoadingState label="Loading the roadmap" rows={8} />
      ) : query.error instanceof RpcFailure && query.error.error.code === 'forbidden' ? (
        <EmptyState
          title="Only Jira admins may open this"
          body="Roadmap, mapping rules and value model are set here for the whole site. Ask a Jira admin for a change, or for the Administer Jira permission."
        />
      ) : (
        <FailedState failure={query.error} onRetry={() => void query.refetch()} />
      )}
    </main>
  );
}
