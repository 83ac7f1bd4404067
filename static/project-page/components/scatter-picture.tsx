import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { plural, wholeNumber } from '../../shared/format';
import { openIssue } from '../../shared/host';
import { useWidth } from '../hooks/use-width';
import type { BacklogRow } from '../selectors/backlog-rows';
import {
  type Area,
  circlesPath,
  nearestPoint,
  type Quadrant,
  type ScatterPoint,
  scatterLayout,
} from '../selectors/scatter-layout';
import { QUADRANT_WORDS, SHORT_QUADRANT_WORDS } from '../words/quadrant-words';

const TOP = 28;
const BELOW = 44;
/** Many points are drawn smaller, or they would run into one another. */
function radiusFor(points: number): number {
  if (points > 2000) return 1.6;
  return points > 500 ? 2.5 : 3.5;
}
/** How near the pointer must come to a point, in pixels. */
const REACH = 12;
const QUADRANTS = Object.keys(QUADRANT_WORDS) as Quadrant[];

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly plot: Area;
  readonly strip: Area;
  readonly isNarrow: boolean;
}

function sheetOf(width: number): Sheet {
  const height = Math.round(Math.min(360, Math.max(240, width * 0.56)));
  const strip = { left: 30, top: TOP, width: 44, height };
  const left = strip.left + strip.width + 14;
  return {
    width,
    height: TOP + height + BELOW,
    plot: { left, top: TOP, width: width - left - 10, height },
    strip,
    isNarrow: width < 480,
  };
}

function Corners({ plot, isNarrow, counts }: Sheet & { readonly counts: Readonly<Record<Quadrant, number>> }) {
  const words = isNarrow ? SHORT_QUADRANT_WORDS : QUADRANT_WORDS;
  const [left, right] = [plot.left + 8, plot.left + plot.width - 8];
  const [top, bottom] = [plot.top + 18, plot.top + plot.height - 10];
  // Side by side the words of two corners would run into one another.
  const step = plot.width < 260 ? 18 : 0;
  const places: readonly (readonly [Quadrant, 'start' | 'end', number, number])[] = [
    ['raise', 'start', left, top],
    ['doNext', 'end', right, top + step],
    ['letGo', 'start', left, bottom - step],
    ['worthLittle', 'end', right, bottom],
  ];
  return places.map(([quadrant, anchor, x, y]) => (
    <text key={quadrant} className="pp-chart-corner" textAnchor={anchor} x={x} y={y}>
      <tspan className="pp-chart-strong">{words[quadrant]}</tspan> {wholeNumber(counts[quadrant])}
    </text>
  ));
}

function Axes({ plot, strip, unlinked }: Sheet & { readonly unlinked: number }) {
  const middleX = plot.left + plot.width / 2;
  const middleY = plot.top + plot.height / 2;
  const bottom = plot.top + plot.height;
  return (
    <>
      <rect className="pp-chart-grid" x={plot.left} y={plot.top} width={plot.width} height={plot.height} />
      <rect
        className="pp-chart-grid pp-chart-grid--dashed"
        x={strip.left}
        y={strip.top}
        width={strip.width}
        height={strip.height}
      />
      <path
        className="pp-chart-middle"
        d={`M${middleX} ${plot.top}V${bottom}M${plot.left} ${middleY}H${plot.left + plot.width}`}
      />
      {[100, 50, 0].map((value) => (
        <text key={value} textAnchor="end" x={24} y={plot.top + plot.height * (1 - value / 100) + 4}>
          {value}
        </text>
      ))}
      <text x={plot.left} y={bottom + 18}>
        0
      </text>
      <text textAnchor="middle" x={middleX} y={bottom + 18}>
        50
      </text>
      <text textAnchor="end" x={plot.left + plot.width} y={bottom + 18}>
        100
      </text>
      <text className="pp-chart-axis" x={2} y={16}>
        Value
      </text>
      <text className="pp-chart-axis" textAnchor="middle" x={middleX} y={bottom + 38}>
        Alignment
      </text>
      <text textAnchor="middle" x={strip.left + strip.width / 2} y={bottom + 18}>
        Unknown
      </text>
      <text textAnchor="middle" x={strip.left + strip.width / 2} y={bottom + 36}>
        {wholeNumber(unlinked)}
      </text>
    </>
  );
}

/** The item that the pointer is at: key, value, alignment. */
function Pointed({ point, width }: { readonly point: ScatterPoint; readonly width: number }) {
  const { issue } = point.row;
  const value = wholeNumber(issue.scores.value ?? 0);
  const text = `${issue.issueKey} · ${value}, ${point.quadrant === null ? 'unknown' : wholeNumber(issue.scores.alignment)}`;
  const labelWidth = text.length * 6.6 + 16;
  const x = point.x + 12 + labelWidth > width ? point.x - 12 - labelWidth : point.x + 12;
  return (
    <g className="pp-chart-pointed" aria-hidden="true">
      <circle className="pp-chart-ring" cx={point.x} cy={point.y} r={6} />
      <rect className="pp-chart-label" x={x} y={point.y - 11} width={labelWidth} height={22} rx={4} />
      <text textAnchor="middle" x={x + labelWidth / 2} y={point.y + 4}>
        {text}
      </text>
    </g>
  );
}

/** One point per item. The pointer names an item, a click opens it. */
export function ScatterPicture({ rows }: { readonly rows: readonly BacklogRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 584);
  const radius = radiusFor(rows.length);
  const sheet = useMemo(() => sheetOf(width), [width]);
  const layout = useMemo(
    () => scatterLayout({ rows, plot: sheet.plot, strip: sheet.strip, radius }),
    [rows, sheet, radius],
  );
  const paths = useMemo(() => {
    const pathOf = (belongs: (quadrant: Quadrant | null) => boolean) =>
      circlesPath(
        layout.points.filter((point) => belongs(point.quadrant)),
        radius,
      );
    return {
      hot: pathOf((quadrant) => quadrant === 'doNext'),
      rest: pathOf((quadrant) => quadrant !== null && quadrant !== 'doNext'),
      unknown: pathOf((quadrant) => quadrant === null),
    };
  }, [layout, radius]);
  const [pointed, setPointed] = useState<ScatterPoint | null>(null);
  const onPointer = (event: PointerEvent<SVGSVGElement>) => {
    const place = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - place.left, y: event.clientY - place.top };
    setPointed(nearestPoint(layout.points, { ...at, within: REACH }));
  };
  const words = QUADRANTS.map((quadrant) => `${QUADRANT_WORDS[quadrant]}: ${layout.counts[quadrant]}`).join('. ');
  return (
    <div className="pp-chart-box">
      <div ref={box}>
        <svg
          className={pointed === null ? 'pp-chart' : 'pp-chart pp-chart--pointing'}
          width={sheet.width}
          height={sheet.height}
          role="img"
          aria-label={`Value against alignment for ${plural(layout.points.length, 'backlog item')}. ${words}. Alignment unknown: ${layout.unlinked}.`}
          onPointerMove={onPointer}
          onPointerLeave={() => setPointed(null)}
          onClick={() => {
            if (pointed !== null) void openIssue(pointed.row.issue.issueKey);
          }}
        >
          <path className="pp-chart-dots" d={paths.rest} />
          <path className="pp-chart-dots pp-chart-dots--hot" d={paths.hot} />
          <path className="pp-chart-dots pp-chart-dots--unknown" d={paths.unknown} />
          <Axes {...sheet} unlinked={layout.unlinked} />
          <Corners {...sheet} counts={layout.counts} />
          {pointed === null ? null : <Pointed point={pointed} width={sheet.width} />}
        </svg>
      </div>
      <p className="pp-chart-summary pl-small" aria-hidden="true">
        {pointed === null ? 'Point at an item to see what it is; a click opens it.' : pointed.row.issue.summary}
      </p>
    </div>
  );
}
