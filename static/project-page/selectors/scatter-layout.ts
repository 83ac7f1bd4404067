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

/** How many items are drawn, set apart, and left out. */
export interface DrawnCounts {
  readonly drawn: number;
  /** Of those drawn: in the strip of the unknown. */
  readonly unlinked: number;
  readonly notEnoughData: number;
  readonly exempt: number;
}

/** Where each item that has a place stands. */
export interface ScatterLayout {
  readonly points: readonly ScatterPoint[];
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly unlinked: number;
}

/** A rectangle in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MIDDLE = 50;
/** Alignment has few distinct values, so points are spread by this share of the width; shown numbers stay the true ones. */
const SPREAD = 0.022;

/** A place in [-1, 1] made from the issue id, so that a point stands still from visit to visit. */
function spreadOf(issueId: IssueId, salt: number): number {
  let hash = 2_166_136_261 ^ salt;
  for (const char of issueId) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2_246_822_507);
  hash ^= hash >>> 13;
  return ((hash >>> 0) / 4_294_967_295) * 2 - 1;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/** Without a value there is no height; exempt means that alignment is not measured. */
export function isDrawn({ issue }: BacklogRow): boolean {
  return issue.scores.value !== null && issue.scores.alignmentState !== 'exempt';
}

/** The area of a drawn item; null for the unlinked. */
export function placeOf({ issue }: BacklogRow): Quadrant | null {
  const { value, alignment, alignmentState } = issue.scores;
  if (alignmentState === 'unlinked') return null;
  if ((value ?? 0) >= MIDDLE) return alignment >= MIDDLE ? 'doNext' : 'raise';
  return alignment >= MIDDLE ? 'worthLittle' : 'letGo';
}

/** Counts for the words around the picture. */
export function drawnCounts(rows: readonly BacklogRow[]): DrawnCounts {
  const drawn = rows.filter(isDrawn);
  const without = rows.filter((row) => row.issue.scores.value === null).length;
  return {
    drawn: drawn.length,
    unlinked: drawn.filter((row) => placeOf(row) === null).length,
    notEnoughData: without,
    exempt: rows.length - drawn.length - without,
  };
}

/** Places every drawn item: alignment to the right, value upwards; the unlinked in a strip of their own. */
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
  const middle = plot.left + plot.width / 2;
  const points = rows.filter(isDrawn).map((row): ScatterPoint => {
    const { issueId, scores } = row.issue;
    const quadrant = placeOf(row);
    const height = plot.top + plot.height * (1 - (scores.value ?? 0) / 100);
    const y = clamp(height, plot.top + radius, plot.top + plot.height - radius);
    if (quadrant === null) {
      const room = strip.width / 2 - radius - 2;
      return { row, x: strip.left + strip.width / 2 + spreadOf(issueId, 7) * room, y, quadrant };
    }
    counts[quadrant] += 1;
    const isRight = scores.alignment >= MIDDLE;
    const x = clamp(
      plot.left + (plot.width * scores.alignment) / 100 + spreadOf(issueId, 3) * plot.width * SPREAD,
      isRight ? middle + radius : plot.left + radius,
      isRight ? plot.left + plot.width - radius : middle - radius,
    );
    return { row, x, y, quadrant };
  });
  return { points, counts, unlinked: points.filter((point) => point.quadrant === null).length };
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
  const arc = `a${radius} ${radius} 0 1 0`;
  return points.map(({ x, y }) => `M${(x - radius).toFixed(1)} ${y.toFixed(1)}${arc} ${d} 0${arc} ${-d} 0`).join('');
}
