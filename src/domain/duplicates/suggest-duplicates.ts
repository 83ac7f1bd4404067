import type { IssueId } from '../ids';
import { isKnownPair, type PairFacts } from './is-known-pair';
import type { TextIndex } from './text-index';

/** So many at most for one issue. [D4] */
const MOST_SUGGESTIONS = 3;
/** Less like is not suggested. Convention. [D4] */
const SUGGESTED_FROM = 0.45;

/** An issue that may be the same as another, for a person to judge; never linked by itself. [D4] */
export interface DuplicateSuggestion {
  readonly issueId: IssueId;
  /** How alike, 0 to 1. */
  readonly score: number;
  /** The words that both have, the most telling first. */
  readonly words: readonly string[];
}

/**
 * The issues that may be the same as this one, at most three, best first. `issues` are those that the viewer may browse:
 * no other is suggested. What is linked, cloned or of one parent is known already; `dismissed` are the ids that a person
 * said are not the same. [D4]
 */
export function suggestDuplicates({
  issue,
  index,
  issues,
  dismissed,
}: {
  readonly issue: PairFacts;
  readonly index: TextIndex;
  readonly issues: ReadonlyMap<IssueId, PairFacts>;
  readonly dismissed: ReadonlySet<IssueId>;
}): readonly DuplicateSuggestion[] {
  const { issueId } = issue;
  const accepts = (id: string): boolean => {
    const other = issues.get(id as IssueId);
    return other !== undefined && !dismissed.has(other.issueId) && !isKnownPair(issue, other);
  };
  return index
    .similarTo(issueId, { most: MOST_SUGGESTIONS, accepts })
    .filter(({ score }) => score >= SUGGESTED_FROM)
    .map(({ id, score }) => ({ issueId: id as IssueId, score, words: index.commonWords(issueId, id) }));
}
