import type { IssueFacts } from '../issue/issue-facts';

/** What tells how two issues belong together already. */
export type PairFacts = Pick<IssueFacts, 'issueId' | 'parentId' | 'links'>;

/** Whether somebody knows already that two issues have to do with each other: linked or cloned, of one parent, or parent and child. [D4] */
export function isKnownPair(a: PairFacts, b: PairFacts): boolean {
  return (
    isLinked(a, b) ||
    isLinked(b, a) ||
    (a.parentId !== null && a.parentId === b.parentId) ||
    a.parentId === b.issueId ||
    b.parentId === a.issueId
  );
}

// A clone is a link of its own type.
function isLinked(from: PairFacts, to: PairFacts): boolean {
  return from.links.some(({ issueId }) => issueId === to.issueId);
}
