import type { Instant, RoadmapItemId } from '../ids';
import type { EvidenceFacts, Exemption } from '../issue/issue-facts';
import { HORIZON_FACTOR, type IndexedItem, type RoadmapIndex, STATE_FACTOR } from '../roadmap/roadmap-index';
import type { AlignmentScore, Evidence, PathStep, ThemeShare } from './alignment-score';
import { alignmentStateFrom } from './alignment-state';
import { evidenceOf, type ReachedItem } from './evidence-of';

/**
 * Where an issue stands on the roadmap, from its own path alone. Within a theme live evidence comes before evidence that
 * leads to done or dropped items, then the firmest, then the most specific item, then the nearest carrier, then tree
 * order; so the answer does not hang on the order in which evidence was read. [A3] [A4] [A5] [A6]
 */
export function alignIssue({
  issue,
  ancestors,
  index,
  now,
}: {
  readonly issue: EvidenceFacts & { readonly exemption: Exemption | null };
  /** Direct parent first. */
  readonly ancestors: readonly EvidenceFacts[];
  readonly index: RoadmapIndex;
  readonly now: Instant;
}): AlignmentScore {
  const best = bestByTheme(evidenceOf([issue, ...ancestors], index));
  const evidenceSum = best.reduce((sum, { evidence }) => sum + evidence.confidence, 0);
  const traceability = Math.min(1, evidenceSum);
  const ranked = best
    .map((reached) => ({ reached, theme: themeShareFrom(reached, evidenceSum, index) }))
    .toSorted(
      (a, b) =>
        b.theme.points - a.theme.points ||
        b.theme.share - a.theme.share ||
        a.reached.indexed.position - b.reached.indexed.position,
    );
  const themes = ranked.map(({ theme }) => theme);
  return {
    state: alignmentStateFrom({
      exempt: issue.exemption !== null && issue.exemption.until > now,
      traceability,
      alive: best.some(({ alive }) => alive),
    }),
    alignment: Math.min(
      100,
      themes.reduce((sum, theme) => sum + theme.points, 0),
    ),
    traceability: 100 * traceability,
    horizon: themes[0]?.horizon ?? null,
    themes,
  };
}

function bestByTheme(reached: readonly ReachedItem[]): readonly ReachedItem[] {
  const best = new Map<RoadmapItemId, ReachedItem>();
  for (const candidate of reached) {
    const holder = best.get(candidate.indexed.themeId);
    // Candidates come nearest carrier first, so an equal one never takes the place of a nearer one.
    if (holder === undefined || precedence(candidate, holder) < 0) best.set(candidate.indexed.themeId, candidate);
  }
  // In tree order, so that sums come out the same to the last bit however the evidence was read.
  return [...best.values()].toSorted((a, b) => a.indexed.position - b.indexed.position);
}

function precedence(a: ReachedItem, b: ReachedItem): number {
  const sameCarrier = a.evidence.carrierIssueId === b.evidence.carrierIssueId;
  return (
    Number(b.alive) - Number(a.alive) ||
    b.evidence.confidence - a.evidence.confidence ||
    b.indexed.path.length - a.indexed.path.length ||
    (sameCarrier ? a.indexed.position - b.indexed.position || compareSources(a.evidence, b.evidence) : 0)
  );
}

// Several labels or rules can lead to the same item: the receipt then names the same one every time.
function compareSources(a: Evidence, b: Evidence): number {
  const [first, second] = [a, b].map(({ kind, ruleId }) => `${kind} ${ruleId ?? ''}`) as [string, string];
  return first < second ? -1 : Number(first > second);
}

function themeShareFrom(reached: ReachedItem, evidenceSum: number, index: RoadmapIndex): ThemeShare {
  const { indexed, evidence, between } = reached;
  const share = evidence.confidence / Math.max(1, evidenceSum);
  const importance = between.some(({ done }) => done) ? 0 : indexed.importance;
  return {
    themeId: indexed.themeId,
    itemId: indexed.item.itemId,
    evidence,
    share,
    importance,
    horizon: indexed.horizon,
    horizonFactor: HORIZON_FACTOR[indexed.horizon ?? 'none'],
    stateFactor: STATE_FACTOR[indexed.state],
    points: share * importance * 100,
    steps: [
      ...indexed.path.map((itemId) => itemStep(index.items.get(itemId) as IndexedItem)),
      ...between.map(({ issueId, done }): PathStep => ({ kind: 'issue', issueId, done, factor: done ? 0 : 1 })),
    ],
  };
}

function itemStep({ item, share, largestShare, horizon, horizonInherited, state }: IndexedItem): PathStep {
  return {
    kind: 'item',
    itemId: item.itemId,
    level: item.level,
    share,
    largestShare,
    horizon,
    horizonInherited,
    state,
    factor: share / largestShare,
  };
}
