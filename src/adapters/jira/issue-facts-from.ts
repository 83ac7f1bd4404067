import { INPUT_PROPERTY, SCORE_PROPERTY, type ScoreProperty, scoreProperty } from '../../contract/issue-property';
import type { IssueId, ProjectId, RoadmapItemId } from '../../domain/ids';
import { appInputsFrom } from '../../domain/issue/app-inputs';
import type { EvidenceFacts, IssueFacts, RawValue, StatusCategory } from '../../domain/issue/issue-facts';
import { sizeFrom } from '../../domain/issue/size-from';
import type { FieldPlan, ReadIssue } from '../../ports/issue-source';
import { descriptionFacts } from './description-facts';
import type { EvidenceAnswer, IssueAnswer } from './issue-answer';
import { jiraInstant } from './jira-instant';
import { storedInputsFrom } from './stored-inputs';

/** Jira's keys of the status categories; `undefined` and unknown ones count as not started. */
const CATEGORIES: Readonly<Record<string, StatusCategory>> = { new: 'todo', indeterminate: 'inProgress', done: 'done' };

const optionOf = (value: unknown): { id: string; name: string } | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { id, value: label, name } = value as { id?: unknown; value?: unknown; name?: unknown };
  if (typeof id !== 'string') return null;
  return { id, name: typeof label === 'string' ? label : typeof name === 'string' ? name : id };
};

/** Texts are no input; what is kept of one is for telling that it is none. */
const MOST_CHARS = 100;
const SECONDS_PER_HOUR = 3600;

function rawValueOf(value: unknown, isDuration: boolean): RawValue {
  if (typeof value === 'number') return isDuration ? value / SECONDS_PER_HOUR : value;
  if (typeof value === 'string') return value.slice(0, MOST_CHARS);
  return optionOf(value)?.id.slice(0, MOST_CHARS) ?? null;
}

function rawFieldsFrom(fields: Readonly<Record<string, unknown>>, plan: FieldPlan): IssueFacts['fields'] {
  const durations = new Set(plan.durationFieldIds);
  const raw = (fieldId: string) => rawValueOf(fields[fieldId], durations.has(fieldId));
  const candidates = plan.candidateFieldIds.map((fieldId) => [fieldId, raw(fieldId)] as const);
  return Object.fromEntries([
    ...plan.fieldIds.map((fieldId) => [fieldId, raw(fieldId)] as const),
    ...candidates.filter(([, value]) => value !== null),
  ]);
}

function hierarchyLevelOf(type: { hierarchyLevel?: number | undefined; subtask?: boolean | undefined }): number {
  return type.hierarchyLevel ?? (type.subtask === true ? -1 : 0);
}

function isInActiveSprint(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some((sprint: unknown) => (sprint as { state?: unknown } | null)?.state === 'active');
}

/** A score property that is not ours, or of another version, counts as absent: it is written anew. */
function storedScoreFrom(value: unknown): ScoreProperty | null {
  const parsed = scoreProperty.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** What an issue's answer says, in the words of the domain. `isRequestKey` tells issues of service and discovery projects by key. */
export function readIssueFrom(
  answer: IssueAnswer,
  { plan, isRequestKey }: { plan: FieldPlan; isRequestKey: (issueKey: string) => boolean },
): ReadIssue {
  const { fields } = answer;
  const links = (fields.issuelinks ?? []).flatMap((link) => {
    const other = link.inwardIssue ?? link.outwardIssue;
    if (other === undefined) return [];
    const direction = link.inwardIssue === undefined ? ('outward' as const) : ('inward' as const);
    return [{ typeName: link.type.name, direction, issueId: other.id as IssueId, issueKey: other.key }];
  });
  const raw = rawFieldsFrom(fields, plan);
  const options = [...plan.fieldIds, ...plan.candidateFieldIds].flatMap((fieldId) => {
    const option = optionOf(fields[fieldId]);
    return option === null ? [] : [[fieldId, option.name] as const];
  });
  const inputs = storedInputsFrom(answer.properties?.[INPUT_PROPERTY]);
  const facts: IssueFacts = {
    ...evidenceFactsFrom(answer),
    projectId: fields.project.id as ProjectId,
    issueTypeId: fields.issuetype.id,
    statusName: fields.status.name,
    priorityId: fields.priority?.id ?? null,
    links: links.map(({ typeName, direction, issueId }) => ({ typeName, direction, issueId })),
    createdAt: jiraInstant(fields.created),
    updatedAt: jiraInstant(fields.updated),
    resolvedAt: typeof fields.resolutiondate === 'string' ? jiraInstant(fields.resolutiondate) : null,
    dueDate: fields.duedate ?? null,
    // What Jira did not answer (the field is off, or hidden) is missing, not zero.
    votes: fields.votes ? Math.max(0, fields.votes.votes) : null,
    watchers: fields.watches ? Math.max(0, fields.watches.watchCount) : null,
    linkedRequests: new Set(links.filter(({ issueKey }) => isRequestKey(issueKey)).map(({ issueId }) => issueId)).size,
    size: sizeFrom(raw, plan.sizeFieldIds),
    inActiveSprint: plan.sprintFieldId !== null && isInActiveSprint(fields[plan.sprintFieldId]),
    description: descriptionFacts(fields.description),
    fields: raw,
    fieldChangedAt: {},
    inputs: appInputsFrom(inputs.inputs),
    exemption: inputs.exemption,
  };
  return {
    facts,
    storedInputs: inputs,
    storedScore: storedScoreFrom(answer.properties?.[SCORE_PROPERTY]),
    priorityName: fields.priority?.name ?? null,
    optionNames: Object.fromEntries(options),
    presentFieldIds: [...plan.fieldIds, ...plan.candidateFieldIds].filter((fieldId) => Object.hasOwn(fields, fieldId)),
  };
}

/** The evidence of an issue; matched rules are asked separately. */
export function evidenceFactsFrom(answer: EvidenceAnswer): EvidenceFacts {
  const { fields } = answer;
  const { link } = storedInputsFrom(answer.properties?.[INPUT_PROPERTY]);
  return {
    issueId: answer.id as IssueId,
    issueKey: answer.key,
    summary: fields.summary ?? '',
    parentId: (fields.parent?.id ?? null) as IssueId | null,
    hierarchyLevel: hierarchyLevelOf(fields.issuetype),
    statusCategory: CATEGORIES[fields.status.statusCategory.key] ?? 'todo',
    labels: fields.labels ?? [],
    components: (fields.components ?? []).map(({ name }) => name),
    fixVersions: (fields.fixVersions ?? []).map(({ name }) => name),
    roadmapLink: link === null ? null : { itemId: link.itemId as RoadmapItemId, at: link.at },
    matchedRules: [],
  };
}
