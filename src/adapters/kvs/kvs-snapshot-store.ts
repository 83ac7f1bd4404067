import { z } from 'zod';
import { scoreProperty } from '../../contract/issue-property';
import { instant, issueId, projectId, revision } from '../../contract/primitives';
import { scoredIssue } from '../../contract/scored-issue';
import type { IssueId, ProjectId } from '../../domain/ids';
import type { ScoredIssue } from '../../domain/snapshot/scored-issue';
import type { OverlayEntry, SnapshotHead, SnapshotRow, SnapshotStore } from '../../ports/snapshot-store';
import { evidenceFacts } from './evidence-facts';
import { deleteValue, findValue, listValues, saveValue } from './kvs-access';
import { type ChunkIdentity, deleteChunk, encodeChunk, loadChunk, SNAPSHOT_FORMAT, saveChunk } from './snapshot-chunks';
import { StoredDataError } from './stored-data-error';

/** Rows of one part: about 50 KiB packed, one permission check and well within the 5 MB of an answer. */
const ROWS_PER_PART = 1000;

const formatOf = z.object({ format: z.number().default(1) });
const generationOf = z.object({ generation: z.string() });

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

const storedScore = z.object({ property: scoreProperty, written: z.boolean() });
const storedOverlay = z.object({
  issueId,
  row: scoredIssue.nullable(),
  property: z.nullable(scoreProperty),
  at: instant,
}) satisfies z.ZodType<OverlayEntry>;

/** The generations whose parts may be stored: noted before the first part is written, so that none is ever forgotten. */
const storedGenerations = z.object({
  list: z.array(z.object({ generation: z.string(), parts: z.number().int().min(0), pieces: z.number().int().min(1) })),
});
type StoredGeneration = z.infer<typeof storedGenerations>['list'][number];
/** Issues of a part whose property has reached Jira since the part was stored. */
const storedWritten = z.object({ format: z.literal(SNAPSHOT_FORMAT), issueIds: z.array(issueId) });
const storedDamage = z.object({ generation: z.string() });

type Named = Pick<SnapshotHead, 'projectId' | 'generation'>;
const headKey = (id: ProjectId) => `snapshot:${id}`;
const generationsKey = (id: ProjectId) => `generations:${id}`;
const damagePrefix = 'damage:';
const damageKey = (id: ProjectId) => `${damagePrefix}${id}`;
const writtenKey = (head: Named, part: number) => `written:${head.projectId}:${head.generation}:${part}`;
const chunkOf = ({ projectId, generation }: Named, kind: ChunkIdentity['kind'], part = 0): ChunkIdentity => ({
  projectId,
  generation,
  kind,
  part,
});
const overlayPrefix = (id: ProjectId) => `overlay:${id}:`;
const overlayKey = (id: ProjectId, issue: IssueId) => `${overlayPrefix(id)}${issue}`;

// A part is gone because another generation took its place, which is fine, or though its own is in force: then nothing of
// this generation is used any more, and whoever looks for it finds no snapshot.
async function noteDamage(head: Named): Promise<void> {
  const stored = generationOf.safeParse(await findValue(headKey(head.projectId), z.unknown()));
  if (stored.data?.generation !== head.generation) return;
  await saveValue(damageKey(head.projectId), { generation: head.generation });
}

async function findChunk<T>(
  head: Named,
  chunk: ChunkIdentity,
  schema: z.ZodType<T>,
): Promise<readonly T[] | undefined> {
  const records = await loadChunk(chunk, schema);
  if (records !== 'missing' && records !== 'damaged') return records;
  await noteDamage(head);
  return undefined;
}

const findRows = (head: SnapshotHead, part: number) =>
  findChunk<ScoredIssue>(head, chunkOf(head, 'rows', part), scoredIssue);

async function findPart(head: SnapshotHead, part: number): Promise<readonly SnapshotRow[] | undefined> {
  const [rows, scores, marked] = await Promise.all([
    findRows(head, part),
    findChunk(head, chunkOf(head, 'scores', part), storedScore),
    findValue(writtenKey(head, part), storedWritten),
  ]);
  if (rows === undefined || scores === undefined) return undefined;
  if (rows.length !== scores.length) {
    await noteDamage(head);
    return undefined;
  }
  const written = new Set(marked?.issueIds);
  return scores.flatMap((score, at) => {
    const row = rows[at];
    return row === undefined ? [] : [{ ...score, row, written: score.written || written.has(row.issueId) }];
  });
}

function readable<T>(key: string, stored: unknown, schema: z.ZodType<T>): T | undefined {
  if (formatOf.safeParse(stored).data?.format !== SNAPSHOT_FORMAT) return undefined;
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
async function deleteEarlierFormat(id: ProjectId, generation: string): Promise<void> {
  for (const kind of ['rows', 'scores', 'ancestors']) {
    for (const { key } of await listValues(`${kind}:${id}:`, z.unknown())) {
      if (key.split(':')[2]?.split('.')[0] !== generation) await deleteValue(key);
    }
  }
  for (const { key, value } of await listValues(overlayPrefix(id), z.unknown())) {
    if (formatOf.safeParse(value).data?.format !== SNAPSHOT_FORMAT) await deleteValue(key);
  }
}

async function deleteGeneration(id: ProjectId, { generation, parts, pieces }: StoredGeneration): Promise<void> {
  const head = { projectId: id, generation };
  for (let part = 0; part < parts; part += 1) {
    await deleteChunk(chunkOf(head, 'rows', part), pieces);
    await deleteChunk(chunkOf(head, 'scores', part), pieces);
    await deleteValue(writtenKey(head, part));
  }
  await deleteChunk(chunkOf(head, 'ancestors'), pieces);
}

async function loadGenerations(id: ProjectId): Promise<readonly StoredGeneration[]> {
  return (await findValue(generationsKey(id), storedGenerations))?.list ?? [];
}

async function isEarlierFormat(id: ProjectId): Promise<boolean> {
  const head = await findValue(headKey(id), z.unknown());
  return head !== undefined && formatOf.safeParse(head).data?.format !== SNAPSHOT_FORMAT;
}

async function findHead(id: ProjectId): Promise<SnapshotHead | undefined> {
  const [head, damage] = await Promise.all([
    findReadable(headKey(id), storedHead),
    findValue(damageKey(id), storedDamage),
  ]);
  return head !== undefined && damage?.generation === head.generation ? undefined : head;
}

async function listHeads(): Promise<readonly SnapshotHead[]> {
  const [heads, damaged] = await Promise.all([
    listReadable('snapshot:', storedHead),
    listValues(damagePrefix, storedDamage),
  ]);
  const lost = new Set(damaged.map(({ value }) => value.generation));
  return heads.filter(({ generation }) => !lost.has(generation));
}

const replace: SnapshotStore['replace'] = async ({ head, rows, foreignAncestors }) => {
  const { projectId: id, generation } = head;
  const parts = Math.ceil(rows.length / ROWS_PER_PART);
  const chunks = [encodeChunk(chunkOf(head, 'ancestors'), foreignAncestors)];
  for (let part = 0; part < parts; part += 1) {
    const slice = rows.slice(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART);
    const scores = slice.map(({ property, written }) => ({ property, written }));
    chunks.push(
      encodeChunk(
        chunkOf(head, 'rows', part),
        slice.map(({ row }) => row),
        ['scores', 'fields', 'fieldChangedAt'],
      ),
      encodeChunk(chunkOf(head, 'scores', part), scores, ['property']),
    );
  }
  const mine = { generation, parts, pieces: Math.max(...chunks.map(({ pieces }) => pieces.length)) };
  const others = (await loadGenerations(id)).filter((stored) => stored.generation !== generation);
  const wasEarlier = await isEarlierFormat(id);
  await saveValue(generationsKey(id), { list: [...others, mine] });
  for (const chunk of chunks) await saveChunk(chunk);
  const whole: SnapshotHead = { ...head, parts, count: rows.length };
  await saveValue(headKey(id), { ...whole, format: SNAPSHOT_FORMAT });
  if (wasEarlier) await deleteEarlierFormat(id, generation);
  // Noted one by one: whoever is stopped here leaves less to the next.
  for (const [at, other] of others.entries()) {
    await deleteGeneration(id, other);
    await saveValue(generationsKey(id), { list: [...others.slice(at + 1), mine] });
  }
  await deleteValue(damageKey(id));
  return whole;
};

/**
 * Head, rows, properties and ancestors under keys of their own, so that a page reads rows alone. A generation is written
 * beside the one in force; its head, written last, puts it there.
 */
export const kvsSnapshotStore: SnapshotStore = {
  findHead,
  rebuildCause: async (id) => {
    if (await isEarlierFormat(id)) return 'earlierFormat';
    const [head, damage] = await Promise.all([
      findReadable(headKey(id), storedHead),
      findValue(damageKey(id), storedDamage),
    ]);
    return head !== undefined && damage?.generation === head.generation ? 'damaged' : null;
  },
  listHeads,
  findRows,
  findPart,
  loadForeignAncestors: async (head) => {
    const found = await findChunk(head, chunkOf(head, 'ancestors'), evidenceFacts);
    if (found === undefined) throw new StoredDataError(`ancestors:${head.projectId}`, 'missing or damaged');
    return found;
  },
  replace,
  markWritten: async (head, part, issueIds) => {
    const key = writtenKey(head, part);
    const marked = await findValue(key, storedWritten);
    const all = new Set([...(marked?.issueIds ?? []), ...issueIds]);
    await saveValue(key, { format: SNAPSHOT_FORMAT, issueIds: [...all] });
  },
  findOverlay: (id, issue) => findReadable(overlayKey(id, issue), storedOverlay),
  listOverlay: (id) => listReadable(overlayPrefix(id), storedOverlay),
  saveOverlay: (id, entry) => saveValue(overlayKey(id, entry.issueId), { ...entry, format: SNAPSHOT_FORMAT }),
  deleteOverlay: async (id, issueIds) => {
    for (const issue of issueIds) await deleteValue(overlayKey(id, issue));
  },
};
