import type { ChangePreview } from '../../../../src/contract/rpc';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import { percent, plural } from '../../../shared/format';
import { useDraft } from '../../hooks/use-draft';
import { IssueCount } from './issue-count';

/** Sums of the themes: shares always make 100 %, targets leave room for maintenance. */
export function RoadmapFooter({
  counts,
}: {
  readonly counts: ReadonlyMap<RoadmapItemId, ChangePreview['issuesByItem'][number]>;
}) {
  const { state, view, changes } = useDraft();
  const themes = state.draft.roadmap.items.filter((item) => item.parentId === null);
  const targets = themes.reduce((sum, theme) => sum + (theme.targetShare ?? 0), 0);
  const hasTargets = themes.some((theme) => theme.targetShare !== null);
  const before = state.base.roadmap.items
    .filter((item) => item.parentId === null)
    .reduce((sum, theme) => sum + (view.issuesByItem[theme.itemId] ?? 0), 0);
  const after = themes.reduce(
    (sum, theme) => sum + (counts.get(theme.itemId)?.after ?? view.issuesByItem[theme.itemId] ?? 0),
    0,
  );
  return (
    <div role="rowgroup" className="ap-tree__foot">
      <div role="row" className="ap-tree__row">
        <div role="rowheader">{plural(themes.length, 'theme')}</div>
        <div role="cell" className="ap-tree__weight">
          <span className="pl-share__percent">{themes.length > 0 ? percent(1) : ''}</span>
        </div>
        <div role="cell" />
        <div role="cell" />
        <div role="cell" className="ap-right ap-tree__target">
          {hasTargets ? <span className={targets > 1.0001 ? 'ap-over' : ''}>{percent(targets)}</span> : null}
        </div>
        <div role="cell" className="ap-tree__issues">
          <IssueCount before={before} after={after} />
        </div>
        <div role="cell" />
      </div>
      <p className="ap-tree__note">
        {changes.length > 0 ? (
          <span>
            <span className="pl-changed-key" /> Changed in this draft.
          </span>
        ) : null}
        <span>{targetNote(hasTargets, targets)}</span>
        <span>An issue that serves two themes is counted in both.</span>
      </p>
    </div>
  );
}

function targetNote(hasTargets: boolean, targets: number): string {
  if (!hasTargets) return 'Targets say how much effort a theme should get; none is set.';
  if (targets > 1.0001) return `Targets come to ${percent(targets)}; they may not exceed 100 %.`;
  return targets > 0.9999
    ? 'Targets leave no room for maintenance.'
    : `Targets leave ${percent(1 - targets)} of effort for maintenance.`;
}
