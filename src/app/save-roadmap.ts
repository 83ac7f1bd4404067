import { err, ok, type Result } from '../domain/result';
import type { Roadmap } from '../domain/roadmap/roadmap';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { roadmapProblems } from './check-drafts';
import { queueRescores } from './queue-rescores';

/** Reads whether the issues behind the items are done, so that rescoring need not. */
async function readIssuesOf(ports: Ports, roadmap: Roadmap) {
  const issueIds = roadmap.items.flatMap(({ issueId }) => (issueId === null ? [] : [issueId]));
  const found = issueIds.length === 0 ? [] : await ports.issues.readEvidence(issueIds);
  return new Map(
    found.map(
      ({ issueId, issueKey, statusCategory }) => [issueId, { issueKey, done: statusCategory === 'done' }] as const,
    ),
  );
}

/** Saves a roadmap as a new revision and scores every scanned project again. */
export async function saveRoadmap(
  ports: Ports,
  input: {
    readonly baseRevision: number;
    readonly roadmap: Roadmap;
    readonly note: string;
    readonly accountId: string;
  },
): Promise<Result<{ revision: number }, AppFailure>> {
  const problems = await roadmapProblems(ports, input.roadmap);
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  // Before anything is written: where Jira does not answer, nothing is saved.
  const roadmapIssues = await readIssuesOf(ports, input.roadmap);
  const saved = await ports.roadmaps.append({
    baseRevision: input.baseRevision,
    value: input.roadmap,
    authorAccountId: input.accountId,
    note: input.note,
    at: ports.clock(),
  });
  if (!saved.ok) return err({ code: 'conflict', currentRevision: saved.error.currentRevision });
  await ports.roadmapIssues.save(roadmapIssues, ports.clock());
  await queueRescores(ports, 'all');
  return ok({ revision: saved.value });
}
