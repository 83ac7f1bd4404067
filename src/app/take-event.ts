import type { Ports } from '../ports/ports';
import { fieldPlanFor, modelFieldIds } from './field-plan';
import { jqlRulesOf } from './matched-rules';
import { type IssueEvent, planEventWork } from './plan-event-work';
import { loadScoringBasis, loadSiteBasis } from './scoring-basis';

const DAY_MS = 86_400_000;

/** Queues what an event asks for; nothing where it touches nothing that a score is made of. Returns how many pieces. */
export async function takeEvent(ports: Ports, event: IssueEvent): Promise<number> {
  const projectId = event.kind === 'linksChanged' ? null : event.projectId;
  const [basis, fields] = await Promise.all([
    projectId === null ? loadSiteBasis(ports) : loadScoringBasis(ports, projectId),
    ports.fields({ maxAgeMs: DAY_MS }),
  ]);
  const plan = fieldPlanFor({ basis, fields, projectId });
  const numbers = fields.filter(({ kind }) => kind === 'number').map(({ fieldId }) => fieldId);
  const sprint = plan.sprintFieldId === null ? [] : [plan.sprintFieldId];
  // Any number field may be the size of some project.
  const used = {
    fieldIds: new Set([...modelFieldIds(basis.model), ...plan.fieldIds, ...numbers, ...sprint]),
    hasJqlRules: jqlRulesOf(basis.roadmap).length > 0,
  };
  const work = planEventWork(event, { used, now: ports.clock(), traceId: ports.traceId });
  if (work.length > 0) await ports.queue(work.map((message) => ({ message })));
  return work.length;
}
