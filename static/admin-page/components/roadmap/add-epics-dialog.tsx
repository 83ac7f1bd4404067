import Textfield from '@atlaskit/textfield';
import { useMemo, useState } from 'react';
import type { AdminView } from '../../../../src/contract/rpc';
import type { IssueId, RoadmapItemId } from '../../../../src/domain/ids';
import { IssueTypeIcon } from '../../../shared/components/icons';
import { Lozenge } from '../../../shared/components/lozenge';
import { plural, wholeNumber } from '../../../shared/format';
import { addItem, levelUnder } from '../../draft/roadmap-edits';
import { useDraft } from '../../hooks/use-draft';
import { Dialog } from '../dialog';
import { ItemSelect } from './item-select';
import { newItemId } from './use-row-actions';

type Epic = AdminView['epics'][number];

/** More than this is searched, not scrolled. */
const SHOWN = 100;

const levelOf = (epic: Epic): 'initiative' | 'epic' => (epic.hierarchyLevel >= 2 ? 'initiative' : 'epic');

/** Chooses epics and higher issues that are not on the roadmap yet, and where they go. */
export function AddEpicsDialog({
  parentId,
  onClose,
  onAdded,
}: {
  readonly parentId: RoadmapItemId | null;
  readonly onClose: () => void;
  readonly onAdded: (parentId: RoadmapItemId | null) => void;
}) {
  const { state, view, editRoadmap } = useDraft();
  const { roadmap } = state.draft;
  const [under, setUnder] = useState<RoadmapItemId | null>(
    parentId ?? roadmap.items.find((item) => item.parentId === null)?.itemId ?? null,
  );
  const [chosen, setChosen] = useState<ReadonlySet<IssueId>>(new Set());
  const [typed, setTyped] = useState('');
  const [withDone, setWithDone] = useState(false);

  const offered = useMemo(() => {
    const taken = new Set(roadmap.items.map((item) => item.issueId));
    return view.epics.filter((epic) => !taken.has(epic.issueId));
  }, [roadmap.items, view.epics]);
  const words = typed.trim().toLowerCase();
  const found = offered.filter(
    (epic) =>
      (withDone || !epic.done || chosen.has(epic.issueId)) &&
      (words === '' || `${epic.issueKey} ${epic.summary}`.toLowerCase().includes(words)),
  );
  const doneCount = offered.filter((epic) => epic.done).length;
  const shown = found.slice(0, SHOWN);
  const add = (): void => {
    const added = offered.filter((epic) => chosen.has(epic.issueId));
    editRoadmap({
      what: `Add ${plural(added.length, 'epic')}`,
      change: (now) =>
        added.reduce(
          (so, epic) =>
            addItem(so, {
              itemId: newItemId(),
              parentId: under,
              title: epic.summary.slice(0, 200),
              issueId: epic.issueId,
              level: levelOf(epic),
            }),
          now,
        ),
    });
    onAdded(under);
    onClose();
  };
  return (
    <Dialog
      title="Add epics from Jira"
      width="large"
      onClose={onClose}
      footer={chosen.size === 0 ? null : `${wholeNumber(chosen.size)} chosen`}
      confirm={{
        label: chosen.size < 2 ? 'Add to roadmap' : `Add ${wholeNumber(chosen.size)} to roadmap`,
        isDisabled: chosen.size === 0 || levelUnder(roadmap, under, 'epic') === null,
        onConfirm: add,
      }}
    >
      <div className="ap-epics__top">
        <div className="pl-field">
          <label className="pl-label" htmlFor="epics-search">
            Search
          </label>
          <Textfield
            isCompact
            id="epics-search"
            value={typed}
            placeholder="Key or words"
            autoFocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <div className="pl-field">
          <label className="pl-label" htmlFor="epics-parent">
            Goes under
          </label>
          <ItemSelect
            inputId="epics-parent"
            value={under}
            top="No parent: themes of their own"
            isOffered={(item) => item.level !== 'epic'}
            onChange={setUnder}
          />
        </div>
      </div>
      {doneCount > 0 ? (
        <label className="ap-check">
          <input type="checkbox" checked={withDone} onChange={(event) => setWithDone(event.target.checked)} />
          Show {plural(doneCount, 'done issue')}. Work under done epics counts as stale.
        </label>
      ) : null}
      {shown.length === 0 ? (
        <p className="ap-epics__none pl-subtle">
          {offered.length === 0
            ? 'Every epic of the scanned projects is on the roadmap already.'
            : 'No epic matches. Try other words, or show done ones.'}
        </p>
      ) : (
        <EpicList shown={shown} chosen={chosen} onChoose={setChosen} />
      )}
      {found.length > SHOWN ? (
        <p className="pl-small pl-subtle">
          {wholeNumber(SHOWN)} of {wholeNumber(found.length)} shown. Search to narrow them down.
        </p>
      ) : null}
    </Dialog>
  );
}

/** The candidates with a box each, and one for all that are shown. */
function EpicList({
  shown,
  chosen,
  onChoose,
}: {
  readonly shown: readonly Epic[];
  readonly chosen: ReadonlySet<IssueId>;
  readonly onChoose: (chosen: ReadonlySet<IssueId>) => void;
}) {
  const areAllChosen = shown.every((epic) => chosen.has(epic.issueId));
  const toggle = (epic: Epic): void => {
    const next = new Set(chosen);
    if (!next.delete(epic.issueId)) next.add(epic.issueId);
    onChoose(next);
  };
  const chooseAll = (): void => {
    const next = new Set(chosen);
    for (const epic of shown) {
      if (areAllChosen) next.delete(epic.issueId);
      else next.add(epic.issueId);
    }
    onChoose(next);
  };
  return (
    <ul className="ap-epics" aria-label="Epics">
      <li className="ap-epics__all">
        <label className="ap-check">
          <input type="checkbox" checked={areAllChosen} onChange={chooseAll} />
          {areAllChosen ? 'Choose none' : `Choose all ${wholeNumber(shown.length)} shown`}
        </label>
      </li>
      {shown.map((epic) => (
        <li key={epic.issueId}>
          <label className="ap-epics__row">
            <input type="checkbox" checked={chosen.has(epic.issueId)} onChange={() => toggle(epic)} />
            <IssueTypeIcon
              name={epic.hierarchyLevel >= 2 ? 'Above epics' : 'Epic'}
              hierarchyLevel={epic.hierarchyLevel}
            />
            <span className="ap-epics__key">{epic.issueKey}</span>
            <span className="ap-epics__summary">{epic.summary}</span>
            {epic.done ? <Lozenge icon="check">Done</Lozenge> : null}
            <span className="ap-epics__open">{epic.openChildren} open</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
