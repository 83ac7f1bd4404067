import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import { causesOfMove, entryFrom } from './history-entry';
import type { IssueReading } from './score-one-issue';

/**
 * Remembers that one issue moved, and why; nothing where neither its inputs nor its place changed. The first change also
 * keeps how the issue stood before it.
 */
export async function noteChange(
  ports: Ports,
  { before, after }: { readonly before: ScoredIssue | undefined; readonly after: IssueReading },
): Promise<void> {
  const { row, basis, head, now } = after;
  const { issueId } = row;
  if (before === undefined) return;
  // What the stored row was scored with; a row that was scored just now says the same of itself.
  const from = before.scoredAt === now || head === undefined ? basis : head;
  const causes = causesOfMove({
    before: { row: before, modelRevision: from.modelRevision, roadmapRevision: from.roadmapRevision },
    after: { row, modelRevision: basis.modelRevision, roadmapRevision: basis.roadmapRevision },
    model: basis.model,
    isOtherModel: from !== basis && head?.modelFingerprint !== basis.modelFingerprint,
  });
  if (causes.length === 0) return;
  const known = await ports.history.listOfIssue(issueId);
  const start = entryFrom({
    row: before,
    basis: from,
    causes: [{ kind: 'first' }],
    at: Math.min(before.scoredAt, now - 1),
  });
  const entry = entryFrom({ row, basis, causes, at: now });
  await ports.history.addToIssue(issueId, known.length === 0 ? [start, entry] : [entry]);
}
