import type { ScoreProperty } from '../contract/issue-property';
import type { AlignmentScore, PathStep } from '../domain/alignment/alignment-score';
import type { Instant } from '../domain/ids';
import type { NextStep } from '../domain/next-step';
import type { RoadmapIndex } from '../domain/roadmap/roadmap-index';
import type { ValueScore } from '../domain/value/value-score';
import type { ScoringBasis } from './scoring-basis';
import { stableText } from './stable-text';

const DAY_MS = 86_400_000;
const rounded = (score: number): number => Math.min(100, Math.max(0, Math.round(score * 10) / 10));

// Titles of issue-backed steps stay out: whoever may see this issue need not be allowed to see those.
function storedStepFrom(step: PathStep, index: RoadmapIndex): ScoreProperty['path'][number] {
  if (step.kind === 'issue') return { level: 'issue', title: null, issueId: step.issueId };
  const item = index.items.get(step.itemId)?.item;
  const issueId = item?.issueId ?? null;
  return { level: step.level, title: issueId === null ? (item?.title ?? null) : null, issueId };
}

function roundedNext(next: NextStep): ScoreProperty['next'] {
  return next.kind === 'answer' ? { ...next, rangeIfFilled: Math.round(next.rangeIfFilled * 10) / 10 } : next;
}

/** What is stored on the issue for the glance and for JQL: no names of people, no titles of other issues. */
export function scorePropertyFrom({
  value,
  alignment,
  next,
  index,
  basis,
  now,
}: {
  readonly value: ValueScore;
  readonly alignment: AlignmentScore;
  readonly next: NextStep;
  readonly index: RoadmapIndex;
  readonly basis: Pick<ScoringBasis, 'modelRevision' | 'roadmapRevision'>;
  readonly now: Instant;
}): ScoreProperty {
  const leading = alignment.themes[0];
  const path = (leading?.steps ?? []).map((step) => storedStepFrom(step, index));
  const theme = path[0]?.level === 'theme' ? path[0].title : null;
  const isKnown = alignment.state !== 'unlinked' && alignment.state !== 'exempt';
  return {
    v: 1,
    ...(value.value === null ? {} : { value: rounded(value.value) }),
    low: rounded(value.low),
    high: rounded(value.high),
    known: rounded(value.knownWeight * 100),
    ...(isKnown ? { alignment: rounded(alignment.alignment) } : {}),
    traceability: rounded(alignment.traceability),
    state: alignment.state,
    horizon: alignment.horizon,
    ...(theme === null ? {} : { theme }),
    path,
    next: roundedNext(next),
    scoredAt: new Date(now).toISOString(),
    modelRevision: basis.modelRevision,
    roadmapRevision: basis.roadmapRevision,
  };
}

const STAMPS: ReadonlySet<string> = new Set(['scoredAt', 'modelRevision', 'roadmapRevision']);

function contentOf(property: ScoreProperty): string {
  return stableText(Object.fromEntries(Object.entries(property).filter(([key]) => !STAMPS.has(key))));
}

/** True where both say the same of the issue, whenever and from whichever revision they were made. */
export function hasSameContent(a: ScoreProperty | null, b: ScoreProperty): boolean {
  return a !== null && contentOf(a) === contentOf(b);
}

/** True where what Jira has says the same and is not older than a day, so that writing it again would change nothing. */
export function isUpToDate(stored: ScoreProperty | null, fresh: ScoreProperty): boolean {
  return (
    stored !== null &&
    hasSameContent(stored, fresh) &&
    Date.parse(fresh.scoredAt) - Date.parse(stored.scoredAt) < DAY_MS
  );
}
