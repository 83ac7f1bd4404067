import { route } from '@forge/api';
import { z } from 'zod';
import type { ProjectId } from '../../domain/ids';
import type {
  FieldCatalog,
  LinkTypeCatalog,
  PeopleNames,
  ProjectCatalog,
  SiteField,
  SiteProject,
} from '../../ports/site-catalog';
import type { JiraActor, JiraClient } from './jira-client';

const STORY_POINT_ESTIMATE = 'com.pyxis.greenhopper.jira:jsw-story-points';
const SPRINT = 'com.pyxis.greenhopper.jira:gh-sprint';
const ESTIMATE_NAME = /^story points?( estimate)?$/i;
const PAGE_SIZE = 100;
/** Issues of these projects count as requests when they are linked. */
const REQUEST_TYPES: ReadonlySet<string> = new Set(['service_desk', 'product_discovery']);
const SCORED_TYPES: ReadonlySet<string> = new Set(['software', 'business']);

const fieldAnswer = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    schema: z.object({ type: z.string().optional(), custom: z.string().optional() }).optional(),
    /** Set on fields of team-managed projects. */
    scope: z.object({ project: z.object({ id: z.string() }).optional() }).nullish(),
  }),
);
const linkTypeAnswer = z.object({ issueLinkTypes: z.array(z.object({ name: z.string() })) });
const project = z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string().optional() });
const projectPage = z.object({
  values: z.array(project),
  isLast: z.boolean().optional(),
  total: z.number().optional(),
});
const usersAnswer = z.object({ values: z.array(z.object({ accountId: z.string(), displayName: z.string() })) });

const projectFrom = ({ id, key, name }: z.infer<typeof project>): SiteProject => ({
  projectId: id as ProjectId,
  projectKey: key,
  projectName: name,
});

/** Numbers in Jira's schema that are seconds of work. */
const DURATIONS: ReadonlySet<string> = new Set(['timeoriginalestimate', 'timeestimate', 'timespent']);
/** Kept by Jira itself, about the reader or derived from other fields: nothing to score by. */
const NOT_MAPPED: ReadonlySet<string> = new Set([
  'workratio',
  'lastViewed',
  'aggregatetimeoriginalestimate',
  'aggregatetimeestimate',
  'aggregatetimespent',
  'statuscategorychangedate',
  'created',
  'updated',
  'resolutiondate',
]);

const KIND_OF_TYPE: Readonly<Record<string, SiteField['kind']>> = {
  number: 'number',
  option: 'option',
  'option-with-child': 'option',
  date: 'date',
  datetime: 'date',
};

function kindOf(fieldId: string, type: string | undefined): SiteField['kind'] {
  if (NOT_MAPPED.has(fieldId) || type === undefined || !Object.hasOwn(KIND_OF_TYPE, type)) return 'other';
  return DURATIONS.has(fieldId) ? 'duration' : (KIND_OF_TYPE[type] ?? 'other');
}

/** Fields by what their schema says; ids differ from site to site. */
export function jiraFieldCatalog({ jira }: { jira: JiraClient }): FieldCatalog {
  return async () => {
    const answer = await jira.read({
      as: 'app',
      method: 'GET',
      path: route`/rest/api/3/field`,
      endpoint: '/field',
      schema: fieldAnswer,
    });
    return answer.map(({ id, name, schema, scope }): SiteField => {
      const kind = kindOf(id, schema?.type);
      const isEstimate = schema?.custom === STORY_POINT_ESTIMATE || (kind === 'number' && ESTIMATE_NAME.test(name));
      const projectId = (scope?.project?.id ?? null) as ProjectId | null;
      return { fieldId: id, name, kind, isEstimate, isSprint: schema?.custom === SPRINT, projectId };
    });
  };
}

/** Link types by name. */
export function jiraLinkTypeCatalog({ jira }: { jira: JiraClient }): LinkTypeCatalog {
  return async () => {
    const response = await jira.send({
      as: 'app',
      method: 'GET',
      path: route`/rest/api/3/issueLinkType`,
      endpoint: '/issueLinkType',
      // Linking is switched off on this site.
      accept: [404],
    });
    if (response.status === 404) return [];
    return linkTypeAnswer.parse(await response.json()).issueLinkTypes.map(({ name }) => name);
  };
}

async function listProjects(
  jira: JiraClient,
  as: JiraActor,
  types: ReadonlySet<string>,
): Promise<readonly SiteProject[]> {
  const found: SiteProject[] = [];
  let startAt = 0;
  for (;;) {
    const page = await jira.read({
      as,
      method: 'GET',
      path: route`/rest/api/3/project/search?startAt=${startAt}&maxResults=${PAGE_SIZE}&orderBy=${'key'}`,
      endpoint: '/project/search',
      schema: projectPage,
      points: ({ values }) => values.length,
    });
    startAt += page.values.length;
    // Told apart here: Jira documents `typeKey` for three types only, and discovery projects are none of them.
    found.push(...page.values.filter(({ projectTypeKey }) => types.has(projectTypeKey ?? 'software')).map(projectFrom));
    if (page.isLast !== false || page.values.length === 0) return found;
  }
}

/** Keys of the projects whose issues are requests. */
export function jiraRequestProjectKeys({ jira }: { jira: JiraClient }): () => Promise<readonly string[]> {
  return async () => (await listProjects(jira, 'app', REQUEST_TYPES)).map(({ projectKey }) => projectKey);
}

/** Software and business projects. */
export function jiraProjectCatalog({ jira }: { jira: JiraClient }): ProjectCatalog {
  return {
    listForApp: () => listProjects(jira, 'app', SCORED_TYPES),
    listForViewer: () => listProjects(jira, 'user', SCORED_TYPES),
    find: async (projectId) => {
      const response = await jira.send({
        as: 'app',
        method: 'GET',
        path: route`/rest/api/3/project/${projectId}`,
        endpoint: '/project/{projectId}',
        accept: [404],
      });
      return response.status === 404 ? undefined : projectFrom(project.parse(await response.json()));
    },
  };
}

/** Names as the viewer may see them; where Jira shows the viewer no people, there are none. */
export function jiraPeopleNames({ jira }: { jira: JiraClient }): PeopleNames {
  return async (accountIds) => {
    if (accountIds.length === 0) return new Map();
    const query = new URLSearchParams([
      ['maxResults', '200'],
      ...accountIds.slice(0, 200).map((accountId): [string, string] => ['accountId', accountId]),
    ]);
    const response = await jira.send({
      as: 'user',
      method: 'GET',
      path: route`/rest/api/3/user/bulk?${query}`,
      endpoint: '/user/bulk',
      accept: [401, 403],
    });
    if (!response.ok) return new Map();
    const answer = usersAnswer.parse(await response.json());
    return new Map(answer.values.map(({ accountId, displayName }) => [accountId, displayName]));
  };
}
