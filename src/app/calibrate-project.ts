import type { RpcOutput } from '../contract/rpc';
import type { ProjectId } from '../domain/ids';
import { ok, type Result } from '../domain/result';
import { indexRoadmap } from '../domain/roadmap/roadmap-index';
import { calibrate } from '../domain/value/calibrate';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { roadmapIssueIds, roadmapItemViews } from './roadmap-item-views';
import { loadScoringBasis } from './scoring-basis';

/** Predicted against observed over the finished issues that the viewer may browse; never by person. */
export async function calibrateProject(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<RpcOutput<'project.calibration'>, AppFailure>> {
  const [basis, all] = await Promise.all([loadScoringBasis(ports, projectId), ports.outcomes.list(projectId)]);
  const index = indexRoadmap(basis.roadmap, basis.doneIssueIds);
  const browsable = await ports.permissions.browsableIssueIds([
    ...all.map(({ issueId }) => issueId),
    ...roadmapIssueIds(index),
  ]);
  const items = roadmapItemViews({ index, browsable, roadmapIssues: basis.roadmapIssues });
  const themes = items.flatMap(({ itemId, level, title }) =>
    level === 'theme' && title !== null ? [{ id: itemId, name: title }] : [],
  );
  const criteria = basis.model.criteria.map(({ criterionId, name }) => ({ id: criterionId, name }));
  const outcomes = all.filter(({ issueId }) => browsable.has(issueId));
  return ok({ rows: [...calibrate({ outcomes, themes, criteria })] });
}
