import type { ChangePreview } from '../contract/rpc';
import type { IssueId } from '../domain/ids';
import { sizeFrom } from '../domain/issue/size-from';
import { err, ok, type Result } from '../domain/result';
import type { Roadmap } from '../domain/roadmap/roadmap';
import { compareScores } from '../domain/snapshot/compare-scores';
import { scoreProject } from '../domain/snapshot/score-project';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import { priorsFrom } from '../domain/value/priors';
import type { Priors, ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { type BrowsableProject, loadBrowsableProjects } from './browsable-rows';
import { modelProblems, roadmapProblems } from './check-drafts';
import { loadProjectFieldId, sizeFieldIdsFor } from './field-plan';
import { listRuleMatches } from './match-scan';
import { jqlRulesOf, rulesByIssue, uncoveredRules } from './matched-rules';
import { rematched } from './rescore-project';
import { loadScoringBasis, type ScoringBasis } from './scoring-basis';

const DAY_MS = 86_400_000;

interface Drafts {
  readonly roadmap: Roadmap;
  readonly model: ValueModel;
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
  project: BrowsableProject,
  drafts: Drafts,
  basis: ScoringBasis,
): Promise<Priors> {
  const isSame = JSON.stringify(drafts.model) === JSON.stringify(basis.model);
  const frozen = isSame ? await ports.priors.find(project.head.projectId, basis.modelFingerprint) : undefined;
  return frozen ?? priorsFrom(project.allRows, drafts.model, ports.clock());
}

async function scoreDraft(
  ports: Ports,
  {
    project,
    drafts,
    basis,
    done,
  }: { project: BrowsableProject; drafts: Drafts; basis: ScoringBasis; done: ReadonlySet<IssueId> },
): Promise<readonly ScoredIssue[]> {
  const { head, allRows } = project;
  const rules = jqlRulesOf(drafts.roadmap);
  const changed = uncoveredRules(rules, head.ruleQueries);
  const kept = new Set(rules.filter((rule) => !changed.includes(rule)).map(({ ruleId }) => ruleId));
  const { matches } = await listRuleMatches(ports, changed, [head.projectId]);
  const ancestorIds = project.foreignAncestors.map(({ issueId }) => issueId);
  const isAsked = changed.length > 0 && ancestorIds.length > 0;
  const fresh = isAsked ? await ports.rules.matchIssues(changed, ancestorIds) : new Map();
  const fields = await ports.fields({ maxAgeMs: DAY_MS });
  const projectFieldId = await loadProjectFieldId(ports, head.projectId);
  const sizeFieldIds = sizeFieldIdsFor({ model: drafts.model, fields, projectFieldId });
  const issues = rematched(allRows, { kept, fresh: rulesByIssue(matches) });
  return scoreProject({
    issues: issues.map((issue) => ({ ...issue, size: sizeFrom(issue.fields, sizeFieldIds) })),
    foreignAncestors: rematched(project.foreignAncestors, { kept, fresh }),
    model: drafts.model,
    priors: await priorsWith(ports, project, drafts, basis),
    roadmap: drafts.roadmap,
    doneIssueIds: done,
    now: ports.clock(),
  });
}

/**
 * What saving the drafts would do, from stored inputs; Jira is asked only for the ids that new or changed JQL rules
 * match. Counts and names only issues that the admin may browse.
 */
export async function previewChange(ports: Ports, drafts: Drafts): Promise<Result<ChangePreview, AppFailure>> {
  const problems = [...(await roadmapProblems(ports, drafts.roadmap)), ...modelProblems(drafts.model)];
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  const basis = await loadScoringBasis(ports);
  const projects = await loadBrowsableProjects(ports);
  const done = doneWith(basis, projects);
  const before: ScoredIssue[] = [];
  const after: ScoredIssue[] = [];
  for (const project of projects) {
    const visible = new Set(project.rows.map(({ issueId }) => issueId));
    before.push(...project.rows);
    const scored = await scoreDraft(ports, { project, drafts, basis, done });
    after.push(...scored.filter(({ issueId }) => visible.has(issueId)));
  }
  const changes = compareScores({
    before,
    after,
    bands: drafts.model.bands,
    roadmapBefore: basis.roadmap,
    roadmapAfter: drafts.roadmap,
  });
  return ok({
    ...changes,
    kendallDistance: null,
    bandMoves: [],
    movers: [...changes.movers],
    emptiedThemes: [...changes.emptiedThemes],
    issuesByItem: [...changes.issuesByItem],
    projects: projects.length,
  });
}
