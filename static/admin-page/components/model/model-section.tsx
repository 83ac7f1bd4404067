import { useMemo } from 'react';
import type { CriterionId } from '../../../../src/domain/ids';
import { type ModelEditing, ModelProvider } from '../../../shared/model/model-context';
import { ModelEditor } from '../../../shared/model/model-editor';
import { toWire } from '../../../shared/model/to-wire';
import { useInsights } from '../../../shared/model/use-insights';
import { useSample } from '../../../shared/model/use-sample';
import { rpc } from '../../../shared/rpc';
import { useDraft } from '../../hooks/use-draft';
import { SectionHeader } from '../section-header';

/** What makes an item valuable on this site, and where each answer comes from. */
export function ModelSection({
  openCriterionId,
  onOpenCriterion,
}: {
  readonly openCriterionId: CriterionId | null;
  readonly onOpenCriterion: (criterionId: CriterionId | null) => void;
}) {
  const { view, state, editModel, isChanged, problems, problemAt } = useDraft();
  const { model } = state.draft;
  const insights = useInsights({ scope: 'site', model, ask: (now) => rpc('admin.insights', { model: toWire(now) }) });
  const sample = useSample('site', () => rpc('admin.sample', {}));
  const catalog = useMemo(
    () => ({
      fields: view.fields,
      priorities: view.priorities,
      linkTypes: view.linkTypes,
      projectKeys: view.projects.filter((project) => project.endedAt !== null).map((project) => project.projectKey),
    }),
    [view.fields, view.priorities, view.linkTypes, view.projects],
  );
  const use: ModelEditing = {
    model,
    base: state.base.model,
    catalog,
    edit: editModel,
    isChanged,
    problems: problems.filter((problem) => problem.section === 'model'),
    problemAt,
    insights,
    sample,
    openCriterionId,
    openCriterion: onOpenCriterion,
  };
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Value model"
        lead="What an item is worth, from inputs that anyone can look up. Every edit is tried on real items before it is saved."
      />
      <ModelProvider use={use}>
        <ModelEditor sizeNote="A project can choose its own field in its settings." />
      </ModelProvider>
    </section>
  );
}
