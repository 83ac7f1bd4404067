import type { SiteContext } from '../site-context';
import type { Viewer } from '../viewer';
import type { ChoiceField } from './jql-field';
import { byIdOrName } from './named-records';

/** Project, sprint, component, version and labels. */
export const planningFields = (site: SiteContext, viewer: Viewer): Readonly<Record<string, ChoiceField>> => {
  const { store } = site;
  const sprintsIn = (state: string) => (args: readonly string[]) =>
    args.length > 0
      ? null
      : [...store.table('sprints').values()].filter((sprint) => sprint.state === state).map((s) => String(s.id));
  const versionsWhere = (isReleased: boolean) => () =>
    [...store.table('versions').values()].filter((v) => v.released === isReleased && !v.archived).map((v) => v.id);
  const project: ChoiceField = {
    kind: 'choice',
    name: 'project',
    isAlwaysSet: true,
    valuesOf: (issue) => [issue.projectId],
    resolve: (text) => {
      const wanted = text.toLowerCase();
      const named =
        store.findProject(text) ??
        [...store.table('projects').values()].find((each) => each.name.toLowerCase() === wanted);
      return named && viewer.canSeeProject(named) ? [named.id] : null;
    },
    candidatesFor: (ids) => ids.flatMap((id) => [...store.issueIdsOfProject(id)]),
    sortKeyOf: (issue) => store.table('projects').get(issue.projectId)?.name.toLowerCase() ?? null,
  };
  return {
    project,
    sprint: {
      kind: 'choice',
      name: 'Sprint',
      valuesOf: (issue) => issue.sprintIds.map(String),
      resolve: byIdOrName(() => [...store.table('sprints').values()].map(({ id, name }) => ({ id: String(id), name }))),
      functions: {
        opensprints: sprintsIn('active'),
        closedsprints: sprintsIn('closed'),
        futuresprints: sprintsIn('future'),
      },
      sortKeyOf: (issue) => issue.sprintIds.at(-1) ?? null,
    },
    component: {
      kind: 'choice',
      name: 'component',
      valuesOf: (issue) => issue.componentIds,
      resolve: byIdOrName(() => store.table('components').values()),
      sortKeyOf: (issue) =>
        store
          .table('components')
          .get(issue.componentIds[0] ?? '')
          ?.name.toLowerCase() ?? null,
    },
    fixVersion: {
      kind: 'choice',
      name: 'fixVersion',
      valuesOf: (issue) => issue.fixVersionIds,
      resolve: byIdOrName(() => store.table('versions').values()),
      functions: { releasedversions: versionsWhere(true), unreleasedversions: versionsWhere(false) },
      sortKeyOf: (issue) =>
        store
          .table('versions')
          .get(issue.fixVersionIds[0] ?? '')
          ?.name.toLowerCase() ?? null,
    },
    labels: {
      kind: 'choice',
      name: 'labels',
      valuesOf: (issue) => issue.labels.map((label) => label.toLowerCase()),
      resolve: (text) => [text.toLowerCase()],
      sortKeyOf: (issue) => issue.labels[0]?.toLowerCase() ?? null,
    },
  };
};

/** The type of a link, from the side on which an issue stands. */
export const linkTypeField = (site: SiteContext, viewer: Viewer): ChoiceField => ({
  kind: 'choice',
  name: 'issueLinkType',
  valuesOf: (issue) =>
    site.store.linksOf(issue.id).flatMap((link) => {
      const isInward = link.outwardIssueId === issue.id;
      const other = site.store.table('issues').get(isInward ? link.inwardIssueId : link.outwardIssueId);
      const type = site.store.table('linkTypes').get(link.typeId);
      if (!type || !other || !viewer.canSeeIssue(other)) return [];
      return [type.name.toLowerCase(), (isInward ? type.inward : type.outward).toLowerCase()];
    }),
  resolve: (text) => {
    const wanted = text.toLowerCase();
    const known = [...site.store.table('linkTypes').values()].some((type) =>
      [type.name, type.inward, type.outward].some((word) => word.toLowerCase() === wanted),
    );
    return known ? [wanted] : null;
  },
});
