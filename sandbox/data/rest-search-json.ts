import { z } from 'zod';
import { type AdfDocument, type CustomFieldRecord, type Json, SITE_IDS } from '../jira/site-records';
import { adfDocument, adfParagraph, adfText } from './adf';
import { ImportRefusal, placeOf } from './import-refusal';
import {
  type ImportedFile,
  type ImportedIssue,
  type ImportedLink,
  type ImportedPerson,
  ISSUE_KEY,
} from './imported-issue';
import { jiraDateFrom } from './jira-date';
import { jsonPlace } from './json-place';
import { wikiToAdf } from './wiki-to-adf';

const EPIC_LINK = 'customfield_10014';
const GH_SPRINT = 'com.pyxis.greenhopper.jira:gh-sprint';

const named = z.looseObject({ name: z.string() });
const instant = z.string().transform((text, context) => {
  const found = jiraDateFrom(text);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: `"${text}" is not a date` });
  return z.NEVER;
});
const person = z.looseObject({
  accountId: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
});
const adf = z.looseObject({ type: z.literal('doc'), version: z.literal(1), content: z.array(z.json()) });
const richText = z.union([adf, z.string()]);
const link = z.looseObject({
  type: z.looseObject({ name: z.string(), inward: z.string().optional(), outward: z.string().optional() }),
  inwardIssue: z.looseObject({ key: z.string() }).optional(),
  outwardIssue: z.looseObject({ key: z.string() }).optional(),
});
const sprint = z.looseObject({
  name: z.string(),
  state: z.enum(['closed', 'active', 'future']).nullish(),
  goal: z.string().nullish(),
  startDate: instant.nullish(),
  endDate: instant.nullish(),
  completeDate: instant.nullish(),
});
const fields = z.looseObject({
  summary: z.string().trim().min(1, 'The issue has no summary'),
  description: richText.nullish(),
  project: z.looseObject({ name: z.string().optional(), projectTypeKey: z.string().optional() }).nullish(),
  issuetype: named.extend({ hierarchyLevel: z.number().int().optional(), subtask: z.boolean().optional() }).nullish(),
  status: named
    .extend({
      statusCategory: z.looseObject({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) }).optional(),
    })
    .nullish(),
  priority: named.nullish(),
  resolution: named.nullish(),
  security: named.nullish(),
  reporter: person.nullish(),
  creator: person.nullish(),
  assignee: person.nullish(),
  created: instant.nullish(),
  updated: instant.nullish(),
  resolutiondate: instant.nullish(),
  statuscategorychangedate: instant.nullish(),
  duedate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Not a day such as 2026-02-25')
    .nullish(),
  parent: z.looseObject({ id: z.string().optional(), key: z.string().optional() }).nullish(),
  labels: z.array(z.string()).nullish(),
  components: z.array(named).nullish(),
  fixVersions: z
    .array(named.extend({ released: z.boolean().optional(), releaseDate: z.string().optional() }))
    .nullish(),
  issuelinks: z.array(link).nullish(),
  votes: z.looseObject({ votes: z.number() }).nullish(),
  watches: z.looseObject({ watchCount: z.number() }).nullish(),
  timeoriginalestimate: z.number().nullish(),
  comment: z
    .looseObject({
      comments: z.array(z.looseObject({ author: person.nullish(), created: instant.nullish(), body: richText })),
    })
    .nullish(),
  [SITE_IDS.rankField]: z.unknown().optional(),
  [SITE_IDS.sprintField]: z.unknown().optional(),
  [EPIC_LINK]: z.unknown().optional(),
});
const answer = z.looseObject({
  issues: z.array(
    z.looseObject({
      id: z.union([z.string(), z.number()]).optional(),
      key: z.string().regex(ISSUE_KEY, 'Not an issue key such as ABC-12'),
      fields,
    }),
  ),
});
type Fields = z.infer<typeof fields>;

/** Reads the answer of a REST search with fields: `{ "issues": [{ "id", "key", "fields": {…} }] }`, or only its list. */
export function restSearchJson(of: {
  readonly text: string;
  readonly customFields: readonly CustomFieldRecord[];
}): ImportedFile {
  const { text, customFields } = of;
  const parsed = parseJson(text);
  const isList = Array.isArray(parsed);
  const result = answer.safeParse(isList ? { issues: parsed as unknown } : parsed);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path ?? [];
    const where = path.length === 0 ? '' : ` (at ${path.join('.')})`;
    throw new ImportRefusal(
      jsonPlace(text, isList ? path.slice(1) : path),
      `${issue?.message ?? 'Not a search answer'}${where}.`,
    );
  }
  const ignored = new Set<string>();
  const known = new Set(Object.keys(fields.shape));
  const usable = new Set(customFields.map(({ id }) => id));
  const issues = result.data.issues.map((issue, index): ImportedIssue => {
    const path = isList ? [index] : ['issues', index];
    for (const name of Object.keys(issue.fields)) {
      const value = issue.fields[name];
      if (!known.has(name) && !usable.has(name) && value !== null && value !== undefined) ignored.add(name);
    }
    return {
      places: {
        row: jsonPlace(text, path),
        key: jsonPlace(text, [...path, 'key']),
        parent: jsonPlace(text, [...path, 'fields', 'parent']),
      },
      externalId: issue.id === undefined ? null : String(issue.id),
      key: issue.key,
      ...issueFrom(issue.fields, { usable, customFields }),
    };
  });
  return { issues, ignored: [...ignored].toSorted(), notes: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as Error).message;
    const offset = /position (\d+)/.exec(message)?.[1];
    const place = placeOf(text, offset === undefined ? text.length : Number(offset));
    throw new ImportRefusal(place, 'The file begins like JSON but is not: a bracket, comma or quote is wrong here.');
  }
}

interface FieldContext {
  readonly usable: ReadonlySet<string>;
  readonly customFields: readonly CustomFieldRecord[];
}

function issueFrom(given: Fields, context: FieldContext): Omit<ImportedIssue, 'places' | 'externalId' | 'key'> {
  const type = given.issuetype;
  const category = given.status?.statusCategory?.key;
  const epicLink = given[EPIC_LINK];
  const rank = given[SITE_IDS.rankField];
  return {
    projectName: given.project?.name ?? null,
    projectType: given.project?.projectTypeKey ?? null,
    typeName: type?.name ?? 'Task',
    hierarchyLevel: type?.hierarchyLevel ?? (type?.subtask === true ? -1 : null),
    statusName: given.status?.name ?? 'To Do',
    statusCategory: category === undefined ? null : category === 'undefined' ? 'new' : category,
    priorityName: given.priority?.name ?? null,
    resolutionName: given.resolution?.name ?? null,
    summary: given.summary,
    description: given.description === undefined || given.description === null ? null : richTextFrom(given.description),
    reporter: personFrom(given.reporter),
    creator: personFrom(given.creator),
    assignee: personFrom(given.assignee),
    createdAt: given.created ?? null,
    updatedAt: given.updated ?? null,
    resolvedAt: given.resolutiondate ?? null,
    statusChangedAt: given.statuscategorychangedate ?? null,
    dueDate: given.duedate ?? null,
    parentRefs: [given.parent?.key, given.parent?.id, typeof epicLink === 'string' ? epicLink : undefined].flatMap(
      (ref) => ref ?? [],
    ),
    labels: given.labels ?? [],
    components: (given.components ?? []).map(({ name }) => name),
    versions: (given.fixVersions ?? []).map(({ name, released, releaseDate }) => ({
      name,
      released: released ?? null,
      releaseDate: releaseDate ?? null,
    })),
    sprints: sprintsFrom(given, context.customFields),
    links: (given.issuelinks ?? []).flatMap(linkFrom),
    votes: given.votes?.votes ?? 0,
    watcherCount: given.watches?.watchCount ?? 0,
    watchers: [],
    rank: typeof rank === 'string' ? rank : null,
    securityLevelName: given.security?.name ?? null,
    originalEstimateSeconds: given.timeoriginalestimate ?? null,
    custom: customFrom(given, context),
    comments: (given.comment?.comments ?? []).map(({ author, created, body }) => ({
      author: personFrom(author),
      createdAt: created ?? null,
      body: richTextFrom(body) ?? adfDocument([adfParagraph([adfText(' ')])]),
    })),
  };
}

function richTextFrom(value: z.infer<typeof richText>): AdfDocument | null {
  if (typeof value === 'string') return wikiToAdf(value);
  return value.content.length === 0 ? null : { type: 'doc', version: 1, content: value.content };
}

function personFrom(value: z.infer<typeof person> | null | undefined): ImportedPerson | null {
  if (value === null || value === undefined) return null;
  return { accountId: value.accountId ?? null, name: value.displayName ?? value.name ?? null };
}

function linkFrom({ type, inwardIssue, outwardIssue }: z.infer<typeof link>): readonly ImportedLink[] {
  const common = { typeName: type.name, inwardWords: type.inward ?? null, outwardWords: type.outward ?? null };
  if (inwardIssue !== undefined) return [{ ...common, direction: 'inward', otherKey: inwardIssue.key }];
  if (outwardIssue !== undefined) return [{ ...common, direction: 'outward', otherKey: outwardIssue.key }];
  return [];
}

function sprintsFrom(given: Fields, customFields: readonly CustomFieldRecord[]): ImportedIssue['sprints'] {
  const fieldId = customFields.find(({ custom }) => custom === GH_SPRINT)?.id ?? SITE_IDS.sprintField;
  const result = z.array(sprint).safeParse(given[fieldId]);
  if (!result.success) return [];
  return result.data.map(({ name, state, goal, startDate, endDate, completeDate }) => ({
    name,
    state: state ?? null,
    goal: goal ?? '',
    startAt: startDate ?? null,
    endAt: endDate ?? null,
    completeAt: completeDate ?? null,
  }));
}

function customFrom(given: Fields, { usable, customFields }: FieldContext): Readonly<Record<string, Json>> {
  const custom: Record<string, Json> = {};
  for (const { id, type } of customFields) {
    const value = given[id];
    if (usable.has(id) && type === 'number' && typeof value === 'number') custom[id] = value;
    if (usable.has(id) && type === 'string' && typeof value === 'string') custom[id] = value;
  }
  return custom;
}
