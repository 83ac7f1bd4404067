import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { Lozenge } from '../../../shared/components/lozenge';
import { Message } from '../../../shared/components/message';
import { FailedState } from '../../../shared/components/page-states';
import { plural } from '../../../shared/format';
import { messageFor } from '../../../shared/messages';
import { compareModels } from '../../../shared/model/compare-models';
import { focusElement } from '../../../shared/model/element-id';
import type { Clash } from '../../../shared/model/merge-lists';
import { RpcFailure } from '../../../shared/rpc';
import { compareRoadmaps } from '../../draft/compare-drafts';
import { type LocatedProblem, locateProblem, type SectionId } from '../../draft/locate-problem';
import { useDraft } from '../../hooks/use-draft';
import type { PreviewUse } from '../../hooks/use-preview';
import { useSave } from '../../hooks/use-save';
import { ChangeList } from './change-list';
import { ClashList } from './clash-list';
import { ConflictMessage } from './conflict-message';
import { PreviewNumbers } from './preview-numbers';
import { ProblemSummary } from './problem-summary';

/** Stands beside the editor: what would change, what saving costs, the note, save or discard. */
export function ChangePanel({
  preview,
  onOpenSection,
  onOpenOwner,
}: {
  readonly preview: PreviewUse;
  readonly onOpenSection: (section: SectionId, elementId: string) => void;
  /** Opens the rule or criterion that a field belongs to. */
  readonly onOpenOwner: (elementId: string) => void;
}) {
  const { state, changes, problems, dispatch, view } = useDraft();
  const { save, start, reset } = useSave();
  const [note, setNote] = useState('');
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const hasRoadmapChange = compareRoadmaps(state.base.roadmap, state.draft.roadmap).length > 0;
  const hasModelChange = compareModels(state.base.model, state.draft.model).length > 0;
  // The page reads the admin view again now and then; a newer revision in it means that somebody else saved.
  const isOutrun = view.roadmapRevision > state.base.roadmapRevision || view.modelRevision > state.base.modelRevision;
  const isDirty = changes.length > 0;
  const isConflict = save.kind === 'conflict' || (isOutrun && isDirty && save.kind !== 'saving');
  const openProblem = (problem: LocatedProblem): void => {
    onOpenOwner(problem.elementId);
    onOpenSection(problem.section, problem.elementId);
    if (problem.place !== null) focusElement(problem.elementId, problem.place);
  };
  const submit = async (): Promise<void> => {
    if (await start(note.trim())) setNote('');
  };
  return (
    <>
      <aside id="save-panel" tabIndex={-1} className="ap-side" aria-label="Before you save">
        <section className={isDirty ? 'pl-card ap-panel ap-panel--dirty' : 'pl-card ap-panel'}>
          <header className="ap-panel__head">
            <h2>What would change</h2>
            {isDirty ? <Lozenge tone="info">Draft of {plural(changes.length, 'change')}</Lozenge> : null}
          </header>
          <UndoBar />
          {isConflict ? (
            <ConflictMessage
              onSettled={(found) => {
                reset();
                setClashes(found);
              }}
            />
          ) : null}
          {clashes.length > 0 ? <ClashList clashes={clashes} onClose={() => setClashes([])} /> : null}
          {save.kind === 'refused' ? <ProblemSummary problems={save.problems} onOpen={openProblem} /> : null}
          {save.kind === 'failed' ? <FailedState failure={save.failure} onRetry={() => void submit()} /> : null}
          {isDirty ? (
            <>
              <ChangeList changes={changes} />
              {problems.length > 0 ? (
                <ProblemSummary problems={problems} onOpen={openProblem} />
              ) : (
                <PreviewNumbers use={preview} onOpenSection={onOpenSection} />
              )}
              <PreviewFailure preview={preview} onOpen={openProblem} />
              <div className="pl-field ap-panel__note">
                <label className="pl-label" htmlFor="save-note">
                  Note for the team <span className="pl-faint">(shown in the history)</span>
                </label>
                <textarea
                  id="save-note"
                  className="pl-input"
                  rows={2}
                  maxLength={2000}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              </div>
              <p className="pl-small pl-subtle">
                {problems.length > 0
                  ? 'Nothing is saved until this is mended.'
                  : costWords(preview, restorableWords(state.base, { hasRoadmapChange, hasModelChange }))}
              </p>
              <div className="ap-panel__foot">
                <div className="ap-actions">
                  <Button
                    appearance="primary"
                    disabled={problems.length > 0 || save.kind === 'saving' || isConflict}
                    onClick={() => void submit()}
                  >
                    {save.kind === 'saving'
                      ? 'Saving…'
                      : saveLabel({
                          roadmap: hasRoadmapChange ? state.base.roadmapRevision + 1 : null,
                          model: hasModelChange ? state.base.modelRevision + 1 : null,
                        })}
                  </Button>
                  <Button appearance="subtle" onClick={() => dispatch({ kind: 'discard' })}>
                    Discard
                  </Button>
                </div>
              </div>
            </>
          ) : (
            <p className="pl-subtle">
              Nothing is changed. Edit the roadmap, a rule or the value model, and the effect on every scanned item is
              shown here before anything is saved.
            </p>
          )}
        </section>
      </aside>
      {isDirty ? (
        <div className="ap-strip">
          <span>Draft of {plural(changes.length, 'change')}, not saved</span>
          <Button spacing="compact" onClick={showPanel}>
            See what would change
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** A draft that the dry run refuses is named field by field, as saving would refuse it; any other failure leaves saving open. */
function PreviewFailure({
  preview,
  onOpen,
}: {
  readonly preview: PreviewUse;
  readonly onOpen: (problem: LocatedProblem) => void;
}) {
  const { state } = useDraft();
  const { failure } = preview;
  if (failure === null) return null;
  if (failure instanceof RpcFailure && failure.error.problems.length > 0) {
    return (
      <ProblemSummary
        problems={failure.error.problems.map((problem) => locateProblem(problem, state.draft))}
        onOpen={onOpen}
      />
    );
  }
  const words = messageFor(failure);
  return (
    <Message
      appearance="warning"
      title={words.title}
      actions={
        <Button spacing="compact" onClick={preview.retry}>
          Try again
        </Button>
      }
    >
      {words.cause} Your draft is safe, and it can be saved without knowing the effect.
    </Message>
  );
}

function showPanel(): void {
  const panel = document.getElementById('save-panel');
  panel?.scrollIntoView({ block: 'start' });
  panel?.focus({ preventScroll: true });
}

function UndoBar() {
  const { state, dispatch } = useDraft();
  const last = state.past.at(-1);
  const next = state.future[0];
  if (last === undefined && next === undefined) return null;
  return (
    <div className="ap-undo">
      {last === undefined ? null : (
        <Button appearance="link" spacing="compact" icon="undo" onClick={() => dispatch({ kind: 'undo' })}>
          Undo: {lowerFirst(last.what)}
        </Button>
      )}
      {next === undefined ? null : (
        <Button appearance="link" spacing="compact" onClick={() => dispatch({ kind: 'redo' })}>
          Redo: {lowerFirst(next.what)}
        </Button>
      )}
    </div>
  );
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function saveLabel({ roadmap, model }: { roadmap: number | null; model: number | null }): string {
  if (roadmap !== null && model !== null) return `Save roadmap ${roadmap} and model ${model}`;
  return roadmap === null ? `Save as model revision ${model ?? ''}` : `Save as revision ${roadmap}`;
}

/** Which revisions stay to go back to; nothing is promised that was never saved. */
function restorableWords(
  base: { readonly roadmapRevision: number; readonly modelRevision: number },
  { hasRoadmapChange, hasModelChange }: { readonly hasRoadmapChange: boolean; readonly hasModelChange: boolean },
): string {
  const roadmap =
    hasRoadmapChange && base.roadmapRevision > 0 ? ` Revision ${base.roadmapRevision} can be restored.` : '';
  const model =
    hasModelChange && base.modelRevision > 0 ? ` Model revision ${base.modelRevision} can be restored.` : '';
  return `${roadmap}${model}`;
}

function costWords({ preview }: PreviewUse, restore: string): string {
  if (preview === null) return `Saving edits no issue.${restore}`;
  if (preview.projects === 0) {
    return `Saving edits no issue; scores follow with the next scan.${restore}`;
  }
  return `Rescores ${plural(preview.projects, 'project')} from stored inputs. Jira is not read again and no issue is edited.${restore}`;
}
