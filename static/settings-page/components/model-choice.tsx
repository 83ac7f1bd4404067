import { useMemo, useState } from 'react';
import type { ProjectSettings } from '../../../src/contract/settings';
import type { CriterionId } from '../../../src/domain/ids';
import type { ValueModel } from '../../../src/domain/value/value-model';
import { plural } from '../../shared/format';
import { compareModels } from '../../shared/model/compare-models';
import { ModelChangeList } from '../../shared/model/model-change-list';
import { type ModelEdit, type ModelEditing, ModelProvider } from '../../shared/model/model-context';
import { ModelEditor } from '../../shared/model/model-editor';
import type { LocatedModelProblem } from '../../shared/model/model-problems';
import { presetName } from '../../shared/model/preset-words';
import { toWire } from '../../shared/model/to-wire';
import { useInsights } from '../../shared/model/use-insights';
import { useSample } from '../../shared/model/use-sample';
import { rpc } from '../../shared/rpc';
import type { UndoableEdit } from '../hooks/use-undoable';
import type { OpenedSettings } from '../opened-settings';

/** The site's model or an own one: the own one starts from the site's, is compared with it, and can give way to it again. */
export function ModelChoice({
  opened,
  base,
  settings,
  problems,
  openCriterionId,
  onOpenCriterion,
  onEdit,
}: {
  readonly opened: OpenedSettings;
  readonly base: ProjectSettings;
  readonly settings: ProjectSettings;
  readonly problems: readonly LocatedModelProblem[];
  readonly openCriterionId: CriterionId | null;
  readonly onOpenCriterion: (criterionId: CriterionId | null) => void;
  readonly onEdit: (edit: UndoableEdit<ProjectSettings>) => void;
}) {
  const { siteModel } = opened;
  // An own model that gave way to the site's comes back as it was.
  const [own, setOwn] = useState<ProjectSettings['model']>(settings.model ?? base.model);
  const use = (model: ProjectSettings['model'], what: string): void => {
    if (settings.model !== null) setOwn(settings.model);
    onEdit({ what, change: (now) => ({ ...now, model }) });
  };
  return (
    <section
      className="sp-model"
      aria-label="Value model"
      onKeyDown={(event) => {
        // Enter in a field of the editor ends the typing there; it saves nothing.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <div className="pl-card sp-box">
        <h2 className="pl-heading">Value model</h2>
        <div className="sp-choice" role="radiogroup" aria-label="Which value model">
          <Choice
            id="model-site"
            isChosen={settings.model === null}
            label="Use the site’s model"
            hint={`${presetName(siteModel.preset)}, ${plural(siteModel.criteria.length, 'criterion', 'criteria')}. It follows when an admin changes it.`}
            onChoose={() => use(null, 'Use the site’s model')}
          />
          <Choice
            id="model-own"
            isChosen={settings.model !== null}
            label="This project’s own model"
            hint={
              own === null
                ? 'Starts as a copy of the site’s; the site’s changes no longer reach it.'
                : 'As it was set up for this project; the site’s changes do not reach it.'
            }
            onChoose={() => use(own ?? siteModel, 'Use an own model')}
          />
        </div>
        {settings.model === null ? null : <Comparison siteModel={siteModel} model={settings.model} opened={opened} />}
      </div>
      {settings.model === null ? null : (
        <OwnModel
          opened={opened}
          model={settings.model}
          base={base.model ?? siteModel}
          problems={problems}
          openCriterionId={openCriterionId}
          onOpenCriterion={onOpenCriterion}
          onEdit={({ change, ...edit }) =>
            onEdit({
              ...edit,
              change: (now) => {
                if (now.model === null) return now;
                const model = change(now.model);
                return model === now.model ? now : { ...now, model: toWire(model) };
              },
            })
          }
        />
      )}
    </section>
  );
}

function Choice({
  id,
  isChosen,
  label,
  hint,
  onChoose,
}: {
  readonly id: string;
  readonly isChosen: boolean;
  readonly label: string;
  readonly hint: string;
  readonly onChoose: () => void;
}) {
  return (
    <div className="sp-choice__one">
      <input
        id={id}
        type="radio"
        name="model-owner"
        checked={isChosen}
        onChange={onChoose}
        aria-describedby={`${id}-hint`}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className="pl-small pl-subtle">
          {hint}
        </p>
      </div>
    </div>
  );
}

function Comparison({
  siteModel,
  model,
  opened,
}: {
  readonly siteModel: ValueModel;
  readonly model: ValueModel;
  readonly opened: OpenedSettings;
}) {
  const differences = compareModels(siteModel, model).length;
  if (differences === 0) return <p className="pl-small pl-subtle">It says the same as the site’s model.</p>;
  return (
    <details className="sp-differences">
      <summary>{plural(differences, 'difference')} from the site’s model</summary>
      <ModelChangeList before={siteModel} after={model} catalog={opened} />
    </details>
  );
}

function OwnModel({
  opened,
  model,
  base,
  problems,
  openCriterionId,
  onOpenCriterion,
  onEdit,
}: {
  readonly opened: OpenedSettings;
  readonly model: ValueModel;
  readonly base: ValueModel;
  readonly problems: readonly LocatedModelProblem[];
  readonly openCriterionId: CriterionId | null;
  readonly onOpenCriterion: (criterionId: CriterionId | null) => void;
  readonly onEdit: (edit: ModelEdit) => void;
}) {
  const { projectId, projectKey } = opened.project;
  const insights = useInsights({
    scope: projectId,
    model,
    ask: (now) => rpc('settings.insights', { projectId: projectId, model: toWire(now) }),
  });
  const sample = useSample(projectId, () => rpc('settings.sample', { projectId: projectId }));
  const changed = useMemo(
    () => new Set(compareModels(base, model).map((each) => `${each.subject}/${each.id}/${each.field ?? each.kind}`)),
    [base, model],
  );
  const messages = useMemo(() => new Map(problems.map((each) => [each.elementId, each.message])), [problems]);
  const catalog = useMemo(
    () => ({
      fields: opened.fields,
      priorities: opened.priorities,
      linkTypes: opened.linkTypes,
      projectKeys: [projectKey],
    }),
    [opened.fields, opened.priorities, opened.linkTypes, projectKey],
  );
  const use: ModelEditing = {
    model,
    base,
    catalog,
    edit: onEdit,
    isChanged: (subject, id, field) =>
      changed.has(`${subject}/${id}/${field}`) || changed.has(`${subject}/${id}/added`),
    problems,
    problemAt: (elementId) => messages.get(elementId) ?? null,
    insights,
    sample,
    openCriterionId,
    openCriterion: onOpenCriterion,
  };
  return (
    <ModelProvider use={use}>
      <ModelEditor sizeNote={null} />
    </ModelProvider>
  );
}
