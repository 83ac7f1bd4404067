import { useState } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { ActionMenu, type MenuAction } from '../../shared/components/action-menu';
import { Button } from '../../shared/components/button';
import { copyText } from '../../shared/copy-text';
import { ago } from '../../shared/format';
import { showFlag } from '../../shared/host';
import { FailureNote } from '../../shared/issue/failure-note';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useNow } from '../../shared/use-now';
import { modelWords } from '../../shared/words';
import { receiptText } from '../receipt-text';
import { Receipt } from './receipt';
import { RoadmapSection, type RoadmapTask } from './roadmap-section';
import { Strip } from './strip';
import { undoOf } from './undo-of';

async function copyReceipt(view: IssueView): Promise<void> {
  const isCopied = await copyText(receiptText(view));
  showFlag(
    isCopied
      ? { title: 'Receipt copied', description: 'It can be pasted as plain text.', appearance: 'success' }
      : { title: 'The browser refused to copy', description: 'Nothing is on the clipboard.', appearance: 'error' },
  );
}

/** The panel of an issue that could be scored. */
export function PanelBody({
  view,
  issue,
  failure,
  onRetry,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly failure: unknown;
  readonly onRetry: () => void;
}) {
  const now = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const [task, setTask] = useState<RoadmapTask | null>(null);

  const save = async (change: Change): Promise<boolean> => {
    const undo = undoOf(view, change);
    const saved = await issue.save(change);
    if (saved === null) return false;
    if (undo !== null) {
      showFlag({
        title: undo.title,
        appearance: 'success',
        actions: [{ text: 'Undo', onClick: () => void issue.save(undo.change) }],
      });
    }
    return true;
  };

  const isExempt = view.exemption !== null;
  const actions: MenuAction[] = [
    { label: 'Score again', icon: 'refresh', onSelect: () => void issue.open() },
    { label: 'Copy receipt as text', icon: 'copy', onSelect: () => void copyReceipt(view) },
  ];
  if (view.canEdit) {
    actions.push({ label: 'Link to a roadmap item', icon: 'link', onSelect: () => setTask('link') });
    if (!isExempt) actions.push({ label: 'Mark as off-roadmap', icon: 'shield', onSelect: () => setTask('exempt') });
  }

  return (
    <main className="ip" aria-busy={issue.isOpening}>
      <h1 className="pl-hidden">Plumbline</h1>
      <header className="ip-bar">
        <span className="pl-small pl-subtle" role="status">
          {issue.isOpening ? 'Scoring again…' : `Scored ${ago(view.scoredAt, now)}`} · {modelWords(view.modelRevision)}
        </span>
        <span className="pl-row pl-push ip-actions">
          {view.canEdit ? (
            <Button spacing="compact" aria-pressed={isEditing} onClick={() => setIsEditing(!isEditing)}>
              {isEditing ? 'Done' : 'Edit inputs'}
            </Button>
          ) : null}
          <ActionMenu label="More actions" actions={actions} />
        </span>
      </header>
      {failure === null ? null : (
        <div className="ip-message">
          <FailureNote failure={failure} scoredAt={view.scoredAt} onRetry={onRetry} />
        </div>
      )}
      <Strip view={view} issue={issue} isOld={failure !== null} save={save} />
      <RoadmapSection view={view} issue={issue} task={task} onTask={setTask} save={save} />
      <Receipt view={view} issue={issue} isEditing={isEditing} save={save} />
    </main>
  );
}
