import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AdminView } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { CopyButton } from '../../../shared/components/copy-button';
import { Message } from '../../../shared/components/message';
import { ago, plural } from '../../../shared/format';
import { showFlag } from '../../../shared/host';
import { messageFor } from '../../../shared/messages';
import type { Clash } from '../../../shared/model/merge-lists';
import { rpc } from '../../../shared/rpc';
import { compareDrafts } from '../../draft/compare-drafts';
import type { DraftBase } from '../../draft/draft-state';
import { rebaseDraft } from '../../draft/rebase-draft';
import { ADMIN_VIEW_KEY } from '../../hooks/use-admin-view';
import { useDraft } from '../../hooks/use-draft';
import { Dialog } from '../dialog';
import { ChangeList } from './change-list';

const baseOf = (view: AdminView): DraftBase => ({
  roadmap: view.roadmap,
  model: view.model,
  roadmapRevision: view.roadmapRevision,
  modelRevision: view.modelRevision,
});

/** Somebody saved first. The draft stays as it is until one of the ways on is chosen; each of them can be undone. */
export function ConflictMessage({
  onSettled,
}: {
  /** With the places where both sides changed the same thing. */
  readonly onSettled: (clashes: readonly Clash[]) => void;
}) {
  const { state, dispatch, changes } = useDraft();
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<AdminView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isLooking, setIsLooking] = useState(false);

  const load = async (): Promise<AdminView | null> => {
    try {
      setFailure(null);
      const view = await rpc('admin.open', {});
      setTheirs(view);
      return view;
    } catch (error) {
      setFailure(error);
      return null;
    }
  };
  // Who saved is the first thing one wants to know.
  useEffect(() => {
    let isMounted = true;
    rpc('admin.open', {}).then(
      (view) => isMounted && setTheirs(view),
      (error: unknown) => isMounted && setFailure(error),
    );
    return () => {
      isMounted = false;
    };
  }, []);
  const settle = (view: AdminView, clashes: readonly Clash[] = []): void => {
    queries.setQueryData(ADMIN_VIEW_KEY, view);
    onSettled(clashes);
  };
  const rebase = async (): Promise<void> => {
    const view = await load();
    if (view === null) return;
    const rebased = rebaseDraft({ base: state.base, mine: state.draft, theirs: view });
    dispatch({ kind: 'rebase', base: baseOf(view), draft: rebased.draft });
    settle(view, rebased.clashes);
    if (rebased.clashes.length > 0) return;
    showFlag({
      title: 'Your changes now stand on the newest revision',
      description: 'Nothing collided. Look at the preview and save.',
      appearance: 'success',
    });
  };
  const discard = async (): Promise<void> => {
    const view = await load();
    if (view === null) return;
    dispatch({ kind: 'rebase', base: baseOf(view), draft: { roadmap: view.roadmap, model: view.model } });
    settle(view);
  };
  return (
    <Message
      appearance="warning"
      title={theirs === null ? 'Somebody saved while you edited' : conflictTitle(state.base, theirs)}
      actions={
        <>
          <Button appearance="primary" spacing="compact" onClick={() => void rebase()}>
            Put my {plural(changes.length, 'change')} on top
          </Button>
          <Button spacing="compact" onClick={() => void load().then((view) => view !== null && setIsLooking(true))}>
            See what they changed
          </Button>
          <CopyButton
            text={JSON.stringify(state.draft, null, 2)}
            label="Copy my draft as JSON"
            appearance="subtle"
            spacing="compact"
          />
          <Button appearance="subtle" spacing="compact" onClick={() => void discard()}>
            Discard mine
          </Button>
        </>
      }
    >
      <p>Your draft is safe. Nothing of it was saved, and nothing of theirs was overwritten.</p>
      {failure === null ? null : (
        <p>
          {messageFor(failure).title}. {messageFor(failure).nextStep}
        </p>
      )}
      {isLooking && theirs !== null ? (
        <Dialog title="What they changed" confirm={null} onClose={() => setIsLooking(false)}>
          <p className="pl-subtle">{conflictTitle(state.base, theirs)}</p>
          <ChangeList changes={compareDrafts(state.base, theirs)} drafts={[state.base, theirs]} limit={50} />
        </Dialog>
      ) : null}
    </Message>
  );
}

function conflictTitle(base: DraftBase, theirs: AdminView): string {
  const latest =
    theirs.roadmapRevision > base.roadmapRevision
      ? { what: 'revision', ...theirs.roadmapHistory.find((entry) => entry.revision === theirs.roadmapRevision) }
      : { what: 'model revision', ...theirs.modelHistory.find((entry) => entry.revision === theirs.modelRevision) };
  const revision = theirs.roadmapRevision > base.roadmapRevision ? theirs.roadmapRevision : theirs.modelRevision;
  const who = latest.authorName || 'Somebody';
  const when = latest.at === undefined ? '' : ` ${ago(latest.at, Date.now())}`;
  return `${who} saved ${latest.what} ${revision}${when}`;
}
