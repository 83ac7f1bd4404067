import type { RpcOutput } from '../contract/rpc';
import type { ProjectId } from '../domain/ids';
import { ok, type Result } from '../domain/result';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import { inputInsight } from '../domain/value/input-insight';
import type { ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { findBrowsableProject, loadBrowsableProjects } from './browsable-rows';

type Insights = Result<RpcOutput<'admin.insights'>, AppFailure>;

function insightsOver(ports: Ports, rows: readonly ScoredIssue[], model: ValueModel): Insights {
  const now = ports.clock();
  const insights = model.criteria.map((criterion) => inputInsight(rows, criterion, now));
  return ok({ criteria: insights.map((insight) => ({ ...insight, options: [...insight.options] })) });
}

/** What a project's stored inputs say about the criteria of a draft, over the issues that the viewer may browse. */
export async function projectInsights(
  ports: Ports,
  { projectId, model }: { readonly projectId: ProjectId; readonly model: ValueModel },
): Promise<Insights> {
  const projects = await findBrowsableProject(ports, projectId);
  const rows = projects.flatMap((project) => project.rows);
  return insightsOver(ports, rows, model);
}

/** As for a project, over every scanned one. */
export async function siteInsights(ports: Ports, { model }: { readonly model: ValueModel }): Promise<Insights> {
  const projects = await loadBrowsableProjects(ports);
  const rows = projects.flatMap((project) => project.rows);
  return insightsOver(ports, rows, model);
}
