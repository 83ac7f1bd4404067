import { useQuery } from '@tanstack/react-query';
import type { AdminView } from '../../../../src/contract/rpc';
import { FailedState, LoadingState } from '../../../shared/components/page-states';
import { dateTime, plural } from '../../../shared/format';
import { rpc } from '../../../shared/rpc';
import { compareDrafts } from '../../draft/compare-drafts';
import type { Draft } from '../../draft/draft-state';
import { useDraft } from '../../hooks/use-draft';
import { Dialog } from '../dialog';
import { ChangeList } from '../save/change-list';

export type RevisionKind = 'roadmap' | 'model';

/** What restoring an earlier revision would change; restoring puts it into the draft, where it is previewed and saved. */
export function RevisionDialog({
  kind,
  entry,
  onRestored,
  onClose,
}: {
  readonly kind: RevisionKind;
  readonly entry: AdminView['roadmapHistory'][number];
  readonly onRestored: (kind: RevisionKind) => void;
  readonly onClose: () => void;
}) {
  const { state, dispatch } = useDraft();
  const query = useQuery({
    queryKey: ['admin.revision', kind, entry.revision],
    queryFn: () => rpc('admin.revision', { kind, revision: entry.revision }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const earlier: Draft | null =
    query.data === undefined
      ? null
      : { roadmap: query.data.roadmap ?? state.base.roadmap, model: query.data.model ?? state.base.model };
  const changes = earlier === null ? [] : compareDrafts(state.base, earlier);
  const restore = (): void => {
    if (earlier === null) return;
    dispatch({
      kind: 'edit',
      what: `Restore ${kind} revision ${entry.revision}`,
      change: (draft) =>
        kind === 'roadmap' ? { ...draft, roadmap: earlier.roadmap } : { ...draft, model: earlier.model },
    });
    onRestored(kind);
    onClose();
  };
  return (
    <Dialog
      title={`${kind === 'roadmap' ? 'Roadmap' : 'Value model'} revision ${entry.revision}`}
      onClose={onClose}
      confirm={{ label: 'Restore into the draft', isDisabled: changes.length === 0, onConfirm: restore }}
    >
      <p className="pl-subtle">
        {[entry.authorName, dateTime(entry.at)].filter(Boolean).join(', ')}. {entry.note}
      </p>
      {query.error === null ? null : <FailedState failure={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending ? <LoadingState label="Loading the revision" rows={3} /> : null}
      {earlier === null ? null : changes.length === 0 ? (
        <p>It says the same as the revision in force.</p>
      ) : (
        <>
          <p>
            Restoring it would make {plural(changes.length, 'change')} to what is in force. Nothing is saved before you
            have seen the effect.
          </p>
          <ChangeList changes={changes} drafts={[state.base, earlier]} limit={50} />
        </>
      )}
    </Dialog>
  );
}
