import { Hono } from 'hono';
import { z } from 'zod';
import { expandedDescriptions, historyAnswer, issueWriter } from '../answers/issue-answer';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import { jiraTimestamp } from '../site-time';
import {
  answer,
  type JiraRouter,
  listParameter,
  pageAnswer,
  parsedBody,
  type RouteEnv,
  readingOf,
  visibleIssue,
} from './exchange';
import { readPageToken, writePageToken } from './page-token';

const bulkSchema = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).nullish(),
  expand: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
});

/** Fields that hold many things each: asking for one of them keeps a bulk fetch at 100 issues. */
const MULTI_VALUED: ReadonlySet<string> = new Set(['comment', 'worklog', 'attachment']);
const COSTLY_EXPANSIONS: ReadonlySet<string> = new Set([
  'changelog',
  'editmeta',
  'operations',
  'renderedFields',
  'transitions',
  'versionedRepresentations',
]);

const bulkLimit = (fields: readonly string[], expand: readonly string[]): number => {
  const named = fields.filter((name) => !name.startsWith('-') && !name.startsWith('*'));
  const isShaped =
    named.length >= 1 &&
    named.length <= 100 &&
    !fields.some((name) => name.startsWith('*')) &&
    !named.some((name) => MULTI_VALUED.has(name)) &&
    !expand.some((name) => COSTLY_EXPANSIONS.has(name));
  return isShaped ? 1000 : 100;
};

const changelogSchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1000),
  fieldIds: z.array(z.string()).max(10).nullish(),
  maxResults: z.number().int().min(1).max(10_000).nullish(),
  nextPageToken: z.string().nullish(),
});

/** Reading issues: one, many, and their history. */
export const issueReadRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;

  router.post('/issue/bulkfetch', (c) => {
    const request = parsedBody(c, bulkSchema);
    const fields = request.fields && request.fields.length > 0 ? request.fields : ['*navigable'];
    const expand = request.expand ?? [];
    const properties = request.properties ?? [];
    if (request.issueIdsOrKeys.length === 0) throw new JiraRefusal(400, 'No issue IDs or keys were provided.');
    const limit = bulkLimit(fields, expand);
    if (request.issueIdsOrKeys.length > limit) {
      throw new JiraRefusal(400, `The number of issues requested exceeds the limit of ${limit}.`);
    }
    if (properties.length > 5) {
      throw new JiraRefusal(400, 'The maximum number of properties that can be requested is 5.');
    }
    const reading = readingOf(c, site);
    // What is missing or hidden is left out without a word.
    const issues = [...new Set(request.issueIdsOrKeys.flatMap((idOrKey) => store.findIssue(idOrKey) ?? []))]
      .filter(c.env.viewer.canSeeIssue)
      .sort((left, right) => Number(left.id) - Number(right.id));
    const writer = issueWriter({ fields, properties, expand }, reading);
    const body = {
      expand: 'names,schema,changelog',
      issues: issues.map(writer.write),
      issueErrors: [],
      ...expandedDescriptions(expand, writer.fieldIds, reading),
    };
    return answer(c, body, { objects: issues.length });
  });

  router.get('/issue/:issueIdOrKey', (c) => {
    const issue = visibleIssue(c, site);
    const expand = listParameter(c, 'expand') ?? [];
    const reading = readingOf(c, site);
    const writer = issueWriter(
      {
        fields: listParameter(c, 'fields') ?? ['*all'],
        properties: listParameter(c, 'properties') ?? [],
        expand,
      },
      reading,
    );
    const body = { ...(writer.write(issue) as object), ...expandedDescriptions(expand, writer.fieldIds, reading) };
    return answer(c, body, { objects: 1 });
  });

  router.get('/issue/:issueIdOrKey/changelog', (c) => {
    const issue = visibleIssue(c, site);
    const { page, size } = pageAnswer(c, issue.history, {
      siteUrl: site.siteUrl,
      cap: 100,
      default: 100,
      write: (history) => historyAnswer(history, readingOf(c, site)),
    });
    return answer(c, page, { objects: size });
  });

  router.post('/changelog/bulkfetch', (c) => {
    const request = parsedBody(c, changelogSchema);
    const wanted = request.fieldIds && request.fieldIds.length > 0 ? new Set(request.fieldIds) : null;
    const query = ['changelog', ...request.issueIdsOrKeys, '', ...(request.fieldIds ?? [])].join('\n');
    const offset = request.nextPageToken ? readPageToken(request.nextPageToken, query, site.now()).offset : 0;
    const size = request.maxResults ?? 1000;
    const rows = [...new Set(request.issueIdsOrKeys.flatMap((idOrKey) => store.findIssue(idOrKey) ?? []))]
      .filter(c.env.viewer.canSeeIssue)
      .sort((left, right) => Number(left.id) - Number(right.id))
      .flatMap((issue) =>
        issue.history
          .map((history) =>
            wanted
              ? { ...history, items: history.items.filter((i) => i.fieldId !== null && wanted.has(i.fieldId)) }
              : history,
          )
          .filter((history) => history.items.length > 0)
          .map((history) => ({ issueId: issue.id, history })),
      );
    const shown = rows.slice(offset, offset + size);
    const reading = readingOf(c, site);
    const issueChangeLogs = [...new Set(shown.map((row) => row.issueId))].map((issueId) => ({
      issueId,
      changeHistories: shown
        .filter((row) => row.issueId === issueId)
        .map(({ history }) => ({
          ...(historyAnswer(history, reading) as object),
          created: jiraTimestamp(history.createdAt, site.siteTimeZone),
        })),
    }));
    const next = offset + shown.length;
    const token = (): string => writePageToken({ query, offset: next, after: '', at: site.now() });
    const more = next < rows.length ? { nextPageToken: token() } : {};
    return answer(c, { issueChangeLogs, ...more }, { objects: shown.length });
  });
  return router;
};
