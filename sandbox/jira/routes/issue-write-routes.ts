import { Hono } from 'hono';
import { z } from 'zod';
import { issueWriter } from '../answers/issue-answer';
import { plannedEdits, saveChangedIssue } from '../changes/apply-edits';
import { createIssue, deleteIssue } from '../changes/create-issue';
import { setIssueProperties } from '../changes/set-issue-properties';
import { SYSTEM_FIELD_EDITORS } from '../changes/system-field-editors';
import { valueAfterOperations } from '../changes/update-operations';
import { customFieldsOf, describeField, isRankField } from '../field-catalog';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueRecord, Json, ProjectRecord } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  mayOn,
  noContent,
  parsedBody,
  projectOf,
  type RouteEnv,
  readingOf,
  visibleIssue,
} from './exchange';

const updateSchema = z.object({
  fields: z.record(z.string(), z.unknown()).nullish(),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).nullish(),
  properties: z.array(z.object({ key: z.string().max(255), value: z.json() })).nullish(),
});

type UpdateRequest = z.infer<typeof updateSchema>;

const propertiesIn = (request: UpdateRequest): Readonly<Record<string, Json>> =>
  Object.fromEntries((request.properties ?? []).map(({ key, value }) => [key, value as Json]));

/** Values by field id, whether given as such or as operations. */
const valuesIn = (request: UpdateRequest, issue: IssueRecord): Readonly<Record<string, unknown>> => {
  const fields = request.fields ?? {};
  const operations = Object.entries(request.update ?? {});
  const twice = operations.find(([fieldId]) => Object.hasOwn(fields, fieldId));
  if (twice) {
    throw new JiraRefusal(400, {
      errors: { [twice[0]]: `Field '${twice[0]}' cannot be set through both fields and update.` },
    });
  }
  return {
    ...fields,
    ...Object.fromEntries(operations.map(([id, list]) => [id, valueAfterOperations(id, list, issue)])),
  };
};

const allowedValuesOf = (site: SiteContext, project: ProjectRecord, fieldId: string): readonly Json[] | null => {
  const { store } = site;
  const named = (records: Iterable<{ readonly id: string; readonly name: string }>): readonly Json[] =>
    [...records].map(({ id, name }) => ({ id, name }));
  switch (fieldId) {
    case 'priority':
      return named(store.table('priorities').values());
    case 'components':
      return named([...store.table('components').values()].filter((each) => each.projectId === project.id));
    case 'fixVersions':
      return named([...store.table('versions').values()].filter((each) => each.projectId === project.id));
    case 'issuetype':
      return named(project.issueTypeIds.flatMap((id) => store.table('issueTypes').get(id) ?? []));
    default: {
      const options = customFieldsOf(store).find((field) => field.id === fieldId)?.options ?? [];
      return options.length > 0 ? options.map((option) => ({ ...option })) : null;
    }
  }
};

const LISTS: ReadonlySet<string> = new Set(['labels', 'components', 'fixVersions']);

/** Creating, editing and deleting issues. */
export const issueWriteRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const api = `${site.siteUrl}/rest/api/3`;

  const create = (c: JiraContext, request: UpdateRequest): IssueRecord =>
    createIssue({
      site,
      viewer: c.env.viewer,
      apiVersion: c.env.apiVersion,
      fields: request.fields ?? {},
      properties: propertiesIn(request),
    });
  const created = (issue: IssueRecord): Json => ({ id: issue.id, key: issue.key, self: `${api}/issue/${issue.id}` });

  router.post('/issue', (c) => answer(c, created(create(c, parsedBody(c, updateSchema))), { status: 201 }));
  router.post('/issue/bulk', (c) => {
    const { issueUpdates } = parsedBody(c, z.object({ issueUpdates: z.array(updateSchema).min(1).max(50) }));
    const issues: Json[] = [];
    const errors: Json[] = [];
    for (const [index, request] of issueUpdates.entries()) {
      try {
        issues.push(created(create(c, request)));
      } catch (error) {
        if (!(error instanceof JiraRefusal)) throw error;
        errors.push({ status: error.status, elementErrors: error.body, failedElementNumber: index });
      }
    }
    return answer(c, { issues, errors }, { status: issues.length > 0 ? 201 : 400 });
  });

  router.put('/issue/:issueIdOrKey', (c) => {
    const issue = visibleIssue(c, site);
    const { viewer, apiVersion } = c.env;
    const request = parsedBody(c, updateSchema);
    const project = projectOf(site, issue);
    if (!mayOn(c, site, 'EDIT_ISSUES', issue)) {
      throw new JiraRefusal(403, 'You do not have permission to edit issues in this project.');
    }
    if (c.req.query('notifyUsers') === 'false') {
      const mayDiscard = viewer.isSiteAdmin || viewer.holds('ADMINISTER_PROJECTS', { project });
      if (!mayDiscard && viewer.actor.kind !== 'app') {
        throw new JiraRefusal(
          400,
          'To discard the user notification either admin or project admin permissions are required.',
        );
      }
    }
    const context = { site, viewer, project, issue, apiVersion };
    const { issue: after, items } = plannedEdits(valuesIn(request, issue), context);
    saveChangedIssue({ context, before: issue, after, items });
    const properties = propertiesIn(request);
    if (Object.keys(properties).length > 0) {
      setIssueProperties({ site, actor: viewer.actor, issueId: issue.id, properties });
    }
    if (c.req.query('returnIssue') !== 'true') return noContent();
    const writer = issueWriter(
      { fields: ['*all'], properties: [], expand: listParameter(c, 'expand') ?? [] },
      readingOf(c, site),
    );
    return answer(c, writer.write(site.store.table('issues').get(issue.id) ?? after));
  });

  router.delete('/issue/:issueIdOrKey', (c) => {
    const issue = visibleIssue(c, site);
    if (!mayOn(c, site, 'DELETE_ISSUES', issue)) {
      throw new JiraRefusal(403, 'You do not have permission to delete issues in this project.');
    }
    const isSubtask = (child: IssueRecord): boolean =>
      site.store.table('issueTypes').get(child.issueTypeId)?.hierarchyLevel === -1;
    const subtasks = site.store.childrenOf(issue.id).filter(isSubtask);
    if (subtasks.length > 0 && c.req.query('deleteSubtasks') !== 'true') {
      throw new JiraRefusal(
        400,
        `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      );
    }
    for (const each of [...subtasks, issue]) deleteIssue({ site, viewer: c.env.viewer, issue: each });
    return noContent();
  });

  router.get('/issue/:issueIdOrKey/editmeta', (c) => {
    const issue = visibleIssue(c, site);
    if (!mayOn(c, site, 'EDIT_ISSUES', issue)) return answer(c, { fields: {} }, { objects: 1 });
    const project = projectOf(site, issue);
    const editable = [
      ...Object.keys(SYSTEM_FIELD_EDITORS),
      ...customFieldsOf(site.store)
        .filter((field) => !isRankField(field) && (field.projectId === null || field.projectId === project.id))
        .map((field) => field.id),
    ];
    const fields = editable.map((id): [string, Json] => {
      const { name, schema } = describeField(site.store, id);
      const allowedValues = allowedValuesOf(site, project, id);
      const operations = LISTS.has(id) ? ['add', 'set', 'remove'] : ['set'];
      const required = id === 'summary' || id === 'issuetype';
      return [
        id,
        { required, schema, name, key: id, operations, ...(allowedValues === null ? {} : { allowedValues }) },
      ];
    });
    return answer(c, { fields: Object.fromEntries(fields) }, { objects: 1 });
  });
  return router;
};
