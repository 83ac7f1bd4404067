import type { InputProperty } from '../contract/issue-property';
import type { IssueView } from '../contract/rpc';
import type { CriterionId, Instant, IssueId, RoadmapItemId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { showReading } from './open-issue';
import { scoreOneIssue } from './score-one-issue';
import { loadScoringBasis } from './scoring-basis';
import { storeReading } from './store-reading';

type Answered = Result<IssueView, AppFailure>;

const invalid = (path: string, code: string, message: string) =>
  err({ code: 'invalid_input' as const, problems: [{ path, code, message }] });

// Read, changed and written as the person; the score that follows is the app's.
async function change(
  ports: Ports,
  issueId: IssueId,
  edit: (inputs: InputProperty, now: Instant) => InputProperty,
): Promise<Answered> {
  const inputs = await ports.inputs.load(issueId);
  await ports.inputs.save(issueId, edit(inputs, ports.clock()));
  const reading = await scoreOneIssue(ports, issueId);
  if (reading === undefined) return err({ code: 'not_found' });
  await storeReading(ports, reading, { always: true });
  // What is below an issue inherits its place; the background finds out whether anything is.
  if (reading.facts.hierarchyLevel >= 1) {
    const { projectId } = reading.facts;
    const { traceId, now: occurredAt } = { traceId: ports.traceId, now: reading.now };
    await ports.queue([{ message: { kind: 'rescoreIssue', issueId, projectId, occurredAt, traceId } }]);
  }
  return ok(await showReading(ports, reading));
}

/** Answers one criterion, or takes the answer back. [V1] */
export async function rateIssue(
  ports: Ports,
  input: { readonly issueId: IssueId; readonly criterionId: CriterionId; readonly rating: number | null },
): Promise<Answered> {
  const { model } = await loadScoringBasis(ports);
  const criterion = model.criteria.find(({ criterionId }) => criterionId === input.criterionId);
  if (criterion?.source.kind !== 'input') {
    return invalid('criterionId', 'notAsked', 'The value model does not ask this question.');
  }
  const { issueId, criterionId, rating } = input;
  return change(ports, issueId, (inputs, now) => {
    const others = Object.entries(inputs.inputs).filter(([answered]) => answered !== criterionId);
    const answer = rating === null ? [] : [[criterionId, { rating, at: now }] as const];
    return { ...inputs, inputs: Object.fromEntries([...others, ...answer]) };
  });
}

/** Links an issue to a roadmap item by hand, or takes the link back. [A3] */
export async function linkIssue(
  ports: Ports,
  { issueId, itemId }: { readonly issueId: IssueId; readonly itemId: RoadmapItemId | null },
): Promise<Answered> {
  const { roadmap } = await loadScoringBasis(ports);
  if (itemId !== null && !roadmap.items.some((item) => item.itemId === itemId)) {
    return invalid('itemId', 'unknownItem', 'There is no such roadmap item.');
  }
  return change(ports, issueId, (inputs, now) => ({ ...inputs, link: itemId === null ? null : { itemId, at: now } }));
}

/** Marks an issue as deliberately off the roadmap until a day, or ends that. [A6] */
export async function exemptIssue(
  ports: Ports,
  input: { readonly issueId: IssueId; readonly exemption: { readonly reason: string; readonly until: Instant } | null },
): Promise<Answered> {
  const { issueId, exemption } = input;
  if (exemption !== null && exemption.until <= ports.clock()) {
    return invalid('exemption.until', 'inThePast', 'The day must lie ahead.');
  }
  return change(ports, issueId, (inputs, now) => ({
    ...inputs,
    exemption: exemption === null ? null : { ...exemption, at: now },
  }));
}
