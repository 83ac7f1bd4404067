import type { IssueId } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { ValueModel } from '../domain/value/value-model';
import type { FieldPlan, ReadIssue } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';
import type { SnapshotHead } from '../ports/snapshot-store';
import { withEarlierReading } from './earlier-reading';
import { fieldPlanFor, goneFieldIds, modelFieldIds } from './field-plan';
import { findStoredRow } from './find-stored-row';
import { basisWith, loadSiteBasis, type ScoringBasis } from './scoring-basis';

const HOUR_MS = 3_600_000;

/** An issue as Jira holds it now, with what it is to be scored by. */
export interface IssueAtHand {
  readonly read: ReadIssue;
  readonly basis: ScoringBasis;
  readonly plan: FieldPlan;
  readonly fields: readonly SiteField[];
  readonly head: SnapshotHead | undefined;
  /** As last stored; looked for only once, and only when asked. */
  readonly stored: () => Promise<ScoredIssue | undefined>;
}

async function findWithPlan(ports: Ports, issueId: IssueId, fields: readonly SiteField[]) {
  const site = await loadSiteBasis(ports);
  const sitePlan = fieldPlanFor({ basis: site, fields, projectId: null });
  const first = await ports.issues.findIssue(issueId, sitePlan);
  if (first === undefined) return undefined;
  const { projectId } = first.facts;
  const basis = basisWith(site, (await ports.settings(projectId).loadHead()).value);
  const plan = fieldPlanFor({ basis, fields, projectId });
  const asked = new Set([...sitePlan.fieldIds, ...sitePlan.candidateFieldIds]);
  if (!plan.fieldIds.every((fieldId) => asked.has(fieldId))) {
    // The project scores by a field that is only known once its issue is read.
    const read = await ports.issues.findIssue(issueId, plan);
    return read === undefined ? undefined : { read, basis, plan };
  }
  const empty = Object.fromEntries(plan.fieldIds.map((fieldId) => [fieldId, null]));
  const facts: IssueFacts = { ...first.facts, fields: { ...empty, ...first.facts.fields } };
  return { read: { ...first, facts }, basis, plan };
}

// A field that is gone looks like one that is not on the issue; the list of fields may be an hour old and not know.
async function freshFields(
  ports: Ports,
  { read, basis, fields, stored }: Pick<IssueAtHand, 'read' | 'basis' | 'fields' | 'stored'>,
): Promise<readonly SiteField[]> {
  const absent = modelFieldIds(basis.model).filter((fieldId) => !read.presentFieldIds.includes(fieldId));
  if (absent.length === 0) return fields;
  const earlier = await stored();
  const isLost = absent.some((fieldId) => (earlier?.fields[fieldId] ?? null) !== null);
  return isLost ? ports.fields({ maxAgeMs: 0 }) : fields;
}

function readsJiraFields({ criteria }: ValueModel): boolean {
  return criteria.some(({ source: { kind } }) => kind === 'field' || kind === 'date' || kind === 'priority');
}

/** Reads an issue as the app, by the plan of its project. Undefined: the issue is gone. */
export async function readIssue(ports: Ports, issueId: IssueId): Promise<IssueAtHand | undefined> {
  const known = await ports.fields({ maxAgeMs: HOUR_MS });
  const found = await findWithPlan(ports, issueId, known);
  if (found === undefined) return undefined;
  const { read, basis, plan } = found;
  const head = await ports.snapshots.findHead(read.facts.projectId);
  let looked: Promise<ScoredIssue | undefined> | undefined;
  const stored = () => (looked ??= findStoredRow(ports, { head, issueId }));
  const fields = await freshFields(ports, { read, basis, fields: known, stored });
  const gone = goneFieldIds(plan, fields);
  const needsEarlier = gone.length > 0 || readsJiraFields(basis.model);
  const earlier = needsEarlier ? await stored() : undefined;
  const facts = withEarlierReading(read.facts, { earlier, goneFieldIds: gone });
  return { read: { ...read, facts }, basis, plan, fields, head, stored };
}
