import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import type { Criterion } from '../../../src/domain/value/value-model';

interface Disagreement {
  readonly issue: ScoredIssue;
  readonly criterion: Criterion;
  readonly raters: number;
  /** Mean distance of the answers from their median, as a share of the scale. */
  readonly distance: number;
}

/** From this share of the scale on answers are far apart: they then keep half their weight or less. Convention. [V5] */
const FAR_APART = 0.25;

function widthOf({ scale, source }: Criterion): number | null {
  if (scale.kind === 'anchors' || scale.kind === 'ratio') return Math.abs(scale.high - scale.low);
  if (source.kind !== 'input' || source.answer.kind !== 'choice') return null;
  const answers = source.answer.choices.map(({ answer }) => answer);
  return Math.max(...answers) - Math.min(...answers);
}

/** Questions on which the people who answered are far apart, the furthest first. */
export function disagreementsIn(rows: readonly ScoredIssue[], criteria: readonly Criterion[]): readonly Disagreement[] {
  return rows
    .flatMap((issue) =>
      criteria.flatMap((criterion) => {
        const width = widthOf(criterion);
        const input = issue.inputs[criterion.criterionId];
        if (input === undefined || input.raters < 2 || width === null || width === 0) return [];
        return [{ issue, criterion, raters: input.raters, distance: input.deviation / width }];
      }),
    )
    .filter(({ distance }) => distance >= FAR_APART)
    .toSorted((a, b) => b.distance - a.distance);
}
