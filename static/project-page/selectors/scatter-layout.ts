import type { IssueId } from '../../../src/domain/ids';
import type { BacklogRow } from './backlog-rows';

/** The four areas of the picture; a score on the line belongs to the better side. */
export type Quadrant = 'doNext' | 'raise' | 'worthLittle' | 'letGo';

export interface ScatterPoint {
  readonly row: BacklogRow;
  readonly x: number;
  readonly y: number;
  /** Null in the strip of the unlinked, where alignment is unknown. */
  readonly quadrant: Quadrant | null;
}

/** Where each backlog item stands in the picture, and what is not drawn. */
export interface ScatterLayout {
  readonly points: readonly ScatterPoint[];
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly unlinked: number;
  readonly notEnoughData: number;
  readonly exempt: number;
}

/** A rectangle in the units of the picture. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MIDDLE = 50;

/** Where a place in [-1, 1] comes from: the issue id, so that a point stands still from visit to visit. */
function spreadOf(issueId: IssueId, salt: number): number {
  let hash = 2_166_136_261 ^ salt;
  for (const char of issueId) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2_246_822_507);
  hash ^= hash >>> 13;
  return ((hash >>> 0) / 4_294_967_295) * 2 - 1;
}

export function quadrantOf(value: number, alignment: number): Quadrant {
  if (value >= MIDDLE) return alignment >= MIDDLE ? 'doNext' : 'raise';
  return alignment >= MIDDLE ? 'worthLittle' : 'letGo';
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/** Alignment has few distinct values, so points are spread by a few units; the shown numbers stay the true ones. */
export function scatterLayout({
  rows,
  plot,
  strip,
  radius,
}: {
  readonly rows: readonly BacklogRow[];
  readonly plot: Area;
  readonly strip: Area;
  readonly radius: number;
}): ScatterLayout {
  const counts: Record<Quadrant, number> = { doNext: 0, raise: 0, worthLittle: 0, letGo: 0 };
  const points: ScatterPoint[] = [];
  let [unlinked, notEnoughData, exempt] = [0, 0, 0];
  const middleX = plot.left + plot.width / 2;
  for (const row of rows) {
    const { value, alignment, alignmentState } = row.issue.scores;
    if (value === null) {
      notEnoughData += 1;
      continue;
    }
    if (alignmentState === 'exempt') {
      exempt += 1;
      continue;
    }
    const y = clamp(plot.top + plot.height * (1 - value / 100), plot.top + radius, plot.top + plot.height - radius);
    if (alignmentState === 'unlinked') {
      unlinked += 1;
      const room = strip.width / 2 - radius - 2;
      points.push({ row, x: strip.left + strip.width / 2 + spreadOf(row.issue.issueId, 7) * room, y, quadrant: null });
      continue;
    }
    const quadrant = quadrantOf(value, alignment);
    counts[quadrant] += 1;
    const rightHalf = alignment >= MIDDLE;
    const spread = spreadOf(row.issue.issueId, 3) * plot.width * 0.022;
    const x = clamp(
      plot.left + (plot.width * alignment) / 100 + spread,
      rightHalf ? middleX + radius : plot.left + radius,
      rightHalf ? plot.left + plot.width - radius : middleX - radius,
    );
    points.push({ row, x, y, quadrant });
  }
  return { points, counts, unlinked, notEnoughData, exempt };
}

/** The point nearest to a place, within a distance; null where there is none. */
export function nearestPoint(
  points: readonly ScatterPoint[],
  { x, y, within }: { readonly x: number; readonly y: number; readonly within: number },
): ScatterPoint | null {
  let nearest: ScatterPoint | null = null;
  let best = within * within;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= best) {
      best = distance;
      nearest = point;
    }
  }
  return nearest;
}

/** One SVG path of circles: thousands of points cost one element, and take their colour from the theme. */
export function circlesPath(points: readonly ScatterPoint[], radius: number): string {
  const d = 2 * radius;
  return points
    .map(
      ({ x, y }) =>
        `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${radius} ${radius} 0 1 0 ${d} 0a${radius} ${radius} 0 1 0 ${-d} 0`,
    )
    .join('');
}
