import { useMemo, useState } from 'react';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { plural, wholeNumber } from '../../shared/format';
import type { BacklogRow } from '../selectors/backlog-rows';
import { drawnCounts } from '../selectors/scatter-layout';
import { notDrawnSentence } from '../words/quadrant-words';
import { ChartTable } from './chart-table';
import { ScatterPicture } from './scatter-picture';

/** Worth against place on the roadmap, one point per item; the same as a table for those who read. */
export function ValueAlignmentChart({ rows }: { readonly rows: readonly BacklogRow[] }) {
  const [isTable, setIsTable] = useState(false);
  const counts = useMemo(() => drawnCounts(rows), [rows]);
  return (
    <section className="pl-card pp-chart-card" aria-labelledby="pp-chart-title">
      <header className="pl-card__header">
        <h2 id="pp-chart-title" className="pl-heading">
          Value against alignment
        </h2>
        <span className="pl-small pl-subtle">
          {wholeNumber(counts.drawn)} of {plural(rows.length, 'backlog item')}
        </span>
        <Button
          className="pl-push"
          appearance="subtle"
          spacing="compact"
          icon="table"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          Show as table
        </Button>
      </header>
      {isTable ? <ChartTable rows={rows} /> : <ScatterPicture rows={rows} />}
      <footer className="pl-card__footer pp-card-end">
        <Icon name="info" size={12} />
        <span>{notDrawnSentence(counts)}</span>
      </footer>
    </section>
  );
}
