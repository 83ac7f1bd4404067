import { z } from 'zod';
import { instant, issueId, projectId } from '../../contract/primitives';
import type { ProjectId } from '../../domain/ids';
import type { ChangeStore, WaitingChange } from '../../ports/change-store';
import { deleteValue, findValue, listValues, saveValue, saveValueForDays } from './kvs-access';

/** Forge delivers work for a day; what still waits then is found by the daily scan. */
const KEPT_DAYS = 2;

const stored = z.object({
  issueId,
  projectId: projectId.nullable(),
  at: instant,
  what: z.enum(['changed', 'untouched', 'secondLook', 'deleted']),
}) satisfies z.ZodType<WaitingChange>;
const asked = z.object({ at: instant });

const prefix = (id: ProjectId | null) => `change:${id ?? 'unknown'}:`;
const askedKey = (id: ProjectId | null) => `changes-asked:${id ?? 'unknown'}`;

export const kvsChangeStore: ChangeStore = {
  add: (change, eventId) =>
    saveValueForDays(`${prefix(change.projectId)}${change.issueId}:${eventId}`, change, KEPT_DAYS),
  list: async (id) => {
    const found = await listValues(prefix(id), stored);
    return found.map(({ key, value }) => ({ ...value, changeId: key })).toSorted((a, b) => a.at - b.at);
  },
  delete: async (changes) => {
    for (const { changeId } of changes) await deleteValue(changeId);
  },
  askedAt: async (id) => (await findValue(askedKey(id), asked))?.at ?? null,
  noteAsked: (id, at) => (at === null ? deleteValue(askedKey(id)) : saveValue(askedKey(id), { at })),
};
