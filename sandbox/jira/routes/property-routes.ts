import { Hono } from 'hono';
import { z } from 'zod';
import { setIssueProperties } from '../changes/set-issue-properties';
import { JiraRefusal } from '../jira-refusal';
import { ownValue } from '../own-value';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  jsonBody,
  mayOn,
  noContent,
  parsedBody,
  type RouteEnv,
  signedIn,
  visibleIssue,
} from './exchange';

const MAX_VALUE_CHARACTERS = 32_768;
const MAX_KEY_CHARACTERS = 255;

const jsonSchema: z.ZodType<Json> = z.json();
const MAX_PROPERTIES = 10;
const propertiesSchema = z
  .record(z.string(), jsonSchema)
  .refine((all) => Object.keys(all).length <= MAX_PROPERTIES, {
    message: `Up to ${MAX_PROPERTIES} entity properties can be specified.`,
  })
  .refine((all) => Object.keys(all).length > 0, { message: 'At least one entity property must be specified.' });
const multiSchema = z.object({
  issues: z
    .array(z.object({ issueID: z.number().int(), properties: propertiesSchema }))
    .min(1)
    .max(100),
});
const listSchema = z.object({
  entitiesIds: z.array(z.number().int()).min(1).max(10_000),
  properties: propertiesSchema,
});

/** Refuses what Jira refuses to store. */
const assertStorable = (key: string, value: Json): void => {
  if (key.length > MAX_KEY_CHARACTERS) {
    throw new JiraRefusal(400, `The property key must be at most ${MAX_KEY_CHARACTERS} characters long.`);
  }
  if (JSON.stringify(value).length > MAX_VALUE_CHARACTERS) {
    throw new JiraRefusal(400, `The property value cannot be longer than ${MAX_VALUE_CHARACTERS} characters.`);
  }
};

const unknownProperty = (key: string): JiraRefusal =>
  new JiraRefusal(404, `The property with key '${key}' was not found.`);

/** Entity properties of issues: singly, and many at once as a task. */
export const propertyRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;

  const startTask = (
    c: JiraContext,
    work: {
      readonly issueIds: readonly string[];
      readonly propertiesOf: (id: string) => Readonly<Record<string, Json>>;
      readonly isTransactional: boolean;
    },
  ): Response => {
    const accountId = signedIn(c);
    const { actor } = c.env.viewer;
    const editable = (id: string): boolean => {
      const issue = store.table('issues').get(id);
      return issue !== undefined && mayOn(c, site, 'EDIT_ISSUES', issue);
    };
    const forbidden = work.issueIds.filter((id) => !editable(id));
    if (work.isTransactional && forbidden.length > 0) {
      throw new JiraRefusal(400, `Issues that do not exist or cannot be edited: [${forbidden.join(', ')}]`);
    }
    if (!work.isTransactional && forbidden.length === work.issueIds.length) {
      throw new JiraRefusal(403, 'You do not have permission to edit these issues.');
    }
    const task = site.tasks.start({
      description: 'Bulk update of issue properties',
      submittedBy: accountId,
      issueIds: work.issueIds,
      run: () => {
        const written = work.issueIds.filter(
          (id) => editable(id) && setIssueProperties({ site, actor, issueId: id, properties: work.propertiesOf(id) }),
        );
        return { updated: written.length, failed: work.issueIds.length - written.length };
      },
    });
    if (!task) throw new JiraRefusal(409, 'Another bulk update on the same issues is already in progress.');
    const location = `${site.siteUrl}/rest/api/3/task/${task.id}`;
    return new Response(null, { status: 303, headers: { location } });
  };

  router.post('/issue/properties/multi', (c) => {
    const { issues } = parsedBody(c, multiSchema);
    for (const { properties } of issues) {
      for (const [key, value] of Object.entries(properties)) assertStorable(key, value);
    }
    const byId = new Map(issues.map((issue) => [String(issue.issueID), issue.properties]));
    return startTask(c, {
      issueIds: [...byId.keys()],
      propertiesOf: (id) => byId.get(id) ?? {},
      isTransactional: false,
    });
  });
  router.post('/issue/properties', (c) => {
    const { entitiesIds, properties } = parsedBody(c, listSchema);
    for (const [key, value] of Object.entries(properties)) assertStorable(key, value);
    return startTask(c, {
      issueIds: [...new Set(entitiesIds.map(String))],
      propertiesOf: () => properties,
      isTransactional: true,
    });
  });

  router.get('/issue/:issueIdOrKey/properties', (c) => {
    const issue = visibleIssue(c, site);
    const keys = Object.keys(issue.properties).map((key) => ({
      self: `${site.siteUrl}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}`,
      key,
    }));
    return answer(c, { keys }, { objects: 1 });
  });
  router.get('/issue/:issueIdOrKey/properties/:propertyKey', (c) => {
    const key = c.req.param('propertyKey');
    const value = ownValue(visibleIssue(c, site).properties, key);
    if (value === undefined) throw unknownProperty(key);
    return answer(c, { key, value }, { objects: 1 });
  });
  router.put('/issue/:issueIdOrKey/properties/:propertyKey', (c) => {
    const issue = visibleIssue(c, site);
    const key = c.req.param('propertyKey');
    if (!mayOn(c, site, 'EDIT_ISSUES', issue)) {
      throw new JiraRefusal(403, 'You do not have permission to edit issues in this project.');
    }
    const value = jsonBody(c) as Json;
    assertStorable(key, value);
    const isNew = ownValue(issue.properties, key) === undefined;
    setIssueProperties({ site, actor: c.env.viewer.actor, issueId: issue.id, properties: { [key]: value } });
    return new Response(null, { status: isNew ? 201 : 200 });
  });
  router.delete('/issue/:issueIdOrKey/properties/:propertyKey', (c) => {
    const issue = visibleIssue(c, site);
    const key = c.req.param('propertyKey');
    if (ownValue(issue.properties, key) === undefined) throw unknownProperty(key);
    if (!mayOn(c, site, 'EDIT_ISSUES', issue)) {
      throw new JiraRefusal(404, 'You do not have permission to edit issues in this project.');
    }
    setIssueProperties({
      site,
      actor: c.env.viewer.actor,
      issueId: issue.id,
      properties: { [key]: null },
      isRemoval: true,
    });
    return noContent();
  });
  return router;
};
