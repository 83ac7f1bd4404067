import { Hono } from 'hono';
import { z } from 'zod';
import { vocabularyOf } from '../answers/vocabulary';
import { plannedEdits, saveChangedIssue } from '../changes/apply-edits';
import { transitionIssue, transitionsOf } from '../changes/transition-issue';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import {
  answer,
  type JiraRouter,
  mayOn,
  noContent,
  parsedBody,
  projectOf,
  type RouteEnv,
  visibleIssue,
} from './exchange';

const moveSchema = z.object({
  transition: z.looseObject({ id: z.string() }),
  fields: z.record(z.string(), z.unknown()).nullish(),
  update: z.record(z.string(), z.unknown()).nullish(),
});

const resolutionSchema = z.looseObject({ id: z.string().optional(), name: z.string().optional() });

/** Moving issues through their workflow. */
export const transitionRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const words = vocabularyOf(site.siteUrl);

  router.get('/issue/:issueIdOrKey/transitions', (c) => {
    const issue = visibleIssue(c, site);
    const open = mayOn(c, site, 'TRANSITION_ISSUES', issue) ? transitionsOf(site, projectOf(site, issue), issue) : [];
    const transitions = open.map(({ id, to }) => ({
      id,
      name: to.name,
      to: words.status(to),
      hasScreen: false,
      isGlobal: true,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      isLooped: false,
    }));
    return answer(c, { expand: 'transitions', transitions }, { objects: transitions.length });
  });

  router.post('/issue/:issueIdOrKey/transitions', (c) => {
    const issue = visibleIssue(c, site);
    const request = parsedBody(c, moveSchema);
    const project = projectOf(site, issue);
    const open = mayOn(c, site, 'TRANSITION_ISSUES', issue) ? transitionsOf(site, project, issue) : [];
    const chosen = open.find(({ id }) => id === request.transition.id);
    if (!chosen) throw new JiraRefusal(400, `Transition id '${request.transition.id}' is not valid for this issue.`);
    const { resolution, ...fields } = request.fields ?? {};
    const parsed = resolutionSchema.safeParse(resolution);
    const resolutionId = parsed.success
      ? [...site.store.table('resolutions').values()].find(
          (known) => known.id === parsed.data.id || known.name === parsed.data.name,
        )?.id
      : undefined;
    if (resolution !== undefined && resolutionId === undefined) {
      throw new JiraRefusal(400, { errors: { resolution: 'The resolution is not valid.' } });
    }
    const { viewer, apiVersion } = c.env;
    const context = { site, viewer, project, issue, apiVersion };
    const { issue: edited, items } = plannedEdits(fields, context);
    saveChangedIssue({ context, before: issue, after: edited, items });
    transitionIssue({
      site,
      viewer,
      issue: site.store.table('issues').get(issue.id) ?? edited,
      to: chosen.to,
      resolutionId: resolutionId ?? null,
    });
    return noContent();
  });
  return router;
};
