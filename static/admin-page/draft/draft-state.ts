import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import type { ValueModel } from '../../../src/domain/value/value-model';

/** What the page edits: the whole roadmap and the whole value model, as they would be saved. */
export interface Draft {
  readonly roadmap: Roadmap;
  readonly model: ValueModel;
}

/** The saved state that a draft started from; a save is refused when its revisions no longer stand. */
export interface DraftBase extends Draft {
  readonly roadmapRevision: number;
  readonly modelRevision: number;
}

interface Step {
  readonly draft: Draft;
  /** What was done, in words for the undo button: "Delete Loyalty". */
  readonly what: string;
}

export interface DraftState {
  readonly base: DraftBase;
  readonly draft: Draft;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Key of the last edit; a further edit with the same key joins it, so that one undo takes back a whole word. */
  readonly mergeKey: string | null;
}

export type DraftAction =
  | {
      readonly kind: 'edit';
      readonly what: string;
      readonly mergeKey?: string;
      readonly change: (draft: Draft) => Draft;
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'savedRoadmap'; readonly roadmap: Roadmap; readonly revision: number }
  | { readonly kind: 'savedModel'; readonly model: ValueModel; readonly revision: number }
  /** Nothing was edited here and a newer revision stands: the page follows it. */
  | { readonly kind: 'follow'; readonly base: DraftBase }
  /** Another person's revision becomes the base; `draft` is what remains of one's own work on top of it. */
  | { readonly kind: 'rebase'; readonly base: DraftBase; readonly draft: Draft };

const MAX_STEPS = 200;

export function startDraft(base: DraftBase): DraftState {
  return { base, draft: { roadmap: base.roadmap, model: base.model }, past: [], future: [], mergeKey: null };
}

function withStep(state: DraftState, step: { what: string; draft: Draft; mergeKey: string | null }): DraftState {
  const joins = step.mergeKey !== null && step.mergeKey === state.mergeKey;
  const past = joins ? state.past : [...state.past, { draft: state.draft, what: step.what }].slice(-MAX_STEPS);
  return { ...state, draft: step.draft, past, future: [], mergeKey: step.mergeKey };
}

/** All changes of the draft, with undo and redo. Saving keeps the steps: what was saved can still be taken back as a new draft. */
export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'edit': {
      const draft = action.change(state.draft);
      return draft === state.draft
        ? state
        : withStep(state, { what: action.what, draft, mergeKey: action.mergeKey ?? null });
    }
    case 'undo': {
      const step = state.past.at(-1);
      if (step === undefined) return state;
      const undone = { draft: state.draft, what: step.what };
      return {
        ...state,
        draft: step.draft,
        past: state.past.slice(0, -1),
        future: [undone, ...state.future],
        mergeKey: null,
      };
    }
    case 'redo': {
      const [step, ...future] = state.future;
      if (step === undefined) return state;
      return {
        ...state,
        draft: step.draft,
        past: [...state.past, { draft: state.draft, what: step.what }],
        future,
        mergeKey: null,
      };
    }
    case 'discard':
      return withStep(state, {
        what: 'Discard the draft',
        draft: { roadmap: state.base.roadmap, model: state.base.model },
        mergeKey: null,
      });
    case 'savedRoadmap':
      return { ...state, base: { ...state.base, roadmap: action.roadmap, roadmapRevision: action.revision } };
    case 'savedModel':
      return { ...state, base: { ...state.base, model: action.model, modelRevision: action.revision } };
    case 'follow':
      return startDraft(action.base);
    case 'rebase':
      return {
        ...withStep(state, { what: 'Take over the other revision', draft: action.draft, mergeKey: null }),
        base: action.base,
      };
  }
}
