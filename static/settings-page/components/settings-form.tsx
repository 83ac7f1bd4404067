import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { ProjectSettings } from '../../../src/contract/settings';
import type { CriterionId } from '../../../src/domain/ids';
import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { FailedState } from '../../shared/components/page-states';
import { plural } from '../../shared/format';
import { focusElement } from '../../shared/model/element-id';
import { isSame } from '../../shared/model/is-same';
import type { Clash } from '../../shared/model/merge-lists';
import { type LocatedModelProblem, locateModelProblem } from '../../shared/model/model-problems';
import { useSettingsPreview } from '../hooks/use-settings-preview';
import { useSettingsSave } from '../hooks/use-settings-save';
import { useUndoable } from '../hooks/use-undoable';
import type { OpenedSettings } from '../opened-settings';
import { countChanges, DEFAULT_SETTINGS, ownModelProblems, settingsProblems } from '../settings-draft';
import { ExpectationFields } from './expectation-fields';
import { ModelChoice } from './model-choice';
import { PartsTable } from './parts-table';
import { SettingsActions } from './settings-actions';
import { SettingsConflict } from './settings-conflict';
import { SettingsDryRun } from './settings-dry-run';
import { SettingsProblemList } from './settings-problems';
import { SizeField } from './size-field';

/** The settings of one project, edited as a whole and saved as a whole. */
export function SettingsForm({ opened }: { readonly opened: OpenedSettings }) {
  const { projectId, projectKey } = opened.project;
  const [base, setBase] = useState({ settings: opened.settings, revision: opened.revision });
  const { value: settings, edit, undo, undoes } = useUndoable<ProjectSettings>(opened.settings);
  const [openCriterionId, setOpenCriterionId] = useState<CriterionId | null>(null);
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const { save, start, reset } = useSettingsSave(
    projectId,
    useCallback((saved: typeof base) => setBase(saved), []),
  );
  const problems = settingsProblems(settings);
  const inModel = ownModelProblems(settings);
  const toMend = problems.size + inModel.length;
  const changes = countChanges(base.settings, settings);
  const isRescored = base.settings.sizeFieldId !== settings.sizeFieldId || !isSame(base.settings.model, settings.model);
  const preview = useSettingsPreview({ projectId, settings, isWanted: isRescored && toMend === 0 });
  const setHealth = (health: ProjectSettings['health']): void =>
    edit({ what: 'Change what health expects', mergeKey: 'health', change: (now) => ({ ...now, health }) });
  useLeaveWarning(changes > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (toMend > 0 || changes === 0) return;
    void start(settings, base.revision);
  };
  const openProblem = ({ elementId, place }: LocatedModelProblem): void => {
    const owner = settings.model?.criteria.find((each) => elementId.startsWith(`criterion-${each.criterionId}-`));
    if (owner !== undefined) setOpenCriterionId(owner.criterionId);
    focusElement(elementId, place ?? false);
  };
  const refused =
    save.kind === 'refused' && settings.model !== null
      ? save.problems.flatMap((problem) => locateModelProblem(problem, settings.model ?? opened.siteModel) ?? [])
      : [];
  return (
    <form className="sp-form" onSubmit={submit} noValidate>
      <header>
        <h1 className="pl-page-title">Plumbline settings</h1>
        <p className="pl-subtle">For {projectKey} alone. Roadmap and rules are set for the whole site.</p>
      </header>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">Size</h2>
        <SizeField
          opened={opened}
          fieldId={settings.sizeFieldId}
          onChange={(sizeFieldId) =>
            edit({ what: 'Change the size field', change: (now) => ({ ...now, sizeFieldId }) })
          }
        />
      </section>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">What the team expects of its backlog</h2>
        <ExpectationFields health={settings.health} problems={problems} onChange={setHealth} />
      </section>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">Parts of health</h2>
        <PartsTable health={settings.health} problems={problems} onChange={setHealth} />
      </section>
      <ModelChoice
        opened={opened}
        base={base.settings}
        settings={settings}
        problems={inModel}
        openCriterionId={openCriterionId}
        onOpenCriterion={setOpenCriterionId}
        onEdit={edit}
      />
      {isRescored && toMend === 0 ? <SettingsDryRun use={preview} /> : null}
      {inModel.length > 0 ? <SettingsProblemList problems={inModel} onOpen={openProblem} /> : null}
      {save.kind === 'conflict' ? (
        <SettingsConflict
          projectId={projectId}
          base={base.settings}
          mine={settings}
          onSettled={(theirs, next, found) => {
            setBase(theirs);
            edit({ what: 'Take over what was saved meanwhile', change: () => next });
            setClashes(found);
            reset();
          }}
        />
      ) : null}
      {clashes.length > 0 ? <Clashes clashes={clashes} onClose={() => setClashes([])} /> : null}
      {save.kind === 'failed' ? (
        <FailedState failure={save.failure} onRetry={() => void start(settings, base.revision)} />
      ) : null}
      {save.kind === 'refused' ? (
        refused.length > 0 ? (
          <SettingsProblemList problems={refused} onOpen={openProblem} />
        ) : (
          <Message appearance="error" title="That was not accepted">
            {save.problems.map((problem) => problem.message).join(' ')} Nothing was changed.
          </Message>
        )
      ) : null}
      <SettingsActions
        changes={changes}
        toMend={toMend}
        save={save}
        canFill={countChanges(settings, { ...DEFAULT_SETTINGS, model: settings.model }) > 0}
        undoes={undoes}
        onDiscard={() => edit({ what: 'Discard the changes', change: () => base.settings })}
        onFill={() =>
          edit({ what: 'Fill in the defaults', change: (now) => ({ ...DEFAULT_SETTINGS, model: now.model }) })
        }
        onUndo={undo}
      />
    </form>
  );
}

function Clashes({ clashes, onClose }: { readonly clashes: readonly Clash[]; readonly onClose: () => void }) {
  return (
    <Message
      appearance="warning"
      title={`${plural(clashes.length, 'place')} of the value model changed on both sides`}
      actions={
        <Button spacing="compact" onClick={onClose}>
          I have seen it
        </Button>
      }
    >
      {clashes.map((clash) => `${clash.name}${clash.field === null ? '' : `, ${clash.field}`}`).join('; ')}: yours is
      kept; undo takes the whole step back.
    </Message>
  );
}

function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isDirty]);
}
