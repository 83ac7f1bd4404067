import { type ReactNode, useMemo, useState } from 'react';
import type { ScanStatus } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { Icon } from '../../../shared/components/icons';
import { plural, wholeNumber } from '../../../shared/format';
import { proposeRoadmap, type RoadmapProposal } from '../../draft/propose-roadmap';
import { useDraft } from '../../hooks/use-draft';
import { ImportRoadmap } from '../revisions/import-roadmap';
import { newItemId } from './use-row-actions';

/** What Jira already has, and a first roadmap made of it; nothing is saved before the admin says so. */
export function FirstRunGuide({
  scans,
  onAddTheme,
  onScanAll,
  onOpenModel,
}: {
  /** As they run; the epics in view are those of the last scan that ended. */
  readonly scans: readonly ScanStatus[];
  readonly onAddTheme: () => void;
  readonly onScanAll: () => void;
  readonly onOpenModel: () => void;
}) {
  const { view, state, editRoadmap } = useDraft();
  const [isImporting, setIsImporting] = useState(false);
  const proposal = useMemo(
    () =>
      proposeRoadmap({
        epics: view.epics,
        projectNames: new Map(view.projects.map((project) => [project.projectKey, project.projectName])),
        newId: newItemId,
      }),
    [view],
  );
  const open = view.epics.filter((epic) => !epic.done);
  const withWork = open.filter((epic) => epic.openChildren > 0);
  const scanned = scans.filter((project) => project.phase === 'done').length;
  const isReading = scans.some((project) => ['queued', 'reading', 'scoring'].includes(project.phase));
  const sizeField = view.fields.find((field) => field.fieldId === state.draft.model.size.fieldId);
  return (
    <div className="pl-card ap-guide">
      <h2 className="ap-guide__title">What was found in Jira</h2>
      <ul className="ap-guide__found">
        <Found
          isThere={open.length > 0}
          title={`${plural(open.length, 'open epic')}, ${wholeNumber(withWork.length)} of them with open work`}
          body={
            open.length > 0
              ? 'Issues below an epic reach the roadmap through it, without any rule.'
              : isReading
                ? 'The first scan is still reading. Epics appear here as it goes on.'
                : 'Without epics, rules map issues by label, component, version or JQL.'
          }
        />
        <Found
          isThere={view.priorities.length > 0}
          title={plural(view.priorities.length, 'priority', 'priorities')}
          body={
            view.priorities.length > 0
              ? `${view.priorities.map((priority) => priority.name).join(', ')}. The value model starts from them, with votes and watchers.`
              : 'The value model starts from votes and from what people answer in Plumbline.'
          }
        />
        <Found
          isThere={sizeField !== undefined}
          title={sizeField === undefined ? 'No estimate field yet' : `Estimates in ${sizeField.name}`}
          body={
            sizeField === undefined
              ? 'Scores work without it. Choose a size field under Value model when you have one.'
              : 'Used as the size of an item.'
          }
        />
        <Found
          isThere={scanned > 0}
          title={`${scanned} of ${plural(scans.length, 'project')} scanned`}
          body={isReading ? 'A scan is running; you need not wait for it.' : 'Scans read Jira in the background.'}
          action={
            scanned < scans.length && !isReading ? (
              <Button appearance="link" spacing="compact" onClick={onScanAll}>
                Scan all projects now
              </Button>
            ) : null
          }
        />
      </ul>
      <ProposalBox
        proposal={proposal}
        onPropose={() => editRoadmap({ what: 'Propose a roadmap', change: () => proposal.roadmap })}
        onAddTheme={onAddTheme}
        onImport={() => setIsImporting(true)}
      />
      <h2 className="ap-guide__title">Then</h2>
      <ol className="ap-guide__steps">
        <li>Rename and merge themes until they say what the product is after, and weigh them.</li>
        <li>Say what is due now, next and later.</li>
        <li>
          Check how work is valued: {plural(state.draft.model.criteria.length, 'criterion', 'criteria')} are proposed.{' '}
          <Button appearance="link" onClick={onOpenModel}>
            Open the value model
          </Button>
        </li>
        <li>Map what has no epic by a rule, look at what would change, and save.</li>
      </ol>
      {isImporting ? <ImportRoadmap onClose={() => setIsImporting(false)} /> : null}
    </div>
  );
}

/** What the proposal would be made of, and the ways to begin. */
function ProposalBox({
  proposal,
  onPropose,
  onAddTheme,
  onImport,
}: {
  readonly proposal: RoadmapProposal;
  readonly onPropose: () => void;
  readonly onAddTheme: () => void;
  readonly onImport: () => void;
}) {
  return (
    <div className="ap-guide__propose">
      {proposal.roadmap.items.length > 0 ? (
        <>
          <p>
            A proposal can be made from this: {plural(proposal.themes, 'theme')}, one per project and named after it
            {proposal.initiatives > 0 ? `, ${plural(proposal.initiatives, 'initiative')}` : ''}, and{' '}
            {plural(proposal.epics, 'epic')} below. Weights are equal and no horizon is guessed: only you know these.
            {proposal.leftOut > 0 ? ` Left out: ${plural(proposal.leftOut, 'epic')} without open work.` : ''}
          </p>
          <div className="ap-actions">
            <Button appearance="primary" onClick={onPropose}>
              Propose a roadmap
            </Button>
            <Button onClick={onAddTheme}>Start with an empty theme</Button>
            <Button appearance="subtle" onClick={onImport}>
              Import
            </Button>
          </div>
          <p className="pl-small pl-subtle">The proposal is a draft. Nothing is saved until you say so.</p>
        </>
      ) : (
        <div className="ap-actions">
          <Button appearance="primary" onClick={onAddTheme}>
            Add the first theme
          </Button>
          <Button appearance="subtle" onClick={onImport}>
            Import
          </Button>
        </div>
      )}
    </div>
  );
}

function Found({
  isThere,
  title,
  body,
  action,
}: {
  readonly isThere: boolean;
  readonly title: string;
  readonly body: string;
  readonly action?: ReactNode;
}) {
  return (
    <li>
      <span className={isThere ? 'ap-guide__mark ap-guide__mark--there' : 'ap-guide__mark'}>
        <Icon name={isThere ? 'check' : 'minus'} size={12} />
      </span>
      <div>
        <p className="pl-strong">{title}</p>
        <p className="pl-small pl-subtle">{body}</p>
        {action}
      </div>
    </li>
  );
}
