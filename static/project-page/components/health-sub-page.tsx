import { useMemo } from 'react';
import type { ProjectView } from '../../../src/contract/rpc';
import type { HealthPartId, HealthReport } from '../../../src/domain/health/health-report';
import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { openModule } from '../../shared/host';
import { HEALTH_PART_WORDS } from '../../shared/words';
import type { Navigation } from '../hooks/use-address';
import type { BacklogRow } from '../selectors/backlog-rows';
import { addressOf, PLAIN_VIEW } from '../selectors/backlog-view';
import { HealthCard } from './health-card';
import type { PartActions } from './health-part-row';
import { RepairQueue } from './repair-queue';
import { StockCards } from './stock-cards';
import { ValueAlignmentChart } from './value-alignment-chart';

const PART_IDS = Object.keys(HEALTH_PART_WORDS) as HealthPartId[];

/** Without any size nothing can be ordered; that is a missing mapping, not the fault of the items. */
function NoSizesMessage({
  project,
  rows,
  onMapField,
}: {
  readonly project: ProjectView;
  readonly rows: readonly BacklogRow[];
  readonly onMapField: (() => void) | null;
}) {
  if (rows.length === 0 || rows.some(({ issue }) => issue.size !== null)) return null;
  const { sizeFieldName } = project;
  return (
    <div className="pp-notices">
      <Message
        appearance="neutral"
        title={sizeFieldName === null ? 'No size field is mapped' : `No item has a size in ${sizeFieldName}`}
        actions={
          onMapField === null ? undefined : (
            <Button spacing="compact" onClick={onMapField}>
              {sizeFieldName === null ? 'Map a size field' : 'Map another field'}
            </Button>
          )
        }
      >
        Without sizes the items cannot be ordered, and ready counts each of them as not estimated.
        {onMapField === null ? ' A project admin can map the field that holds the estimates.' : ''}
      </Message>
    </div>
  );
}

/** The backlog's health: the number, its parts, the repairs, and the whole backlog at a glance. */
export function HealthSubPage({
  project,
  report,
  rows,
  navigation,
}: {
  readonly project: ProjectView;
  readonly report: HealthReport;
  readonly rows: readonly BacklogRow[];
  readonly navigation: Navigation;
}) {
  const { address, go } = navigation;
  const asked = new URLSearchParams(address.search).get('part');
  const openPart = PART_IDS.find((partId) => partId === asked) ?? null;
  const issues = useMemo(() => new Map(rows.map(({ issue }) => [issue.issueId, issue])), [rows]);
  const items = useMemo(() => new Map(project.roadmap.map((item) => [item.itemId, item])), [project.roadmap]);

  const openRoadmap = project.canAdminister ? () => void openModule('plumbline-admin') : null;
  const actions: PartActions = {
    issueOf: (issueId) => issues.get(issueId),
    itemOf: (itemId) => items.get(itemId),
    onOpenItems: (code) => go({ route: 'backlog', search: addressOf({ ...PLAIN_VIEW, flags: [code] }) }),
    onOpenRoadmap: openRoadmap,
    mendOf: (partId) =>
      partId === 'fit' && openRoadmap !== null ? { label: 'Name your themes', onMend: openRoadmap } : null,
  };
  const openSettings = project.canAdminister ? () => void openModule('plumbline-settings', project.projectKey) : null;
  return (
    <>
      <NoSizesMessage project={project} rows={rows} onMapField={openSettings} />
      <HealthCard
        report={report}
        openPart={openPart}
        onOpenPart={(partId) => go({ route: 'health', search: partId === null ? '' : `?part=${partId}` }, 'replace')}
        actions={actions}
      />
      <div className="pp-columns">
        <RepairQueue report={report} settings={project.health} context={actions} />
        <div className="pp-column">
          <StockCards report={report} />
          <ValueAlignmentChart rows={rows} />
        </div>
      </div>
    </>
  );
}
