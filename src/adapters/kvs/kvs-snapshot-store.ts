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

/** Changes whenever rows or heads do. What is stored in another format is not read: a scan makes it anew. */
const FORMAT = 2;
const formatOf = z.object({ format: z.number().default(1) });
const generationOf = z.object({ generation: z.string(), parts: z.number().int().min(0) });

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
  fieldNames: z.record(z.string(), z.string()),
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

function readable<T>(key: string, stored: unknown, schema: z.ZodType<T>): T | undefined {
  if (formatOf.safeParse(stored).data?.format !== FORMAT) return undefined;
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw new StoredDataError(key, parsed.error.issues[0]?.message ?? 'unexpected shape');
  return parsed.data;
}

async function findReadable<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  return readable(key, await findValue(key, z.unknown()), schema);
}

async function listReadable<T>(prefix: string, schema: z.ZodType<T>): Promise<T[]> {
  const found = await listValues(prefix, z.unknown());
  return found.flatMap(({ key, value }) => readable(key, value, schema) ?? []);
}

// What an earlier version of the app left behind: its rows cannot be read, but take room.
async function deleteEarlierFormat(id: ProjectId): Promise<void> {
  const head = await findValue(headKey(id), z.unknown());
  const stored = generationOf.safeParse(head).data;
  if (stored !== undefined && formatOf.safeParse(head).data?.format !== FORMAT) {
    await deleteGeneration({ ...stored, projectId: id });
  }
  for (const { key, value } of await listValues(overlayPrefix(id), z.unknown())) {
    if (formatOf.safeParse(value).data?.format !== FORMAT) await deleteValue(key);
  }
}

async function deleteGeneration(head: Pick<SnapshotHead, 'projectId' | 'generation' | 'parts'>): Promise<void> {
  for (let part = 0; part < head.parts; part += 1) {
    await deleteBlob(rowsKey(head, part));
    await deleteBlob(scoresKey(head, part));
  }
  await deleteBlob(ancestorsKey(head));
}

/** Head, rows, properties and ancestors under keys of their own, so that a page reads rows alone. */
export const kvsSnapshotStore: SnapshotStore = {
  findHead: (id) => findReadable(headKey(id), storedHead),
  hasUnreadable: async (id) => {
    const head = await findValue(headKey(id), z.unknown());
    return head !== undefined && formatOf.safeParse(head).data?.format !== FORMAT;
  },
  listHeads: () => listReadable('snapshot:', storedHead),
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
    if (previous === undefined) await deleteEarlierFormat(head.projectId);
    await saveValue(headKey(head.projectId), { ...whole, format: FORMAT });
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
  findOverlay: (id, issue) => findReadable(overlayKey(id, issue), storedOverlay),
  listOverlay: (id) => listReadable(overlayPrefix(id), storedOverlay),
  saveOverlay: (id, entry) => saveValue(overlayKey(id, entry.issueId), { ...entry, format: FORMAT }),
  deleteOverlay: async (id, issueIds) => {
    for (const issue of issueIds) await deleteValue(overlayKey(id, issue));
  },
};
