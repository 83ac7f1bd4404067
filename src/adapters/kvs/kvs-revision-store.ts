import { z } from 'zod';
import { err, ok } from '../../domain/result';
import type { RevisionEntry, RevisionHead, RevisionStore } from '../../ports/revision-store';
import { findValue, saveNewValue, saveValue } from './kvs-access';
import { MAX_PACKED_CHARS, packed, packJson, unpackJson } from './packed-json';
import { StoredDataError } from './stored-data-error';

const HISTORY_LENGTH = 100;

const entry = z.object({
  revision: z.number().int().min(1),
  at: z.number(),
  authorAccountId: z.string(),
  note: z.string(),
});
const storedRevision = entry.extend({ body: packed });
const storedHead = z.object({ revision: z.number().int().min(0), history: z.array(entry) });
type StoredHead = z.infer<typeof storedHead>;

/**
 * Revisions under `<name>:rev:<n>`, each written once, and a head that points to the last and lists the latest.
 * The head may lag behind after a crash between the two writes; every reader looks one revision further.
 */
export function kvsRevisionStore<T>(name: string, schema: z.ZodType<T>): RevisionStore<T> {
  const headKey = `${name}:head`;
  const revisionKey = (revision: number) => `${name}:rev:${String(revision).padStart(6, '0')}`;

  const loadStored = async (): Promise<StoredHead> => {
    let head = (await findValue(headKey, storedHead)) ?? { revision: 0, history: [] };
    for (;;) {
      const next = await findValue(revisionKey(head.revision + 1), storedRevision);
      if (next === undefined) return head;
      head = { revision: next.revision, history: [entry.parse(next), ...head.history].slice(0, HISTORY_LENGTH) };
    }
  };

  const find = async (revision: number): Promise<T | undefined> => {
    const key = revisionKey(revision);
    const stored = await findValue(key, storedRevision);
    return stored === undefined ? undefined : unpackJson(key, stored.body, schema);
  };

  return {
    find,
    loadHead: async (): Promise<RevisionHead<T>> => {
      const head = await loadStored();
      if (head.revision === 0) return { revision: 0, value: null };
      const value = await find(head.revision);
      if (value === undefined) throw new StoredDataError(revisionKey(head.revision), 'the head points to nothing');
      return { revision: head.revision, value };
    },
    listHistory: async (): Promise<readonly RevisionEntry[]> => (await loadStored()).history,
    append: async ({ baseRevision, value, authorAccountId, note, at }) => {
      const head = await loadStored();
      const revision = baseRevision + 1;
      const body = packJson(value);
      if (head.revision !== baseRevision) {
        const next = head.revision === revision ? await findValue(revisionKey(revision), storedRevision) : undefined;
        // An earlier try of the same save, whose answer was lost on the way.
        const isOurs = next?.authorAccountId === authorAccountId && next.note === note && next.body.gz === body.gz;
        return isOurs ? ok(revision) : err({ currentRevision: head.revision });
      }
      if (body.gz.length > MAX_PACKED_CHARS) throw new StoredDataError(revisionKey(revision), 'too large to store');
      const summary: RevisionEntry = { revision, at, authorAccountId, note };
      const isFirst = await saveNewValue(revisionKey(revision), { ...summary, body });
      if (!isFirst) return err({ currentRevision: (await loadStored()).revision });
      await saveValue(headKey, { revision, history: [summary, ...head.history].slice(0, HISTORY_LENGTH) });
      return ok(revision);
    },
  };
}
