import type { CriterionId } from '../ids';
import type { IssueFacts, RawValue } from '../issue/issue-facts';
import { rawInputOf } from '../value/raw-input';
import type { Criterion, Priors, ValueModel } from '../value/value-model';
import type { ScoredIssue } from './scored-issue';

/** Why the scores of an item are not what they had been. [V7] */
export type MoveCause =
  /** There were no scores before. */
  | { readonly kind: 'first' }
  | {
      readonly kind: 'input';
      readonly criterionId: CriterionId;
      readonly name: string;
      readonly from: RawValue;
      readonly to: RawValue;
    }
  | { readonly kind: 'size'; readonly from: number | null; readonly to: number | null }
  /** Nothing was changed: inputs grew older, or a date came nearer. [V6] */
  | { readonly kind: 'age' }
  | { readonly kind: 'model'; readonly revision: number }
  | { readonly kind: 'roadmap'; readonly revision: number }
  /** The project's usual answers were taken anew. [V4] */
  | { readonly kind: 'prior' }
  /** Link, exemption, parent or rule: its place on the roadmap is another. */
  | { readonly kind: 'place' };

/** An item as it was scored at one time, with all that its scores rest on. */
export interface ScoredMoment {
  readonly row: ScoredIssue;
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly modelRevision: number;
  readonly roadmapRevision: number;
}

/** Names what moved the scores of an item from one moment to the next; empty where nothing did. */
export function explainMove(before: ScoredMoment | null, after: ScoredMoment): readonly MoveCause[] {
  if (before === null) return [{ kind: 'first' }];
  const inputs = changedInputs(before.row, after.row, after.model.criteria);
  const sizes = changedSize(before.row, after.row);
  const model: readonly MoveCause[] =
    before.modelRevision === after.modelRevision ? [] : [{ kind: 'model', revision: after.modelRevision }];
  const prior: readonly MoveCause[] =
    model.length === 0 && !isSame(before.priors, after.priors) && hasValueMoved(before, after)
      ? [{ kind: 'prior' }]
      : [];
  const causes = [...inputs, ...sizes, ...model, ...prior, ...changedPlace(before, after)];
  const isUnexplained = hasValueMoved(before, after) && inputs.length + model.length + prior.length === 0;
  return isUnexplained ? [...causes, { kind: 'age' }] : causes;
}

// Of a date the field is compared, since its days from now change by themselves.
function changedInputs(before: IssueFacts, after: IssueFacts, criteria: readonly Criterion[]): readonly MoveCause[] {
  return criteria.flatMap((criterion): readonly MoveCause[] => {
    // An answered size is told as the size that it is.
    if (criterion.role === 'size') return [];
    const at = { before: storedInput(before, criterion), after: storedInput(after, criterion) };
    if (isSame(at.before, at.after)) return [];
    const { criterionId, name } = criterion;
    return [{ kind: 'input', criterionId, name, from: at.before.raw, to: at.after.raw }];
  });
}

interface StoredInput {
  readonly raw: RawValue;
  readonly raters: number;
  readonly deviation: number;
}

function storedInput(issue: IssueFacts, criterion: Criterion): StoredInput {
  const { source } = criterion;
  const input = source.kind === 'input' ? issue.inputs[criterion.criterionId] : undefined;
  const read = source.kind === 'date' ? { ...criterion, source: { ...source, kind: 'field' as const } } : criterion;
  // The time only tells how many days a date is away, and dates were put aside.
  const { raw } = rawInputOf(issue, read, 0);
  return { raw, raters: input?.raters ?? 0, deviation: input?.deviation ?? 0 };
}

function changedSize(before: IssueFacts, after: IssueFacts): readonly MoveCause[] {
  return before.size === after.size ? [] : [{ kind: 'size', from: before.size, to: after.size }];
}

const MOVED_BY = 0.5;

function hasValueMoved({ row: before }: ScoredMoment, { row: after }: ScoredMoment): boolean {
  const { value, valueLow, valueHigh } = before.scores;
  const now = after.scores;
  if ((value === null) !== (now.value === null)) return true;
  return [(value ?? 0) - (now.value ?? 0), valueLow - now.valueLow, valueHigh - now.valueHigh].some(
    (distance) => Math.abs(distance) >= MOVED_BY,
  );
}

function changedPlace(before: ScoredMoment, after: ScoredMoment): readonly MoveCause[] {
  const was = before.row.scores;
  const is = after.row.scores;
  const isElsewhere =
    Math.abs(was.alignment - is.alignment) >= MOVED_BY ||
    was.alignmentState !== is.alignmentState ||
    was.itemId !== is.itemId;
  if (!isElsewhere) return [];
  const isRoadmapOther = before.roadmapRevision !== after.roadmapRevision;
  const isMoved = !isSame(placeOf(before.row), placeOf(after.row));
  return [
    ...(isRoadmapOther ? [{ kind: 'roadmap' as const, revision: after.roadmapRevision }] : []),
    ...(isMoved || !isRoadmapOther ? [{ kind: 'place' as const }] : []),
  ];
}

function placeOf({ parentId, roadmapLink, exemption, matchedRules, labels, components, fixVersions }: IssueFacts) {
  return {
    parentId,
    link: roadmapLink?.itemId ?? null,
    exemption: exemption?.until ?? null,
    matchedRules,
    labels,
    components,
    fixVersions,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
