import type { ProjectView, ScanStatus } from '../../../src/contract/rpc';
import { Freshness } from '../../shared/components/freshness';
import { wholeNumber } from '../../shared/format';
import type { Navigation, Route } from '../hooks/use-address';
import { isScanning } from '../hooks/use-project';
import type { OrderedRows } from '../selectors/order-rows';
import { ScanButton, type ScanControl } from './scan-notices';

const TABS: readonly (readonly [Route, string])[] = [
  ['health', 'Health'],
  ['backlog', 'Backlog'],
  ['order', 'Order'],
  ['value', 'Value'],
];

/** How complete and how old the rows are. */
function RowsFreshness({ ordered }: { readonly ordered: OrderedRows }) {
  const { rows, unscored } = ordered;
  const oldest = rows.reduce((least, row) => Math.min(least, row.scoredAt), Number.POSITIVE_INFINITY);
  return (
    <>
      <Freshness
        scored={rows.length}
        total={unscored === null ? null : rows.length + unscored}
        oldestScoredAt={Number.isFinite(oldest) ? oldest : null}
      />
      {unscored === null || unscored === 0 ? null : (
        <span className="pl-small pl-subtle pl-nowrap">{wholeNumber(unscored)} not scored yet</span>
      )}
    </>
  );
}

/** Title, freshness, scan, and the sub-pages. */
export function PageHeader({
  project,
  scan,
  ordered,
  control,
  navigation,
}: {
  readonly project: ProjectView;
  readonly scan: ScanStatus;
  readonly ordered: OrderedRows | undefined;
  readonly control: ScanControl;
  readonly navigation: Navigation;
}) {
  const { address, go } = navigation;
  return (
    <header>
      <div className="pp-head">
        <h1 className="pl-page-title">{project.projectName} backlog</h1>
        <div className="pp-head-end">
          {ordered === undefined ? null : <RowsFreshness ordered={ordered} />}
          {isScanning(scan) || scan.phase === 'paused' || project.snapshot === null ? null : (
            <ScanButton control={control} />
          )}
        </div>
      </div>
      <nav className="pp-tabs" aria-label="Plumbline">
        {TABS.map(([route, label]) => (
          <button
            key={route}
            type="button"
            className="pp-tab"
            aria-current={address.route === route ? 'page' : undefined}
            onClick={() => {
              if (address.route !== route) go({ route, search: '' });
            }}
          >
            {label}
          </button>
        ))}
      </nav>
    </header>
  );
}
