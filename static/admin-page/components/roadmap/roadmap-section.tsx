import { useMemo, useState } from 'react';
import type { ChangePreview, ScanStatus } from '../../../../src/contract/rpc';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import { Button } from '../../../shared/components/button';
import { plural } from '../../../shared/format';
import { useDraft } from '../../hooks/use-draft';
import { SectionHeader } from '../section-header';
import { AddEpicsDialog } from './add-epics-dialog';
import { FirstRunGuide } from './first-run-guide';
import { MoveDialog } from './move-dialog';
import { RoadmapTree, useTreeOpening } from './roadmap-tree';
import { useRowActions } from './use-row-actions';

type Dialog =
  | { readonly kind: 'picker'; readonly parentId: RoadmapItemId | null }
  | { readonly kind: 'move'; readonly itemId: RoadmapItemId };

/** The roadmap tree, or on a new site the guide to a first one. */
export function RoadmapSection({
  preview,
  scans,
  onMapByRule,
  onScanAll,
  onOpenModel,
}: {
  readonly preview: ChangePreview | null;
  readonly scans: readonly ScanStatus[];
  readonly onMapByRule: (itemId: RoadmapItemId) => void;
  readonly onScanAll: () => void;
  readonly onOpenModel: () => void;
}) {
  const { state, view } = useDraft();
  const { items } = state.draft.roadmap;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const opening = useTreeOpening(items);
  const openRow = opening.open;
  const open = useMemo(
    () => ({
      onPicker: (parentId: RoadmapItemId | null) => setDialog({ kind: 'picker', parentId }),
      onMove: (itemId: RoadmapItemId) => setDialog({ kind: 'move', itemId }),
      onRule: onMapByRule,
      onAdded: openRow,
    }),
    [onMapByRule, openRow],
  );
  const actions = useRowActions(open);
  const levelCount = (level: string): number => items.filter((item) => item.level === level).length;
  const isFirstRun = items.length === 0;
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Roadmap"
        lead={
          isFirstRun
            ? 'Nothing is saved yet. A roadmap says which work serves which theme.'
            : `${plural(levelCount('theme'), 'theme')}, ${plural(levelCount('initiative'), 'initiative')}, ${plural(levelCount('epic'), 'epic')}. Weights compare siblings; shares always add up to 100\u00a0%.`
        }
        actions={
          isFirstRun ? null : (
            <>
              {view.epics.length > 0 ? (
                <Button onClick={() => setDialog({ kind: 'picker', parentId: null })}>Add epics from Jira</Button>
              ) : null}
              <Button icon="plus" onClick={actions.addTheme}>
                Add theme
              </Button>
            </>
          )
        }
      />
      {isFirstRun ? (
        <FirstRunGuide scans={scans} onAddTheme={actions.addTheme} onScanAll={onScanAll} onOpenModel={onOpenModel} />
      ) : (
        <div className="pl-card">
          <RoadmapTree preview={preview} actions={actions} opening={opening} />
        </div>
      )}
      {isFirstRun ? null : (
        <p className="ap-keys pl-small">
          Alt with the arrow keys moves the row you are in: up, down, in and out. Ctrl+Z takes an edit back.
        </p>
      )}
      {dialog?.kind === 'picker' ? (
        <AddEpicsDialog parentId={dialog.parentId} onClose={() => setDialog(null)} onAdded={opening.open} />
      ) : null}
      {dialog?.kind === 'move' ? (
        <MoveDialog itemId={dialog.itemId} onMove={actions.move} onClose={() => setDialog(null)} />
      ) : null}
    </section>
  );
}
