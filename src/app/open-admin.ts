import type { AdminView, ScanStatus } from '../contract/rpc';
import type { IssueId, RoadmapItemId } from '../domain/ids';
import { ok, type Result } from '../domain/result';
import { indexRoadmap } from '../domain/roadmap/roadmap-index';
import { countByItem } from '../domain/snapshot/count-by-item';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { RevisionEntry } from '../ports/revision-store';
import type { AppFailure } from './app-failure';
import { loadBrowsableProjects } from './browsable-rows';
import { fieldViewFrom } from './project-settings';
import { scanStatusFrom } from './scan-status';
import { loadSiteBasis } from './scoring-basis';

function epicsFrom(rows: readonly ScoredIssue[]): AdminView['epics'] {
  const openChildren = new Map<IssueId, number>();
  for (const { parentId, statusCategory } of rows) {
    if (parentId !== null && statusCategory !== 'done')
      openChildren.set(parentId, (openChildren.get(parentId) ?? 0) + 1);
  }
  return rows
    .filter(({ hierarchyLevel }) => hierarchyLevel >= 1)
    .map(({ issueId, issueKey, summary, hierarchyLevel, statusCategory, parentId }) => ({
      issueId,
      issueKey,
      summary,
      hierarchyLevel,
      done: statusCategory === 'done',
      openChildren: openChildren.get(issueId) ?? 0,
      parentId,
    }));
}

async function withNames(ports: Ports, histories: readonly (readonly RevisionEntry[])[]) {
  const authors = [...new Set(histories.flat().map(({ authorAccountId }) => authorAccountId))];
  const names = await ports.people(authors);
  return histories.map((history) =>
    history.map((entry) => ({ ...entry, authorName: names.get(entry.authorAccountId) ?? '' })),
  );
}

/** The scans of every project that the admin sees. */
export async function listScanStatuses(ports: Ports): Promise<ScanStatus[]> {
  const [projects, states] = await Promise.all([ports.projects.listForViewer(), ports.scans.list()]);
  const stateOf = new Map(states.map((state) => [state.projectId, state]));
  return projects.map((project) => scanStatusFrom(project, stateOf.get(project.projectId), { counts: true }));
}

/** Everything the admin page starts from; issues only as far as the admin may browse them. */
export async function openAdmin(ports: Ports): Promise<Result<AdminView, AppFailure>> {
  const [basis, roadmapHistory, modelHistory, fields, priorities, linkTypes, projects, browsable, ledger] =
    await Promise.all([
      loadSiteBasis(ports),
      ports.roadmaps.listHistory(),
      ports.models.listHistory(),
      ports.fields({ maxAgeMs: 0 }),
      ports.priorities(),
      ports.linkTypes(),
      listScanStatuses(ports),
      loadBrowsableProjects(ports),
      ports.ledger.load(),
    ]);
  const options = await Promise.all(browsable.map(({ head }) => ports.fieldOptions.load(head.projectId)));
  const rows = browsable.flatMap((project) => project.rows);
  const [roadmapNamed = [], modelNamed = []] = await withNames(ports, [roadmapHistory, modelHistory]);
  const counts = countByItem(rows, indexRoadmap(basis.roadmap, basis.doneIssueIds));
  return ok({
    roadmap: { items: [...basis.roadmap.items], rules: [...basis.roadmap.rules] },
    roadmapRevision: basis.roadmapRevision,
    roadmapHistory: roadmapNamed,
    model: basis.model as AdminView['model'],
    modelRevision: basis.modelRevision,
    modelHistory: modelNamed,
    fields: fields.map((field) => fieldViewFrom(field, options)),
    priorities: priorities.map(({ priorityId, name }) => ({ priorityId, name })),
    linkTypes: [...linkTypes],
    projects,
    epics: epicsFrom(rows),
    issuesByItem: Object.fromEntries(counts) as Record<RoadmapItemId, number>,
    ledger,
  });
}
