import { Hono } from 'hono';
import { z } from 'zod';
import { projectAnswers } from '../answers/project-answers';
import { emitVersionEvent, type VersionVerb } from '../changes/version-event';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { ProjectRecord, VersionRecord } from '../site-records';
import { answer, type JiraContext, type JiraRouter, noContent, parsedBody, type RouteEnv, signedIn } from './exchange';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Date must be of the format yyyy-MM-dd.');
const edit = z.looseObject({
  name: z.string().trim().min(1).max(255).optional(),
  releaseDate: day.nullish(),
  released: z.boolean().optional(),
  archived: z.boolean().optional(),
});
const creation = edit.extend({ projectId: z.coerce.number().int().optional(), project: z.string().optional() });
const replacement = z.looseObject({ moveFixIssuesTo: z.coerce.number().int().optional() });

const notFound = (): JiraRefusal =>
  new JiraRefusal(404, 'The version does not exist or you do not have permission to see it.');

/** What a change of a version is told as; an edit of its words or dates besides is an update. */
const verbsOf = (before: VersionRecord, after: VersionRecord): readonly VersionVerb[] => [
  ...(before.released === after.released ? [] : [after.released ? ('released' as const) : ('unreleased' as const)]),
  ...(before.archived === after.archived ? [] : [after.archived ? ('archived' as const) : ('unarchived' as const)]),
  ...(before.name === after.name && before.releaseDate === after.releaseDate ? [] : (['updated'] as const)),
];

/** Versions of projects, one by one; their lists are the projects' own. */
export const versionRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;
  const { version: write } = projectAnswers(site);

  const projectOfVersion = (c: JiraContext, project: ProjectRecord | undefined): ProjectRecord => {
    signedIn(c);
    const { viewer } = c.env;
    const mayAdminister = project && (viewer.isSiteAdmin || viewer.holds('ADMINISTER_PROJECTS', { project }));
    if (!project || !mayAdminister)
      throw new JiraRefusal(404, 'The project was not found or you do not have permission to edit its versions.');
    return project;
  };
  const visible = (c: JiraContext): VersionRecord => {
    const version = store.table('versions').get(c.req.param('id') ?? '');
    const project = version && store.table('projects').get(version.projectId);
    if (!version || !project || !(c.env.viewer.isSiteAdmin || c.env.viewer.canSeeProject(project))) throw notFound();
    return version;
  };
  const editable = (c: JiraContext): VersionRecord => {
    const version = visible(c);
    projectOfVersion(c, store.table('projects').get(version.projectId));
    return version;
  };
  const assertNameIsFree = (name: string, projectId: string, ownId: string | null): void => {
    const isTaken = [...store.table('versions').values()].some(
      (other) => other.projectId === projectId && other.id !== ownId && other.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken)
      throw new JiraRefusal(400, { errors: { name: 'A version with this name already exists in this project.' } });
  };

  router.post('/version', (c) => {
    const asked = parsedBody(c, creation);
    const project = projectOfVersion(c, store.findProject(String(asked.projectId ?? asked.project ?? '')));
    if (asked.name === undefined)
      throw new JiraRefusal(400, { errors: { name: 'You must specify a valid version name' } });
    assertNameIsFree(asked.name, project.id, null);
    const version: VersionRecord = {
      id: String(store.nextNumber('versions', Math.max(9_999, ...[...store.table('versions').keys()].map(Number)))),
      projectId: project.id,
      name: asked.name,
      released: asked.released ?? false,
      archived: asked.archived ?? false,
      releaseDate: asked.releaseDate ?? null,
    };
    store.put('versions', version);
    emitVersionEvent({ site, actor: c.env.call.actor, verb: 'created', version });
    return answer(c, write(version), { status: 201, objects: 1 });
  });
  router.get('/version/:id', (c) => answer(c, write(visible(c)), { objects: 1 }));
  router.put('/version/:id', (c) => {
    const asked = parsedBody(c, edit);
    const before = editable(c);
    const after: VersionRecord = {
      ...before,
      name: asked.name ?? before.name,
      released: asked.released ?? before.released,
      archived: asked.archived ?? before.archived,
      releaseDate: asked.releaseDate === undefined ? before.releaseDate : asked.releaseDate,
    };
    assertNameIsFree(after.name, after.projectId, after.id);
    store.put('versions', after);
    for (const verb of verbsOf(before, after))
      emitVersionEvent({ site, actor: c.env.call.actor, verb, version: after });
    return answer(c, write(after), { objects: 1 });
  });
  router.post('/version/:id/removeAndSwap', (c) => {
    const { moveFixIssuesTo } = parsedBody(c, replacement);
    const version = editable(c);
    const other = moveFixIssuesTo === undefined ? undefined : store.table('versions').get(String(moveFixIssuesTo));
    if (moveFixIssuesTo !== undefined && other?.projectId !== version.projectId)
      throw new JiraRefusal(400, 'The version to move issues to is not of this project.');
    for (const id of store.issueIdsOfProject(version.projectId)) {
      const issue = store.table('issues').get(id);
      if (!issue?.fixVersionIds.includes(version.id)) continue;
      const rest = issue.fixVersionIds.filter((each) => each !== version.id && each !== other?.id);
      store.put('issues', { ...issue, fixVersionIds: other === undefined ? rest : [...rest, other.id] });
    }
    store.remove('versions', version.id);
    emitVersionEvent({ site, actor: c.env.call.actor, verb: 'deleted', version, newFixVersion: other });
    return noContent();
  });
  return router;
};
