import type { AlignmentState } from '../alignment/alignment-score';
import { isOpenBaseLevel } from '../backlog/backlog-membership';
import type { IssueId, RoadmapItemId } from '../ids';
import type { Roadmap } from '../roadmap/roadmap';
import { indexRoadmap } from '../roadmap/roadmap-index';
import { kendallDistance } from '../value/kendall';
import { bandOf, type ValueBand } from '../value/value-band';
import type { ValueBands } from '../value/value-model';
import { countByItem } from './count-by-item';
import type { ScoredIssue } from './scored-issue';

/** An item whose value or alignment moves. */
interface Mover {
  readonly issueKey: string;
  readonly summary: string;
  /** Which of the two numbers moves further; `before` and `after` are of it. */
  readonly measure: 'value' | 'alignment';
  /** 0 to 100; null where the number is unknown. */
  readonly before: number | null;
  readonly after: number | null;
  readonly stateBefore: AlignmentState;
  readonly stateAfter: AlignmentState;
}

/** How many items move from one value band to another; null: not enough data. */
export interface BandMove {
  readonly from: ValueBand | null;
  readonly to: ValueBand | null;
  readonly issues: number;
}

/** What a changed roadmap or model does to stored scores. */
export interface ScoreChanges {
  /** Open base-level items that have scores before and after. */
  readonly compared: number;
  /** Items whose value band, alignment band or alignment state changes. */
  readonly changed: number;
  /** Of the changed ones: those whose further-moving number rises, or falls. A number that becomes known rises. */
  readonly up: number;
  readonly down: number;
  /** Of the pairs of items that the values order before and after: the share whose order turns round, 0 to 1; null without pairs. */
  readonly kendallDistance: number | null;
  /** Items that leave a value band for another; null: not enough data. From high to low. [V8] */
  readonly bandMoves: readonly BandMove[];
  readonly becomeUnlinked: number;
  readonly becomeLinked: number;
  /** The furthest first, 20 at most. */
  readonly movers: readonly Mover[];
  /** Themes that have work now and would have none. */
  readonly emptiedThemes: readonly { readonly itemId: RoadmapItemId; readonly title: string; readonly lost: number }[];
  /** Open issues that reach each item or below it: the items of the new roadmap in tree order, then removed ones. */
  readonly issuesByItem: readonly { readonly itemId: RoadmapItemId; readonly before: number; readonly after: number }[];
}

const MAX_MOVERS = 20;
/** A number that appears or goes counts as a move of the whole scale. */
const WHOLE_SCALE = 100;

interface Change {
  readonly mover: Mover;
  readonly distance: number;
  readonly bandChanges: boolean;
  readonly valueBands: { readonly from: ValueBand | null; readonly to: ValueBand | null };
}

interface BandsAround {
  readonly before: ValueBands;
  readonly after: ValueBands;
}

/** Compares the scores of the same issues before and after a change; pure, from stored inputs. */
export function compareScores({
  before,
  after,
  bands,
  bandsBefore = bands,
  roadmapBefore,
  roadmapAfter,
}: {
  readonly before: readonly ScoredIssue[];
  readonly after: readonly ScoredIssue[];
  /** The bands after the change, and those before it where they differ. */
  readonly bands: ValueBands;
  readonly bandsBefore?: ValueBands;
  readonly roadmapBefore: Roadmap;
  readonly roadmapAfter: Roadmap;
}): ScoreChanges {
  const beforeById = new Map<IssueId, ScoredIssue>(before.map((row) => [row.issueId, row]));
  const pairs = after.flatMap((row) => {
    const earlier = beforeById.get(row.issueId);
    return earlier !== undefined && isOpenBaseLevel(row) ? [{ earlier, later: row }] : [];
  });
  const changes = pairs.map(({ earlier, later }) => changeFrom(earlier, later, { before: bandsBefore, after: bands }));
  const changed = changes.filter(({ bandChanges }) => bandChanges);
  const becomes = (state: AlignmentState, other: 'stateBefore' | 'stateAfter', one: 'stateBefore' | 'stateAfter') =>
    changes.filter(({ mover }) => mover[other] !== state && mover[one] === state).length;
  return {
    compared: pairs.length,
    changed: changed.length,
    up: changed.filter(({ mover }) => rank(mover.after) > rank(mover.before)).length,
    down: changed.filter(({ mover }) => rank(mover.after) < rank(mover.before)).length,
    kendallDistance: kendallDistance(
      pairs.flatMap(({ earlier, later }) =>
        earlier.scores.value === null || later.scores.value === null
          ? []
          : [[earlier.scores.value, later.scores.value] as const],
      ),
    ),
    bandMoves: bandMovesOf(changes),
    becomeUnlinked: becomes('unlinked', 'stateBefore', 'stateAfter'),
    becomeLinked: becomes('unlinked', 'stateAfter', 'stateBefore'),
    movers: changes
      .filter(({ distance, bandChanges }) => bandChanges || distance >= 0.5)
      .toSorted((a, b) => b.distance - a.distance || compareText(a.mover.issueKey, b.mover.issueKey))
      .slice(0, MAX_MOVERS)
      .map(({ mover }) => mover),
    ...itemChanges({ before, after, roadmapBefore, roadmapAfter }),
  };
}

function changeFrom(earlier: ScoredIssue, later: ScoredIssue, bands: BandsAround): Change {
  const value = { before: earlier.scores.value, after: later.scores.value };
  const alignment = { before: shownAlignment(earlier), after: shownAlignment(later) };
  const valueDistance = distanceOf(value);
  const alignmentDistance = distanceOf(alignment);
  const measure = alignmentDistance >= valueDistance ? 'alignment' : 'value';
  const stateBefore = earlier.scores.alignmentState;
  const stateAfter = later.scores.alignmentState;
  return {
    mover: {
      issueKey: later.issueKey,
      summary: later.summary,
      measure,
      ...(measure === 'value' ? value : alignment),
      stateBefore,
      stateAfter,
    },
    distance: Math.max(valueDistance, alignmentDistance),
    bandChanges: stateBefore !== stateAfter || bandMoves(value, bands) || bandMoves(alignment, bands),
    valueBands: { from: shownBand(value.before, bands.before), to: shownBand(value.after, bands.after) },
  };
}

/** Unlinked and exempt issues show no number: unknown is not zero. [A6] */
function shownAlignment({ scores }: ScoredIssue): number | null {
  return scores.alignmentState === 'unlinked' || scores.alignmentState === 'exempt' ? null : scores.alignment;
}

interface Move {
  readonly before: number | null;
  readonly after: number | null;
}

function distanceOf({ before, after }: Move): number {
  if (before === null || after === null) return before === after ? 0 : WHOLE_SCALE;
  return Math.abs(after - before);
}

function shownBand(shown: number | null, bands: ValueBands): ValueBand | null {
  return shown === null ? null : bandOf(shown, bands);
}

function bandMoves({ before, after }: Move, bands: BandsAround): boolean {
  return shownBand(before, bands.before) !== shownBand(after, bands.after);
}

const BAND_ORDER: readonly (ValueBand | null)[] = ['high', 'medium', 'low', null];

function bandMovesOf(changes: readonly Change[]): readonly BandMove[] {
  return BAND_ORDER.flatMap((from) =>
    BAND_ORDER.flatMap((to) => {
      const issues = changes.filter(({ valueBands }) => valueBands.from === from && valueBands.to === to).length;
      return from === to || issues === 0 ? [] : [{ from, to, issues }];
    }),
  );
}

function rank(shown: number | null): number {
  return shown ?? -1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function itemChanges({
  before,
  after,
  roadmapBefore,
  roadmapAfter,
}: {
  readonly before: readonly ScoredIssue[];
  readonly after: readonly ScoredIssue[];
  readonly roadmapBefore: Roadmap;
  readonly roadmapAfter: Roadmap;
}): Pick<ScoreChanges, 'emptiedThemes' | 'issuesByItem'> {
  const none: ReadonlySet<IssueId> = new Set();
  const indexBefore = indexRoadmap(roadmapBefore, none);
  const indexAfter = indexRoadmap(roadmapAfter, none);
  const countsBefore = countByItem(before, indexBefore);
  const countsAfter = countByItem(after, indexAfter);
  const removed = indexBefore.order.filter((itemId) => !indexAfter.items.has(itemId));
  return {
    emptiedThemes: [...indexBefore.items.values()].flatMap(({ item, path }) => {
      const lost = countsBefore.get(item.itemId) as number;
      const emptied = path.length === 1 && lost > 0 && (countsAfter.get(item.itemId) ?? 0) === 0;
      return emptied ? [{ itemId: item.itemId, title: item.title, lost }] : [];
    }),
    issuesByItem: [...indexAfter.order, ...removed].map((itemId) => ({
      itemId,
      before: countsBefore.get(itemId) ?? 0,
      after: countsAfter.get(itemId) ?? 0,
    })),
  };
}
