import type { ChangePreview } from '../contract/rpc';
import type { ProjectSettings } from '../contract/settings';
import type { IssueId, ProjectId } from '../domain/ids';
import { sizeFrom } from '../domain/issue/size-from';
import { err, ok, type Result } from '../domain/result';
import type { Roadmap } from '../domain/roadmap/roadmap';
import { compareScores } from '../domain/snapshot/compare-scores';
import { scoreProject } from '../domain/snapshot/score-project';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import { priorsFrom } from '../domain/value/priors';
import type { Priors, ValueBands, ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { type BrowsableProject, findBrowsableProject, loadBrowsableProjects } from './browsable-rows';
import { modelProblems, roadmapProblems, settingsProblems } from './check-drafts';
import { sizeFieldIdsFor } from './field-plan';
import { listRuleMatches } from './match-scan';
import { jqlRulesOf, rulesByIssue, uncoveredRules } from './matched-rules';
import { rematched } from './rescore-project';
import { basisWith, loadSiteBasis, type ScoringBasis } from './scoring-basis';

const DAY_MS = 86_400_000;

/** What a project's scores rest on now, and what they would rest on. */
interface ProjectDraft {
  readonly project: BrowsableProject;
  readonly inForce: ScoringBasis;
  readonly draft: Pick<ScoringBasis, 'model' | 'projectSizeFieldId' | 'roadmap'>;
}

// The issues behind new roadmap items were not noted yet; the snapshots know most of them.
function doneWith(basis: ScoringBasis, projects: readonly BrowsableProject[]): ReadonlySet<IssueId> {
  const done = new Set(basis.doneIssueIds);
  for (const { allRows, foreignAncestors } of projects) {
    for (const { issueId, statusCategory } of [...foreignAncestors, ...allRows]) {
      if (statusCategory === 'done') done.add(issueId);
    }
  }
  return done;
}

async function priorsWith(
  ports: Ports,
  { project, inForce, draft }: Pick<ProjectDraft, 'project' | 'inForce' | 'draft'>,
): Promise<Priors> {
  const isSame = JSON.stringify(draft.model) === JSON.stringify(inForce.model);
  const frozen = isSame ? await ports.priors.find(project.head.projectId, inForce.modelFingerprint) : undefined;
  return frozen ?? priorsFrom(project.allRows, draft.model, ports.clock());
}

async function scoreDraft(
  ports: Ports,
  { project, inForce, draft, done }: ProjectDraft & { readonly done: ReadonlySet<IssueId> },
): Promise<readonly ScoredIssue[]> {
  const { head, allRows } = project;
  const rules = jqlRulesOf(draft.roadmap);
  const changed = uncoveredRules(rules, head.ruleQueries);
  const kept = new Set(rules.filter((rule) => !changed.includes(rule)).map(({ ruleId }) => ruleId));
  const { matches } = await listRuleMatches(ports, changed, [head.projectId]);
  const ancestorIds = project.foreignAncestors.map(({ issueId }) => issueId);
  const isAsked = changed.length > 0 && ancestorIds.length > 0;
  const fresh = isAsked ? await ports.rules.matchIssues(changed, ancestorIds) : new Map();
  const fields = await ports.fields({ maxAgeMs: DAY_MS });
  const sizeFieldIds = sizeFieldIdsFor({ model: draft.model, fields, projectFieldId: draft.projectSizeFieldId });
  const issues = rematched(allRows, { kept, fresh: rulesByIssue(matches) });
  return scoreProject({
    issues: issues.map((issue) => ({ ...issue, size: sizeFrom(issue.fields, sizeFieldIds) })),
    foreignAncestors: rematched(project.foreignAncestors, { kept, fresh }),
    model: draft.model,
    priors: await priorsWith(ports, { project, inForce, draft }),
    roadmap: draft.roadmap,
    doneIssueIds: done,
    now: ports.clock(),
  });
}

/** What drafts would do to the rows that the viewer may browse, each project by its own model. */
async function compareDrafts(
  ports: Ports,
  {
    drafts,
    site,
    roadmap,
    bandsBefore,
    bands,
  }: {
    readonly drafts: readonly ProjectDraft[];
    readonly site: ScoringBasis;
    readonly roadmap: Roadmap;
    readonly bandsBefore: ValueBands;
    readonly bands: ValueBands;
  },
): Promise<Omit<ChangePreview, 'projects'>> {
  const done = doneWith(
    site,
    drafts.map(({ project }) => project),
  );
  const before: ScoredIssue[] = [];
  const after: ScoredIssue[] = [];
  for (const draft of drafts) {
    const visible = new Set(draft.project.rows.map(({ issueId }) => issueId));
    before.push(...draft.project.rows);
    const scored = await scoreDraft(ports, { ...draft, done });
    after.push(...scored.filter(({ issueId }) => visible.has(issueId)));
  }
  const changes = compareScores({
    before,
    after,
    bandsBefore,
    bands,
    roadmapBefore: site.roadmap,
    roadmapAfter: roadmap,
  });
  return {
    ...changes,
    bandMoves: [...changes.bandMoves],
    movers: [...changes.movers],
    emptiedThemes: [...changes.emptiedThemes],
    issuesByItem: [...changes.issuesByItem],
  };
}

/**
 * What saving the drafts would do, from stored inputs; Jira is asked only for the ids that new or changed JQL rules
 * match. Counts and names only issues that the admin may browse. Projects with a model of their own keep it.
 */
export async function previewChange(
  ports: Ports,
  { roadmap, model }: { readonly roadmap: Roadmap; readonly model: ValueModel },
): Promise<Result<ChangePreview, AppFailure>> {
  const problems = [...(await roadmapProblems(ports, roadmap)), ...modelProblems(model)];
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  const site = await loadSiteBasis(ports);
  const drafts: ProjectDraft[] = [];
  for (const project of await loadBrowsableProjects(ports)) {
    const settings = (await ports.settings(project.head.projectId).loadHead()).value;
    const inForce = basisWith(site, settings);
    drafts.push({ project, inForce, draft: basisWith({ ...inForce, model, roadmap }, settings) });
  }
  const isRoadmapSame = JSON.stringify(roadmap) === JSON.stringify(site.roadmap);
  const rescored = drafts.filter(({ inForce }) => !isRoadmapSame || inForce.modelOwner === 'site');
  const compared = await compareDrafts(ports, {
    drafts,
    site,
    roadmap,
    bandsBefore: site.model.bands,
    bands: model.bands,
  });
  return ok({ ...compared, projects: rescored.length });
}

/** What saving a project's settings would do to its scores, from stored inputs. */
export async function previewSettings(
  ports: Ports,
  { projectId, settings }: { readonly projectId: ProjectId; readonly settings: ProjectSettings },
): Promise<Result<ChangePreview, AppFailure>> {
  const problems = await settingsProblems(ports, settings);
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  const site = await loadSiteBasis(ports);
  const stored = (await ports.settings(projectId).loadHead()).value;
  const inForce = basisWith(site, stored);
  const draft = basisWith(site, { ...settings, modelRevision: stored?.modelRevision ?? 0 });
  const drafts = (await findBrowsableProject(ports, projectId)).map((project) => ({ project, inForce, draft }));
  const compared = await compareDrafts(ports, {
    drafts,
    site,
    roadmap: site.roadmap,
    bandsBefore: inForce.model.bands,
    bands: draft.model.bands,
  });
  return ok({ ...compared, projects: drafts.length });
}
