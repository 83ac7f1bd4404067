import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant, issueId } from '../../contract/primitives';
import { type HistoryEntry, historyEntry } from '../../contract/rpc';
import type { IssueId, ProjectId } from '../../domain/ids';
import type { HistoryStore, ProjectMoves } from '../../ports/history-store';
import { deleteValue, listValues, saveValue } from './kvs-access';
import { MAX_PACKED_CHARS, packed, packJson, unpackJson } from './packed-json';

/** Entries kept per issue; about half a kilobyte each. */
const ENTRIES_PER_ISSUE = 50;
/** Whole scans and rescores kept per project, of those in which something moved. */
const RECORDS_PER_PROJECT = 12;

const storedMoves = z.array(z.object({ issueId, entry: historyEntry }));
const storedRecord = z.object({ generation: z.string(), at: instant, moves: packed });

const issuePrefix = (id: IssueId) => `history:${id}:`;
const recordPrefix = (id: ProjectId) => `moves:${id}:`;
const stamp = (at: number) => String(at).padStart(15, '0');

// What does not fit into one value is left out, the smallest moves first: the caller hands over the furthest first.
function packMoves(moves: ProjectMoves['moves']) {
  let kept = moves;
  for (;;) {
    const body = packJson(kept);
    if (body.gz.length <= MAX_PACKED_CHARS) return body;
    kept = kept.slice(0, Math.floor(kept.length * Math.min(0.9, MAX_PACKED_CHARS / body.gz.length)));
  }
}

/** A key per entry, so that two changes at once both stay. */
export const kvsHistoryStore: HistoryStore = {
  listOfIssue: async (id) => (await listValues(issuePrefix(id), historyEntry)).map(({ value }) => value).toReversed(),
  addToIssue: async (id, entries) => {
    for (const entry of entries) {
      await saveValue(`${issuePrefix(id)}${stamp(entry.at)}-${randomUUID().slice(0, 8)}`, entry);
    }
    const keys = (await listValues(issuePrefix(id), z.unknown())).map(({ key }) => key);
    for (const key of keys.slice(0, Math.max(0, keys.length - ENTRIES_PER_ISSUE))) await deleteValue(key);
  },
  deleteOfIssue: async (id) => {
    for (const { key } of await listValues(issuePrefix(id), z.unknown())) await deleteValue(key);
  },
  saveMoves: async (id, { generation, at, moves }) => {
    await saveValue(`${recordPrefix(id)}${generation}`, { generation, at, moves: packMoves(moves) });
    const records = await listValues(recordPrefix(id), z.object({ at: instant }));
    const oldest = records.toSorted((a, b) => b.value.at - a.value.at).slice(RECORDS_PER_PROJECT);
    for (const { key } of oldest) await deleteValue(key);
  },
  listMovesOf: async (id, issue) => {
    const records = await listValues(recordPrefix(id), storedRecord);
    return records.flatMap(({ key, value }): HistoryEntry[] =>
      unpackJson(key, value.moves, storedMoves).flatMap((move) => (move.issueId === issue ? [move.entry] : [])),
    );
  },
};
