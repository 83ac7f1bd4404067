import type { IssueView } from '../../src/contract/rpc';
import type { CriterionId } from '../../src/domain/ids';
import type { RawValue } from '../../src/domain/issue/issue-facts';
import { sizeText } from '../shared/format';
import { rawWords } from '../shared/issue/raw-text';

/** A value of an input inside a sentence: ratings by their number alone. */
export function shortWords(view: IssueView, criterionId: CriterionId, raw: RawValue): string {
  const words = (rawWords(view, criterionId, raw) ?? '').replace(/ of 5$/, '');
  return sourceOf(view, criterionId)?.kind === 'date' ? `a date ${words}` : words;
}

function sourceOf(view: IssueView, criterionId: CriterionId) {
  return view.criteria.find((one) => one.criterionId === criterionId)?.source;
}

/** What an input is given where it had nothing: "answered with 5", "set to High". */
export function givenWords(
  view: IssueView,
  { criterionId, to }: { readonly criterionId: CriterionId; readonly to: RawValue },
): string {
  const isAnswer = sourceOf(view, criterionId)?.kind === 'input';
  return `${isAnswer ? 'answered with' : 'set to'} ${shortWords(view, criterionId, to)}`;
}

/** A change of an input inside a sentence, a unit said once: "from 3 to 4", "from 100 to 250 customers". */
export function stepWords(
  view: IssueView,
  { criterionId, from, to }: { readonly criterionId: CriterionId; readonly from: RawValue; readonly to: RawValue },
): string {
  const source = sourceOf(view, criterionId);
  const isCounted =
    source?.kind === 'count' ||
    source?.kind === 'links' ||
    (source?.kind === 'input' && source.answer.kind === 'number');
  const first = isCounted && typeof from === 'number' ? sizeText(from) : shortWords(view, criterionId, from);
  return `from ${first} to ${shortWords(view, criterionId, to)}`;
}
