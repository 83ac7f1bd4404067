import { z } from 'zod';
import { scoreProperty } from '../../contract/issue-property';
import { instant, issueId, projectId, revision } from '../../contract/primitives';
import { rowColumns, scoredIssue } from '../../contract/scored-issue';
import type { IssueId, ProjectId } from '../../domain/ids';
import { columnsFrom, rowsFrom } from '../../domain/snapshot/row-columns';
import type { ScoredIssue } from '../../domain/snapshot/scored-issue';
import type { OverlayEntry, SnapshotHead, SnapshotRow, SnapshotStore } from '../../ports/snapshot-store';
import { evidenceFacts } from './evidence-facts';
import { deleteValue, findValue, listValues, saveValue } from './kvs-access';
import { deleteBlob, loadBlob, saveBlob } from './packed-blob';
import { StoredDataError } from './stored-data-error';

/** Rows of one part: about 70 KiB packed, one permission check and well within the 5 MB of an answer. */
const ROWS_PER_PART = 1000;

const storedHead = z.object({
  projectId,
  projectKey: z.string(),
  generation: z.string(),
  parts: z.number().int().min(0),
  count: z.number().int().min(0),
  completedAt: instant,
  scannedAt: instant,
  modelRevision: revision,
  modelFingerprint: z.string(),
  roadmapRevision: revision,
  resolvedPerMonth: z.number().nullable(),
  ruleQueries: z.record(z.string(), z.string()),
  fieldIds: z.array(z.string()),
  sizeFieldIds: z.array(z.string()),
}) satisfies z.ZodType<SnapshotHead>;

const storedScores = z.array(z.object({ property: scoreProperty, written: z.boolean() }));
const storedOverlay = z.object({
  issueId,
  row: scoredIssue.nullable(),
  property: z.nullable(scoreProperty),
  at: instant,
}) satisfies z.ZodType<OverlayEntry>;

const headKey = (id: ProjectId) => `snapshot:${id}`;
const rowsKey = (head: Pick<SnapshotHead, 'projectId' | 'generation'>, part: number) =>
  `rows:${head.projectId}:${head.generation}:${part}`;
const scoresKey = (head: Pick<SnapshotHead, 'projectId' | 'generation'>, part: number) =>
  `scores:${head.projectId}:${head.generation}:${part}`;
const ancestorsKey = (head: Pick<SnapshotHead, 'projectId' | 'generation'>) =>
  `ancestors:${head.projectId}:${head.generation}`;
const overlayPrefix = (id: ProjectId) => `overlay:${id}:`;
const overlayKey = (id: ProjectId, issue: IssueId) => `${overlayPrefix(id)}${issue}`;

async function findRows(head: SnapshotHead, part: number): Promise<readonly ScoredIssue[] | undefined> {
  const key = rowsKey(head, part);
  const columns = await loadBlob(key, rowColumns);
  if (columns === undefined) return undefined;
  const rows = rowsFrom(columns);
  if (!rows.ok) throw new StoredDataError(key, rows.error);
  return rows.value;
}

async function findPart(head: SnapshotHead, part: number): Promise<readonly SnapshotRow[] | undefined> {
  const rows = await findRows(head, part);
  const scores = await loadBlob(scoresKey(head, part), storedScores);
  if (rows === undefined || scores === undefined) return undefined;
  return rows.map((row, index) => {
    const score = scores[index];
    if (score === undefined) throw new StoredDataError(scoresKey(head, part), 'fewer scores than rows');
    return { row, property: score.property, written: score.written };
  });
}

async function deleteGeneration(head: SnapshotHead): Promise<void> {
  for (let part = 0; part < head.parts; part += 1) {
    await deleteBlob(rowsKey(head, part));
    await deleteBlob(scoresKey(head, part));
  }
  await deleteBlob(ancestorsKey(head));
}

/** Head, rows, properties and ancestors under keys of their own, so that a page reads rows alone. */
export const kvsSnapshotStore: SnapshotStore = {
  findHead: (id) => findValue(headKey(id), storedHead),
  listHeads: async () => (await listValues('snapshot:', storedHead)).map(({ value }) => value),
  findRows,
  findPart,
  loadForeignAncestors: async (head) => {
    const found = await loadBlob(ancestorsKey(head), z.array(evidenceFacts));
    if (found === undefined) throw new StoredDataError(ancestorsKey(head), 'missing');
    return found;
  },
  replace: async ({ head, rows, foreignAncestors, previous }) => {
    const parts = Math.ceil(rows.length / ROWS_PER_PART);
    for (let part = 0; part < parts; part += 1) {
      const slice = rows.slice(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART);
      await saveBlob(rowsKey(head, part), columnsFrom(slice.map(({ row }) => row)));
      await saveBlob(
        scoresKey(head, part),
        slice.map(({ property, written }) => ({ property, written })),
      );
    }
    await saveBlob(ancestorsKey(head), foreignAncestors);
    const whole: SnapshotHead = { ...head, parts, count: rows.length };
    await saveValue(headKey(head.projectId), whole);
    if (previous !== undefined && previous.generation !== head.generation) await deleteGeneration(previous);
    return whole;
  },
  markWritten: async (head, part, issueIds) => {
    const rows = await findPart(head, part);
    if (rows === undefined) return;
    await saveBlob(
      scoresKey(head, part),
      rows.map(({ row, property, written }) => ({ property, written: written || issueIds.has(row.issueId) })),
    );
  },
  listOverlay: async (id) => (await listValues(overlayPrefix(id), storedOverlay)).map(({ value }) => value),
  saveOverlay: (id, entry) => saveValue(overlayKey(id, entry.issueId), entry),
  deleteOverlay: async (id, issueIds) => {
    for (const issue of issueIds) await deleteValue(overlayKey(id, issue));
  },
};
