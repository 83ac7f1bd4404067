import { Hono } from 'hono';
import { z } from 'zod';
import { issueWriter } from '../answers/issue-answer';
import { vocabularyOf } from '../answers/vocabulary';
import { linkIssues, unlinkIssues } from '../changes/link-issues';
import { issueNotFound, JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueLinkRecord, IssueRecord, LinkTypeRecord } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  mayOn,
  noContent,
  parsedBody,
  type RouteEnv,
  readingOf,
  visibleIssue,
} from './exchange';

const endSchema = z.looseObject({ id: z.string().optional(), key: z.string().optional() });
const linkSchema = z.object({
  type: z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: endSchema,
  outwardIssue: endSchema,
  comment: z.unknown().optional(),
});

/** Links between issues. */
export const issueLinkRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;

  const typeNamed = (type: {
    readonly id?: string | undefined;
    readonly name?: string | undefined;
  }): LinkTypeRecord => {
    const found = [...store.table('linkTypes').values()].find(
      (known) => known.id === type.id || (type.id === undefined && known.name === type.name),
    );
    if (!found) throw new JiraRefusal(404, `No issue link type with name '${type.name ?? type.id ?? ''}' found.`);
    return found;
  };
  const end = (c: JiraContext, ref: z.infer<typeof endSchema>): IssueRecord => visibleIssue(c, site, ref.id ?? ref.key);
  const endsOf = (c: JiraContext, link: IssueLinkRecord) => {
    const type = store.table('linkTypes').get(link.typeId);
    if (!type) throw issueNotFound();
    return {
      type,
      inward: visibleIssue(c, site, link.inwardIssueId),
      outward: visibleIssue(c, site, link.outwardIssueId),
    };
  };
  const linkOf = (c: JiraContext): IssueLinkRecord => {
    const id = c.req.param('linkId') ?? '';
    const link = store.table('links').get(id);
    if (!link) throw new JiraRefusal(404, `No issue link with id '${id}' exists.`);
    return link;
  };

  router.post('/issueLink', (c) => {
    const request = parsedBody(c, linkSchema);
    const type = typeNamed(request.type);
    const inward = end(c, request.inwardIssue);
    const outward = end(c, request.outwardIssue);
    if (inward.id === outward.id) throw new JiraRefusal(400, 'You cannot link an issue to itself.');
    if (!mayOn(c, site, 'LINK_ISSUES', inward) && !mayOn(c, site, 'LINK_ISSUES', outward)) {
      throw new JiraRefusal(401, 'You do not have permission to link issues in this project.');
    }
    const link = linkIssues(site, c.env.viewer, { type, inward, outward });
    return new Response(null, { status: 201, headers: { location: `${siteUrl}/rest/api/3/issueLink/${link.id}` } });
  });
  router.get('/issueLink/:linkId', (c) => {
    const link = linkOf(c);
    const { type, inward, outward } = endsOf(c, link);
    const writer = issueWriter(
      { fields: ['summary', 'status', 'priority', 'issuetype'], properties: [], expand: [] },
      readingOf(c, site),
    );
    const body = {
      id: link.id,
      self: `${siteUrl}/rest/api/3/issueLink/${link.id}`,
      type: vocabularyOf(siteUrl).linkType(type),
      inwardIssue: writer.write(inward),
      outwardIssue: writer.write(outward),
    };
    return answer(c, body, { objects: 1 });
  });
  router.delete('/issueLink/:linkId', (c) => {
    const link = linkOf(c);
    const ends = endsOf(c, link);
    if (!mayOn(c, site, 'LINK_ISSUES', ends.inward) && !mayOn(c, site, 'LINK_ISSUES', ends.outward)) {
      throw new JiraRefusal(401, 'You do not have permission to link issues in this project.');
    }
    unlinkIssues(site, c.env.viewer, link, ends);
    return noContent();
  });
  return router;
};
