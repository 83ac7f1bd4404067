import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IssueView, OutcomeAnswer, RpcInput } from '../../../src/contract/rpc';
import type { CriterionId, IssueId, RoadmapItemId } from '../../../src/domain/ids';
import { announceScored, type ScoredBy } from '../host';
import { saveSize } from '../jira';
import { rpc } from '../rpc';

/** A change that is under way or was refused, by what it concerns: one answer, the link, the exemption, the outcome, the size. */
export type Change =
  | { readonly kind: 'rate'; readonly criterionId: CriterionId; readonly rating: number | null }
  | { readonly kind: 'link'; readonly itemId: RoadmapItemId | null }
  | { readonly kind: 'exempt'; readonly exemption: RpcInput<'issue.exempt'>['exemption'] }
  | { readonly kind: 'outcome'; readonly answer: OutcomeAnswer | null }
  | { readonly kind: 'estimate'; readonly fieldId: string; readonly size: number | null };

interface ChangeFailure {
  readonly change: Change;
  readonly failure: unknown;
}

/** What a change concerns: a new one of the same subject takes the place of a failed one. */
export function subjectOf(change: Change): string {
  return change.kind === 'rate' ? `rate ${change.criterionId}` : change.kind;
}

interface IssueState {
  readonly view: IssueView | null;
  readonly isOpening: boolean;
  /** Why the last opening failed; the view before it is kept. */
  readonly failure: unknown;
  /** Under way, by subject. */
  readonly saving: ReadonlyMap<string, Change>;
  /** Refused, by subject; what was shown before still stands. */
  readonly refused: ReadonlyMap<string, ChangeFailure>;
}

export interface IssueHandle extends IssueState {
  /** Scores the issue afresh. */
  readonly open: () => Promise<IssueView | null>;
  /** Saves a change; null where it was refused. Changes of one frame are saved one after the other. */
  readonly save: (change: Change) => Promise<IssueView | null>;
}

async function perform(issueId: IssueId, change: Change): Promise<IssueView> {
  switch (change.kind) {
    case 'rate':
      return rpc('issue.rate', { issueId, criterionId: change.criterionId, rating: change.rating });
    case 'link':
      return rpc('issue.link', { issueId, itemId: change.itemId });
    case 'exempt':
      return rpc('issue.exempt', { issueId, exemption: change.exemption });
    case 'outcome':
      return rpc('issue.outcome', { issueId, answer: change.answer });
    case 'estimate':
      await saveSize({ issueId, fieldId: change.fieldId, size: change.size });
      return rpc('issue.open', { issueId });
  }
}

// Other frames read the stored score again; where the host cannot tell them, they do so when next opened.
function tellOthers({ issueId, scoredAt }: IssueView, by: ScoredBy): void {
  announceScored({ issueId, by, scoredAt }).catch(() => undefined);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

const NOTHING_YET: IssueState = {
  view: null,
  isOpening: false,
  failure: null,
  saving: new Map(),
  refused: new Map(),
};

/** Opens and changes one issue. Numbers change only when the server has answered: nothing is scored in the browser. */
export function useIssue(issueId: IssueId | null): IssueHandle {
  const [state, setState] = useState(NOTHING_YET);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const shownId = useRef(issueId);

  useEffect(() => {
    shownId.current = issueId;
    setState(NOTHING_YET);
  }, [issueId]);

  const open = useCallback(async () => {
    if (issueId === null) return null;
    setState((before) => ({ ...before, isOpening: true }));
    try {
      const view = await rpc('issue.open', { issueId });
      if (shownId.current === issueId) setState((before) => ({ ...before, view, isOpening: false, failure: null }));
      tellOthers(view, 'opened');
      return view;
    } catch (failure) {
      if (shownId.current === issueId) setState((before) => ({ ...before, isOpening: false, failure }));
      return null;
    }
  }, [issueId]);

  const save = useCallback(
    (change: Change) => {
      if (issueId === null) return Promise.resolve(null);
      const subject = subjectOf(change);
      setState((before) => ({
        ...before,
        saving: new Map(before.saving).set(subject, change),
        refused: without(before.refused, subject),
      }));
      const run = async () => {
        try {
          const view = await perform(issueId, change);
          if (shownId.current === issueId)
            setState((before) => ({ ...before, view, failure: null, saving: without(before.saving, subject) }));
          tellOthers(view, 'saved');
          return view;
        } catch (failure) {
          if (shownId.current === issueId)
            setState((before) => ({
              ...before,
              saving: without(before.saving, subject),
              refused: new Map(before.refused).set(subject, { change, failure }),
            }));
          return null;
        }
      };
      const result = queue.current.then(run);
      queue.current = result;
      return result;
    },
    [issueId],
  );

  return useMemo(() => ({ ...state, open, save }), [state, open, save]);
}
