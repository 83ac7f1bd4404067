import type { RpcOutput } from '../contract/rpc';
import { isOpenBaseLevel } from '../domain/backlog/backlog-membership';
import type { ProjectId } from '../domain/ids';
import { ok, type Result } from '../domain/result';
import { columnsFrom } from '../domain/snapshot/row-columns';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { type BrowsableProject, findBrowsableProject, loadBrowsableProjects } from './browsable-rows';

type Sample = RpcOutput<'settings.sample'>;

/** Enough to see a draft at work, few enough to score while a slider moves. */
const SAMPLE_SIZE = 24;

const middleOf = ({ scores }: ScoredIssue): number => scores.value ?? (scores.valueLow + scores.valueHigh) / 2;

/** Items of the backlog spread evenly over its values, the highest first. */
function spreadOver(rows: readonly ScoredIssue[]): readonly ScoredIssue[] {
  const sorted = rows.filter(isOpenBaseLevel).toSorted((a, b) => middleOf(b) - middleOf(a));
  if (sorted.length <= SAMPLE_SIZE) return sorted;
  const step = (sorted.length - 1) / (SAMPLE_SIZE - 1);
  return Array.from({ length: SAMPLE_SIZE }, (_, at) => sorted[Math.round(at * step)] as ScoredIssue);
}

async function sampleOf(ports: Ports, project: BrowsableProject | undefined): Promise<Sample> {
  if (project === undefined) return { rows: columnsFrom([]), priors: {} };
  const { projectId, modelFingerprint } = project.head;
  const priors = (await ports.priors.find(projectId, modelFingerprint)) ?? {};
  return { rows: columnsFrom(spreadOver(project.rows)), priors: priors };
}

/** A few items of a project that the viewer may browse, with the project's usual answers. */
export async function sampleProject(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<Sample, AppFailure>> {
  const [project] = await findBrowsableProject(ports, projectId);
  return ok(await sampleOf(ports, project));
}

/** A few items of the largest scanned project that is scored by the site's model; priors are of one project. */
export async function sampleSite(ports: Ports): Promise<Result<Sample, AppFailure>> {
  const projects = await loadBrowsableProjects(ports);
  const onSiteModel: BrowsableProject[] = [];
  for (const project of projects) {
    const { value } = await ports.settings(project.head.projectId).loadHead();
    if (value === null || value.model === null) onSiteModel.push(project);
  }
  const [largest] = onSiteModel.toSorted((a, b) => b.rows.length - a.rows.length);
  return ok(await sampleOf(ports, largest));
}
