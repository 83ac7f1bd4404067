import { z } from 'zod';
import type { FieldOptionStore } from '../../ports/field-option-store';
import { deleteBlob, loadBlob, saveBlob } from './packed-blob';

const stored = z.record(z.string(), z.record(z.string(), z.string()));
const keyOf = (projectId: string) => `options:${projectId}`;

export const kvsFieldOptionStore: FieldOptionStore = {
  load: async (projectId) => (await loadBlob(keyOf(projectId), stored)) ?? {},
  save: async (projectId, options) => {
    if (Object.keys(options).length === 0) await deleteBlob(keyOf(projectId));
    else await saveBlob(keyOf(projectId), options);
  },
};
