import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { SnapshotHead } from '../ports/snapshot-store';
import { settleAnswers } from './answers-of-issue';
import { followLater } from './follow-later';
import { forgetIssue } from './forget-issue';
import { noteChange } from './note-change';
import { noteRoadmapIssues } from './note-roadmap-issues';
import { queueRescores } from './queue-rescores';
import { scoreOneIssue } from './score-one-issue';
import { stableText } from './stable-text';
import { storeReading } from './store-reading';

function evidenceText(facts: EvidenceFacts): string {
  const { parentId, statusCategory, labels, components, fixVersions, roadmapLink, matchedRules } = facts;
  const lists = [labels, components, fixVersions, matchedRules].map((list) => [...list].toSorted());
  return JSON.stringify([parentId, statusCategory === 'done', lists, roadmapLink?.itemId ?? null]);
}

// Versions and sprints change what an issue is without touching it, and not every input moves a score.
function isSameIssue(before: ScoredIssue, facts: IssueFacts): boolean {
  const { scores, scoredAt } = before;
  return stableText(before) === stableText({ ...facts, scores, scoredAt });
}

// Compared with the snapshot itself, not with newer readings beside it: those were not passed on to what is below.
async function findInSnapshot(ports: Ports, head: SnapshotHead, issueId: IssueId) {
  let before: ScoredIssue | undefined;
  let hasChildren = false;
  for (let part = 0; part < head.parts; part += 1) {
    for (const row of (await ports.snapshots.findRows(head, part)) ?? []) {
      if (row.issueId === issueId) before = row;
      if (row.parentId === issueId) hasChildren = true;
    }
  }
  return { before, hasChildren };
}

async function changesThoseBelow(ports: Ports, facts: EvidenceFacts & { projectId: ProjectId }): Promise<boolean> {
  const head = await ports.snapshots.findHead(facts.projectId);
  if (head === undefined) return false;
  const { before, hasChildren } = await findInSnapshot(ports, head, facts.issueId);
  return hasChildren && (before === undefined || evidenceText(before) !== evidenceText(facts));
}

/**
 * Reads an issue again after an event and scores it. Events come twice, late and out of order; only what Jira holds now
 * counts. `settles`: after the answers on the issue are put right. Where it changes what is below the issue, or a roadmap item, those are scored again from the snapshot.
 */
export async function rescoreIssue(
  ports: Ports,
  {
    issueId,
    projectId,
    settles = false,
  }: {
    readonly issueId: IssueId;
    readonly projectId: ProjectId | null;
    readonly occurredAt: Instant;
    readonly settles?: boolean | undefined;
  },
): Promise<'rescored' | 'gone' | 'later'> {
  if (settles) {
    const { retryAt } = await settleAnswers(ports, issueId);
    if (retryAt !== null) {
      await followLater(ports, { facts: { issueId, projectId }, retryAt, settles });
      return 'later';
    }
  }
  const reading = await scoreOneIssue(ports, issueId);
  if (reading === undefined) {
    await forgetIssue(ports, { issueId, projectId });
    return 'gone';
  }
  const { facts } = reading;
  const { head } = reading;
  const before = await reading.stored();
  const isChanged = before === undefined || !isSameIssue(before, facts);
  await storeReading(ports, reading, {
    always: head !== undefined && (isChanged || facts.updatedAt > head.completedAt),
  });
  await noteChange(ports, { before, after: reading });
  if (projectId !== null && projectId !== facts.projectId) await forgetIssue(ports, { issueId, projectId });
  if (await noteRoadmapIssues(ports, [facts])) await queueRescores(ports, 'all');
  else if (await changesThoseBelow(ports, facts)) await queueRescores(ports, [facts.projectId]);
  return 'rescored';
}
