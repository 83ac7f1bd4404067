import { useCallback, useState } from 'react';
import type { AdminView } from '../../../src/contract/rpc';
import type { CriterionId, RuleId } from '../../../src/domain/ids';
import { focusElement } from '../../shared/model/element-id';
import type { SectionId } from '../draft/locate-problem';
import { useDraft } from '../hooks/use-draft';
import { usePreview } from '../hooks/use-preview';
import { useScans } from '../hooks/use-scans';
import { useSection } from '../hooks/use-section';
import { ModelSection } from './model/model-section';
import { RevisionsSection } from './revisions/revisions-section';
import { RoadmapSection } from './roadmap/roadmap-section';
import { RulesSection, useAddRule } from './rules/rules-section';
import { ChangePanel } from './save/change-panel';
import { ScansSection } from './scans/scans-section';
import { SectionNav } from './section-nav';

/** Navigation, the section in view, and the panel that says what saving would change. */
export function AdminWorkspace({ view }: { readonly view: AdminView }) {
  const { changes, state } = useDraft();
  const [section, openSection] = useSection();
  const [openRuleId, setOpenRuleId] = useState<RuleId | null>(null);
  const [openCriterionId, setOpenCriterionId] = useState<CriterionId | null>(null);
  const preview = usePreview();
  const { scans, failure, retry, start } = useScans(view);
  const addRule = useAddRule(setOpenRuleId);
  const openAt = useCallback(
    (next: SectionId, elementId = 'section-title') => {
      openSection(next);
      focusElement(elementId || 'section-title');
    },
    [openSection],
  );
  const openOwnerOf = (elementId: string): void => {
    const rule = state.draft.roadmap.rules.find((each) => elementId.startsWith(`rule-${each.ruleId}-`));
    if (rule !== undefined) setOpenRuleId(rule.ruleId);
    const criterion = state.draft.model.criteria.find((each) => elementId.startsWith(`criterion-${each.criterionId}-`));
    if (criterion !== undefined) setOpenCriterionId(criterion.criterionId);
  };
  const isEditing = section === 'roadmap' || section === 'rules' || section === 'model';
  return (
    <div className="ap-shell">
      <SectionNav section={section} onOpen={(next) => openAt(next)} scans={scans.projects} />
      <main className={isEditing || changes.length > 0 ? 'ap-main ap-main--with-side' : 'ap-main'}>
        <div className="ap-main__section">
          {section === 'roadmap' ? (
            <RoadmapSection
              preview={preview.preview}
              scans={scans.projects}
              onScanAll={() => {
                start.mutate({
                  projectIds: scans.projects.slice(0, 100).map((project) => project.projectId),
                  mode: 'changes',
                });
                openAt('scans');
              }}
              onOpenModel={() => openAt('model')}
              onMapByRule={(itemId) => {
                openSection('rules');
                addRule(itemId);
              }}
            />
          ) : null}
          {section === 'rules' ? (
            <RulesSection openRuleId={openRuleId} onOpenRule={setOpenRuleId} onOpenRoadmap={() => openAt('roadmap')} />
          ) : null}
          {section === 'model' ? (
            <ModelSection openCriterionId={openCriterionId} onOpenCriterion={setOpenCriterionId} />
          ) : null}
          {section === 'scans' ? (
            <ScansSection
              scans={scans}
              failure={failure}
              startFailure={start.error}
              isStarting={start.isPending}
              onRetry={retry}
              onStart={(order) => start.mutate(order)}
            />
          ) : null}
          {section === 'revisions' ? <RevisionsSection onRestored={(kind) => openAt(kind)} /> : null}
        </div>
        {isEditing || changes.length > 0 ? (
          <ChangePanel preview={preview} onOpenSection={openAt} onOpenOwner={openOwnerOf} />
        ) : null}
      </main>
    </div>
  );
}
