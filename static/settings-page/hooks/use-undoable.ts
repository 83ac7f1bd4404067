import { useCallback, useEffect, useReducer } from 'react';

interface Step<T> {
  readonly value: T;
  readonly what: string;
}

interface State<T> {
  readonly value: T;
  readonly past: readonly Step<T>[];
  /** Key of the last edit; a further one with the same key joins it, so that one undo takes back a whole word. */
  readonly mergeKey: string | null;
}

export interface UndoableEdit<T> {
  readonly what: string;
  readonly mergeKey?: string;
  readonly change: (value: T) => T;
}

type Action<T> = { readonly kind: 'edit'; readonly edit: UndoableEdit<T> } | { readonly kind: 'undo' };

const MAX_STEPS = 100;

function reduce<T>(state: State<T>, action: Action<T>): State<T> {
  if (action.kind === 'undo') {
    const step = state.past.at(-1);
    return step === undefined ? state : { value: step.value, past: state.past.slice(0, -1), mergeKey: null };
  }
  const { change, what, mergeKey = null } = action.edit;
  const value = change(state.value);
  if (value === state.value) return state;
  const joins = mergeKey !== null && mergeKey === state.mergeKey;
  const past = joins ? state.past : [...state.past, { value: state.value, what }].slice(-MAX_STEPS);
  return { value, past, mergeKey };
}

/** A value whose edits can be taken back one by one, with Ctrl+Z too; inside of long texts the browser has its own. */
export function useUndoable<T>(start: T): {
  readonly value: T;
  readonly edit: (edit: UndoableEdit<T>) => void;
  readonly undo: () => void;
  /** What undo would take back; null where nothing was done. */
  readonly undoes: string | null;
} {
  const [state, dispatch] = useReducer(reduce<T>, { value: start, past: [], mergeKey: null });
  const undo = useCallback(() => dispatch({ kind: 'undo' }), []);
  const edit = useCallback((next: UndoableEdit<T>) => dispatch({ kind: 'edit', edit: next }), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
  return { value: state.value, edit, undo, undoes: state.past.at(-1)?.what ?? null };
}
