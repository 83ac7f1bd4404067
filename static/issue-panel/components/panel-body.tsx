import { useEffect, useState } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import type { CriterionId } from '../../../src/domain/ids';
import { ActionMenu, type MenuAction } from '../../shared/components/action-menu';
import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { copyText } from '../../shared/copy-text';
import { ago, time } from '../../shared/format';
import { issueAddress, showFlag } from '../../shared/host';
import { FailureNote } from '../../shared/issue/failure-note';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useNow } from '../../shared/use-now';
import { modelOwnerWords } from '../../shared/words';
import { receiptText } from '../receipt-text';
import { ChangesSection } from './changes-section';
import { HistorySection } from './history-section';
import { MissingSection } from './missing-section';
import { ModelFindings } from './model-findings';
import { OutcomeSection } from './outcome-section';
import { Receipt } from './receipt';
import { RoadmapSection, type RoadmapTask } from './roadmap-section';
import { Strip } from './strip';
import { undoOf } from './undo-of';

async function copy(text: string, title: string, description: string): Promise<void> {
  const isCopied = await copyText(text);
  showFlag(
    isCopied
      ? { title, description, appearance: 'success' }
      : { title: 'The browser refused to copy', description: 'Nothing is on the clipboard.', appearance: 'error' },
  );
}

/** A question that was asked for; asking again for the same one is a new wish. */
interface Opened {
  readonly criterionId: CriterionId;
}

/** Puts the focus on the question of a criterion, else on its row. */
function focusOn({ criterionId }: Opened): void {
  const places = [...document.querySelectorAll<HTMLElement>(`[data-criterion="${criterionId}"]`)];
  const controls = places.map((place) => place.querySelector<HTMLElement>('[role="radio"][tabindex="0"], input'));
  const target =
    controls.find((control) => control !== null) ?? places[0]?.querySelector<HTMLElement>('th') ?? places[0];
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
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
  const [opened, setOpened] = useState<Opened | null>(null);
  const [task, setTask] = useState<RoadmapTask | null>(null);
  useEffect(() => {
    if (opened !== null) focusOn(opened);
  }, [opened]);

  const save = async (change: Change): Promise<boolean> => {
    const undo = undoOf(view, change);
    const saved = await issue.save(change);
    if (saved === null) return false;
    if (change.kind === 'rate' && change.criterionId === opened?.criterionId) setOpened(null);
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
  const copyReceipt = () => copy(receiptText(view), 'Receipt copied', 'It can be pasted as plain text.');
  const copyLink = async () => {
    await copy(await issueAddress(view.issueKey), 'Link copied', 'It opens this issue with its receipt.');
  };
  const actions: MenuAction[] = [
    { label: 'Score again', icon: 'refresh', onSelect: () => void issue.open() },
    { label: 'Copy receipt as text', icon: 'copy', onSelect: () => void copyReceipt() },
    { label: 'Copy link to this receipt', icon: 'share', onSelect: () => void copyLink() },
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
          {issue.isOpening ? 'Scoring again…' : `Scored ${ago(view.scoredAt, now)}`} · {modelOwnerWords(view)}
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
      {view.followsAt === null ? null : (
        <div className="ip-message">
          <Message appearance="neutral" icon="pause" title="Jira takes no more writes on this issue for now">
            What was answered is kept, and the score here counts it. Elsewhere in Jira it shows from{' '}
            {time(view.followsAt)}.
          </Message>
        </div>
      )}
      <ModelFindings findings={view.findings} />
      <Strip view={view} issue={issue} isOld={failure !== null} save={save} />
      <OutcomeSection view={view} issue={issue} save={save} />
      <MissingSection view={view} issue={issue} save={save} />
      <RoadmapSection view={view} issue={issue} task={task} onTask={setTask} save={save} />
      <Receipt
        view={view}
        issue={issue}
        isEditing={isEditing}
        reopenedId={opened?.criterionId ?? null}
        onReopen={(criterionId) => setOpened({ criterionId })}
        save={save}
      />
      <ChangesSection view={view} onOpen={(criterionId) => setOpened({ criterionId })} />
      <HistorySection key={view.issueId} view={view} />
    </main>
  );
}
