import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { plural, wholeNumber } from '../../shared/format';
import { openIssue } from '../../shared/host';
import type { BacklogRow } from '../selectors/backlog-rows';
import {
  circlesPath,
  nearestPoint,
  type Quadrant,
  type ScatterPoint,
  scatterLayout,
} from '../selectors/scatter-layout';
import { QUADRANT_WORDS } from '../words/quadrant-words';
import { ChartTable } from './chart-table';

const WIDTH = 584;
const HEIGHT = 400;
const PLOT = { left: 92, top: 28, width: 480, height: 320 } as const;
const STRIP = { left: 36, top: 28, width: 42, height: 320 } as const;
const RADIUS = 3.5;
const REACH = 10;
const CORNERS: readonly (readonly [Quadrant, 'start' | 'end', number, number])[] = [
  ['raise', 'start', PLOT.left + 8, PLOT.top + 18],
  ['doNext', 'end', PLOT.left + PLOT.width - 8, PLOT.top + 18],
  ['letGo', 'start', PLOT.left + 8, PLOT.top + PLOT.height - 10],
  ['worthLittle', 'end', PLOT.left + PLOT.width - 8, PLOT.top + PLOT.height - 10],
];

function Frame({
  counts,
  unlinked,
}: {
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly unlinked: number;
}) {
  const middleX = PLOT.left + PLOT.width / 2;
  const middleY = PLOT.top + PLOT.height / 2;
  const bottom = PLOT.top + PLOT.height;
  return (
    <>
      <rect className="pp-chart-grid" x={PLOT.left} y={PLOT.top} width={PLOT.width} height={PLOT.height} />
      <rect
        className="pp-chart-grid pp-chart-grid--dashed"
        x={STRIP.left}
        y={STRIP.top}
        width={STRIP.width}
        height={STRIP.height}
      />
      <path
        className="pp-chart-middle"
        d={`M${middleX} ${PLOT.top}V${bottom}M${PLOT.left} ${middleY}H${PLOT.left + PLOT.width}`}
      />
      {CORNERS.map(([quadrant, anchor, x, y]) => (
        <text key={quadrant} className="pp-chart-corner" textAnchor={anchor} x={x} y={y}>
          <tspan className="pp-chart-strong">{QUADRANT_WORDS[quadrant]}</tspan> {wholeNumber(counts[quadrant])}
        </text>
      ))}
      {[100, 50, 0].map((value) => (
        <text key={value} textAnchor="end" x={28} y={PLOT.top + PLOT.height * (1 - value / 100) + 4}>
          {value}
        </text>
      ))}
      {[0, 50, 100].map((value) => (
        <text
          key={value}
          textAnchor={value === 0 ? 'start' : value === 50 ? 'middle' : 'end'}
          x={PLOT.left + (PLOT.width * value) / 100}
          y={bottom + 18}
        >
          {value}
        </text>
      ))}
      <text className="pp-chart-axis" x={8} y={16}>
        Value
      </text>
      <text className="pp-chart-axis" textAnchor="middle" x={middleX} y={bottom + 38}>
        Alignment
      </text>
      <text textAnchor="middle" x={STRIP.left + STRIP.width / 2} y={bottom + 18}>
        Unknown
      </text>
      <text textAnchor="middle" x={STRIP.left + STRIP.width / 2} y={bottom + 34}>
        {wholeNumber(unlinked)}
      </text>
    </>
  );
}

function Pointed({ point }: { readonly point: ScatterPoint }) {
  const { issue } = point.row;
  const { value, alignment } = issue.scores;
  const numbers =
    point.quadrant === null
      ? `${wholeNumber(value ?? 0)}, unknown`
      : `${wholeNumber(value ?? 0)}, ${wholeNumber(alignment)}`;
  const text = `${issue.issueKey} · ${numbers}`;
  const width = text.length * 6.6 + 16;
  const x = point.x + 12 + width > WIDTH ? point.x - 12 - width : point.x + 12;
  return (
    <g className="pp-chart-pointed" aria-hidden="true">
      <circle className="pp-chart-ring" cx={point.x} cy={point.y} r={6} />
      <rect className="pp-chart-label" x={x} y={point.y - 11} width={width} height={22} rx={4} />
      <text textAnchor="middle" x={x + width / 2} y={point.y + 4}>
        {text}
      </text>
    </g>
  );
}

function notDrawnSentence(notEnoughData: number, exempt: number, unlinked: number): string {
  const parts = [
    unlinked === 0
      ? ''
      : `Unlinked means unknown, so ${wholeNumber(unlinked)} ${unlinked === 1 ? 'stands' : 'stand'} apart.`,
    notEnoughData === 0
      ? ''
      : `${wholeNumber(notEnoughData)} without enough data ${notEnoughData === 1 ? 'is' : 'are'} not drawn.`,
    exempt === 0 ? '' : `${wholeNumber(exempt)} exempt ${exempt === 1 ? 'is' : 'are'} not drawn.`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Every item of the backlog is drawn.' : parts.join(' ');
}

/** Worth against place on the roadmap, one point per item; the same as a table for those who read. */
export function ValueAlignmentChart({ rows }: { readonly rows: readonly BacklogRow[] }) {
  const layout = useMemo(() => scatterLayout({ rows, plot: PLOT, strip: STRIP, radius: RADIUS }), [rows]);
  const paths = useMemo(() => {
    const { points } = layout;
    return {
      hot: circlesPath(
        points.filter((point) => point.quadrant === 'doNext'),
        RADIUS,
      ),
      rest: circlesPath(
        points.filter((point) => point.quadrant !== null && point.quadrant !== 'doNext'),
        RADIUS,
      ),
      unknown: circlesPath(
        points.filter((point) => point.quadrant === null),
        RADIUS,
      ),
    };
  }, [layout]);
  const [pointed, setPointed] = useState<ScatterPoint | null>(null);
  const [isTable, setIsTable] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const drawn = layout.points.length;

  const onPointerMove = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const scale = WIDTH / box.width;
    setPointed(
      nearestPoint(layout.points, {
        x: (event.clientX - box.left) * scale,
        y: (event.clientY - box.top) * scale,
        within: Math.max(REACH, REACH * scale),
      }),
    );
  };
  const { counts } = layout;
  const label = `Value against alignment for ${plural(drawn, 'backlog item')}. ${(
    Object.keys(QUADRANT_WORDS) as Quadrant[]
  )
    .map((quadrant) => `${QUADRANT_WORDS[quadrant]}: ${counts[quadrant]}`)
    .join('. ')}. Alignment unknown: ${layout.unlinked}.`;
  return (
    <section className="pl-card pp-chart-card" aria-labelledby="pp-chart-title">
      <header className="pl-card__header">
        <h3 id="pp-chart-title" className="pl-heading">
          Value against alignment
        </h3>
        <span className="pl-small pl-subtle">
          {wholeNumber(drawn)} of {plural(rows.length, 'backlog item')}
        </span>
        <Button
          className="pl-push"
          appearance="subtle"
          spacing="compact"
          icon="table"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? 'Show as picture' : 'Show as table'}
        </Button>
      </header>
      {isTable ? (
        <ChartTable layout={layout} />
      ) : (
        <div className="pp-chart-box">
          <svg
            ref={svg}
            className={pointed === null ? 'pp-chart' : 'pp-chart pp-chart--pointing'}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            role="img"
            aria-label={label}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setPointed(null)}
            onClick={() => {
              if (pointed !== null) void openIssue(pointed.row.issue.issueKey);
            }}
          >
            <path className="pp-chart-dots" d={paths.rest} />
            <path className="pp-chart-dots pp-chart-dots--hot" d={paths.hot} />
            <path className="pp-chart-dots pp-chart-dots--unknown" d={paths.unknown} />
            <Frame counts={counts} unlinked={layout.unlinked} />
            {pointed === null ? null : <Pointed point={pointed} />}
          </svg>
          <p className="pp-chart-summary pl-small" aria-hidden="true">
            {pointed === null ? 'Point at an item to see its summary.' : pointed.row.issue.summary}
          </p>
        </div>
      )}
      <footer className="pl-card__footer pp-card-end">
        <Icon name="info" size={12} />
        <span>{notDrawnSentence(layout.notEnoughData, layout.exempt, layout.unlinked)}</span>
      </footer>
    </section>
  );
}
