import type { ScoreProperty } from '../../src/contract/issue-property';
import type { IssueView } from '../../src/contract/rpc';
import type { AlignmentState } from '../../src/domain/alignment/alignment-score';
import type { Instant, IssueId } from '../../src/domain/ids';
import type { Horizon, RoadmapLevel } from '../../src/domain/roadmap/roadmap';

/** A step of the path as the viewer may know it. */
export type GlanceStep =
  | {
      readonly kind: 'shown';
      readonly level: RoadmapLevel | 'issue';
      readonly title: string;
      readonly issueKey: string | null;
    }
  | { readonly kind: 'hidden'; readonly level: RoadmapLevel | 'issue' }
  | { readonly kind: 'asking'; readonly level: RoadmapLevel | 'issue' };

/** What the glance draws, whether it was stored or scored just now. */
export interface GlanceScore {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  /** 0 to 100. */
  readonly known: number;
  /** Null: unlinked or exempt. */
  readonly alignment: number | null;
  readonly state: AlignmentState;
  readonly horizon: Horizon | null;
  readonly steps: readonly GlanceStep[];
  readonly next: ScoreProperty['next'];
  readonly exemption: { readonly reason: string; readonly until: Instant } | null;
  readonly scoredAt: Instant;
  readonly modelRevision: number;
}

export type Titles = ReadonlyMap<IssueId, { readonly key: string; readonly summary: string }>;

/** The issues whose titles the property leaves out, because each reader must ask for them as themselves. */
export function issuesToName(property: ScoreProperty): IssueId[] {
  return property.path.flatMap((step) => (step.issueId === null ? [] : [step.issueId as IssueId]));
}

function storedStep(step: ScoreProperty['path'][number], titles: Titles | null): GlanceStep {
  const { level, title, issueId } = step;
  if (issueId === null) {
    return title === null ? { kind: 'hidden', level } : { kind: 'shown', level, title, issueKey: null };
  }
  if (titles === null) return { kind: 'asking', level };
  const found = titles.get(issueId as IssueId);
  return found === undefined
    ? { kind: 'hidden', level }
    : { kind: 'shown', level, title: found.summary, issueKey: found.key };
}

export function scoreFromProperty(
  property: ScoreProperty,
  titles: Titles | null,
  exemption: GlanceScore['exemption'],
): GlanceScore {
  return {
    value: property.value ?? null,
    low: property.low,
    high: property.high,
    known: property.known,
    alignment: property.alignment ?? null,
    state: property.state,
    horizon: property.horizon,
    steps: property.path.map((step) => storedStep(step, titles)),
    next: property.next,
    exemption,
    scoredAt: Date.parse(property.scoredAt),
    modelRevision: property.modelRevision,
  };
}

export function scoreFromView(view: IssueView): GlanceScore {
  const { alignment, value } = view;
  const isMeasured = alignment.state !== 'unlinked' && alignment.state !== 'exempt';
  return {
    value: value.value,
    low: value.low,
    high: value.high,
    known: value.knownWeight * 100,
    alignment: isMeasured ? alignment.alignment : null,
    state: alignment.state,
    horizon: alignment.horizon,
    steps: (alignment.themes[0]?.steps ?? []).map(({ level, title, issueKey }) =>
      title === null ? { kind: 'hidden', level } : { kind: 'shown', level, title, issueKey },
    ),
    next: view.next,
    exemption: view.exemption,
    scoredAt: view.scoredAt,
    modelRevision: view.modelRevision,
  };
}
