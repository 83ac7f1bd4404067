import type { Ports } from '../ports/ports';
import { askForChanges } from './ask-for-changes';
import { fieldPlanFor, modelFieldIds } from './field-plan';
import { issuesOfEvent } from './issues-of-event';
import { jqlRulesOf } from './matched-rules';
import { type IssueEvent, planEventWork, type UsedFields } from './plan-event-work';
import { loadScoringBasis, loadSiteBasis } from './scoring-basis';

const DAY_MS = 86_400_000;

async function loadUsedFields(ports: Ports, event: IssueEvent): Promise<UsedFields> {
  const projectId = 'projectId' in event ? event.projectId : null;
  const [basis, fields] = await Promise.all([
    projectId === null ? loadSiteBasis(ports) : loadScoringBasis(ports, projectId),
    ports.fields({ maxAgeMs: DAY_MS }),
  ]);
  const plan = fieldPlanFor({ basis, fields, projectId });
  const numbers = fields.filter(({ kind }) => kind === 'number').map(({ fieldId }) => fieldId);
  const sprint = plan.sprintFieldId === null ? [] : [plan.sprintFieldId];
  return {
    // Any number field may be the size of some project.
    fieldIds: new Set([...modelFieldIds(basis.model), ...plan.fieldIds, ...numbers, ...sprint]),
    hasJqlRules: jqlRulesOf(basis.roadmap).length > 0,
  };
}

/** Lets the issues that an event concerns wait to be read again. Returns how many; 0 where it touches no score. */
export async function takeEvent(ports: Ports, event: IssueEvent): Promise<number> {
  const used = await loadUsedFields(ports, event);
  const now = ports.clock();
  const changes =
    event.kind === 'versionChanged' || event.kind === 'sprintChanged'
      ? await issuesOfEvent(ports, event, { used, now })
      : planEventWork(event, { used, now });
  await askForChanges(ports, changes);
  return changes.length;
}
