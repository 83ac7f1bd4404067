import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { ProjectId } from '../../domain/ids';
import { deleteValue, findValue, saveValue } from './kvs-access';
import { MAX_PACKED_CHARS } from './packed-json';
import { packRecords, unpackRecords } from './packed-records';

/** Changes whenever rows, heads or their packing do. What is stored in another format is not read: a scan makes it anew. */
export const SNAPSHOT_FORMAT = 3;

/** Which part of which generation of which project a chunk is, so that one in the wrong place is found out. */
export interface ChunkIdentity {
  readonly projectId: ProjectId;
  readonly generation: string;
  readonly kind: 'rows' | 'scores' | 'ancestors';
  readonly part: number;
}

/** Records of one part as text, cut to what storage takes as one value. */
export interface EncodedChunk {
  readonly identity: ChunkIdentity;
  readonly count: number;
  readonly pieces: readonly string[];
}

const piece = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  projectId: z.string(),
  generation: z.string(),
  kind: z.enum(['rows', 'scores', 'ancestors']),
  part: z.number().int().min(0),
  piece: z.number().int().min(0),
  pieces: z.number().int().min(1),
  count: z.number().int().min(0),
  gz: z.string(),
});
type Piece = z.infer<typeof piece>;

const keyOf = ({ kind, projectId, generation, part }: ChunkIdentity, at: number): string => {
  const key = `${kind}:${projectId}:${generation}${kind === 'ancestors' ? '' : `:${part}`}`;
  return at === 0 ? key : `${key}.${at}`;
};

/** `nested`: properties that are records themselves and get a column per key. */
export function encodeChunk(
  identity: ChunkIdentity,
  records: readonly object[],
  nested: readonly string[] = [],
): EncodedChunk {
  const text = gzipSync(JSON.stringify(packRecords(records, nested))).toString('base64');
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += MAX_PACKED_CHARS) pieces.push(text.slice(at, at + MAX_PACKED_CHARS));
  return { identity, count: records.length, pieces };
}

export async function saveChunk({ identity, count, pieces }: EncodedChunk): Promise<void> {
  for (const [at, gz] of pieces.entries()) {
    const value: Piece = { format: SNAPSHOT_FORMAT, ...identity, piece: at, pieces: pieces.length, count, gz };
    await saveValue(keyOf(identity, at), value);
  }
}

// Undefined: something else is stored there. gzip carries a checksum of its own.
async function loadPiece(identity: ChunkIdentity, at: number): Promise<Piece | 'missing' | undefined> {
  const stored = await findValue(keyOf(identity, at), z.unknown());
  if (stored === undefined) return 'missing';
  const { data } = piece.safeParse(stored);
  const isOurs =
    data?.projectId === identity.projectId &&
    data.generation === identity.generation &&
    data.kind === identity.kind &&
    data.part === identity.part &&
    data.piece === at;
  return isOurs ? data : undefined;
}

const packedRecords = z.object({ count: z.number(), columns: z.record(z.string(), z.unknown()) });

function decode(text: string, count: number): Record<string, unknown>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8'));
  } catch {
    return undefined;
  }
  const packed = packedRecords.safeParse(value);
  if (!packed.success || packed.data.count !== count) return undefined;
  return unpackRecords(packed.data as Parameters<typeof unpackRecords>[0]);
}

/**
 * The records of a chunk. Every row was checked when it was stored; here the first and the last are, since what was
 * altered or written by another version differs there too.
 */
export async function loadChunk<T>(
  identity: ChunkIdentity,
  schema: z.ZodType<T>,
): Promise<readonly T[] | 'missing' | 'damaged'> {
  const first = await loadPiece(identity, 0);
  if (first === 'missing') return 'missing';
  if (first === undefined) return 'damaged';
  const pieces = [first.gz];
  for (let at = 1; at < first.pieces; at += 1) {
    const next = await loadPiece(identity, at);
    if (next === 'missing') return 'missing';
    if (next?.pieces !== first.pieces) return 'damaged';
    pieces.push(next.gz);
  }
  const records = decode(pieces.join(''), first.count);
  if (records === undefined) return 'damaged';
  const isSound = [records.at(0), records.at(-1)].every((row) => row === undefined || schema.safeParse(row).success);
  return isSound ? (records as readonly T[]) : 'damaged';
}

/** Deletes a chunk of up to `pieces` pieces; what is not there is fine. */
export async function deleteChunk(identity: ChunkIdentity, pieces: number): Promise<void> {
  for (let at = 0; at < pieces; at += 1) await deleteValue(keyOf(identity, at));
}
