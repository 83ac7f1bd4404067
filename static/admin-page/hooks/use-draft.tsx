import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useMemo, useReducer } from 'react';
import type { AdminView } from '../../../src/contract/rpc';
import type { IssueId } from '../../../src/domain/ids';
import type { Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import type { ValueModel } from '../../../src/domain/value/value-model';
import type { DraftChange } from '../../shared/model/compare-lists';
import { compareDrafts } from '../draft/compare-drafts';
import { draftProblems } from '../draft/draft-problems';
import { type DraftAction, type DraftState, reduceDraft, startDraft } from '../draft/draft-state';
import { type LocatedProblem, locateProblem } from '../draft/locate-problem';

type Epic = AdminView['epics'][number];

interface Edit<T> {
  /** In words for the undo button: "Rename Loyalty". */
  readonly what: string;
  /** Edits with the same key in a row are one step of undo. */
  readonly mergeKey?: string;
  readonly change: (part: T) => T;
}

interface DraftUse {
  readonly view: AdminView;
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  readonly changes: readonly DraftChange[];
  /** What the server would refuse, found while typing. */
  readonly problems: readonly LocatedProblem[];
  readonly editRoadmap: (edit: Edit<Roadmap>) => void;
  readonly editModel: (edit: Edit<ValueModel>) => void;
  readonly epicsById: ReadonlyMap<IssueId, Epic>;
  /** The title to show: Jira's where the item stands for an issue that the admin may browse. */
  readonly titleOf: (item: RoadmapItem) => string;
  readonly isChanged: (subject: DraftChange['subject'], id: string, field: string) => boolean;
  readonly problemAt: (elementId: string) => string | null;
}

const DraftContext = createContext<DraftUse | null>(null);

export function useDraft(): DraftUse {
  const use = useContext(DraftContext);
  if (use === null) throw new Error('useDraft needs a DraftProvider above.');
  return use;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement;
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) work on the draft. Not in the note: that is no part of it. */
function useUndoKeys(dispatch: Dispatch<DraftAction>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y';
      if (key !== 'z' && !isRedo) return;
      event.preventDefault();
      dispatch({ kind: isRedo ? 'redo' : 'undo' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [dispatch]);
}

/** Asks before the browser leaves the page with a draft that is not saved. */
function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isDirty]);
}

/** Holds the one draft of roadmap and value model that all sections edit. */
export function DraftProvider({ view, children }: { readonly view: AdminView; readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(reduceDraft, view, startDraft);
  const { base, draft } = state;
  const changes = useMemo(() => compareDrafts(base, draft), [base, draft]);
  const problems = useMemo(() => draftProblems(draft).map((problem) => locateProblem(problem, draft)), [draft]);
  const epicsById = useMemo(() => new Map(view.epics.map((epic) => [epic.issueId, epic])), [view.epics]);
  useUndoKeys(dispatch);
  const isOutrun = view.roadmapRevision > base.roadmapRevision || view.modelRevision > base.modelRevision;
  const isClean = changes.length === 0;
  useEffect(() => {
    if (isOutrun && isClean) dispatch({ kind: 'follow', base: view });
  }, [isOutrun, isClean, view]);
  useLeaveWarning(changes.length > 0);

  const use = useMemo((): DraftUse => {
    const changed = new Set(changes.map((each) => `${each.subject}/${each.id}/${each.field ?? each.kind}`));
    const messages = new Map(problems.map((problem) => [problem.elementId, problem.message]));
    return {
      view,
      state,
      dispatch,
      changes,
      problems,
      editRoadmap: ({ change, ...edit }) =>
        dispatch({
          kind: 'edit',
          ...edit,
          change: (part) => {
            const roadmap = change(part.roadmap);
            return roadmap === part.roadmap ? part : { ...part, roadmap };
          },
        }),
      editModel: ({ change, ...edit }) =>
        dispatch({
          kind: 'edit',
          ...edit,
          change: (part) => {
            const model = change(part.model);
            return model === part.model ? part : { ...part, model };
          },
        }),
      epicsById,
      titleOf: (item) => (item.issueId === null ? undefined : epicsById.get(item.issueId)?.summary) ?? item.title,
      isChanged: (subject, id, field) =>
        changed.has(`${subject}/${id}/${field}`) || changed.has(`${subject}/${id}/added`),
      problemAt: (elementId) => messages.get(elementId) ?? null,
    };
  }, [view, state, changes, problems, epicsById]);
  return <DraftContext.Provider value={use}>{children}</DraftContext.Provider>;
}
