import { z } from 'zod';
import { scoreProperty } from '../../contract/issue-property';
import { instant, issueId, ruleId } from '../../contract/primitives';
import { scanStatus } from '../../contract/rpc';
import { issueFacts } from '../../contract/scored-issue';
import type { IssueId, RuleId } from '../../domain/ids';
import type { ScanMatches, ScanState, ScanStore } from '../../ports/scan-store';
import { evidenceFacts } from './evidence-facts';
import { deleteValue, findValue, listValues, saveValue } from './kvs-access';
import { deleteBlob, loadBlob, saveBlob } from './packed-blob';
import { StoredDataError } from './stored-data-error';

const scanState = scanStatus.extend({
  scanId: z.string(),
  step: z.enum(['read', 'match', 'ancestors', 'score', 'write', 'finished']),
  pageToken: z.string().nullable(),
  pages: z.number().int().min(0),
  movedAt: instant,
}) satisfies z.ZodType<ScanState>;

const page = z.object({
  readAt: instant,
  issues: z.array(z.object({ facts: issueFacts, storedScore: z.nullable(scoreProperty) })),
});
const matches = z.object({
  queries: z.record(z.string(), z.string()),
  matches: z.record(ruleId, z.array(issueId)) as unknown as z.ZodType<Readonly<Record<RuleId, readonly IssueId[]>>>,
}) satisfies z.ZodType<ScanMatches>;
const ancestors = z.array(evidenceFacts);

const stateKey = (projectId: string) => `scan:${projectId}`;
const workKey = (state: ScanState, name: string) => `scanwork:${state.projectId}:${state.scanId}:${name}`;

const loadWork = async <T>(state: ScanState, name: string, schema: z.ZodType<T>): Promise<T> => {
  const value = await loadBlob(workKey(state, name), schema);
  if (value === undefined) throw new StoredDataError(workKey(state, name), 'missing');
  return value;
};

export const kvsScanStore: ScanStore = {
  find: (projectId) => findValue(stateKey(projectId), scanState),
  list: async () => (await listValues('scan:', scanState)).map(({ value }) => value),
  save: (state) => saveValue(stateKey(state.projectId), state),
  savePage: (state, index, value) => saveBlob(workKey(state, `page-${index}`), value),
  loadPage: (state, index) => loadWork(state, `page-${index}`, page),
  saveMatches: (state, value) => saveBlob(workKey(state, 'matches'), value),
  loadMatches: (state) => loadWork(state, 'matches', matches),
  saveAncestors: (state, value) => saveBlob(workKey(state, 'ancestors'), value),
  loadAncestors: (state) => loadWork(state, 'ancestors', ancestors),
  deletePages: async (state) => {
    for (let index = 0; index < state.pages; index += 1) await deleteBlob(workKey(state, `page-${index}`));
    await deleteBlob(workKey(state, 'matches'));
    await deleteBlob(workKey(state, 'ancestors'));
    // Left over from a run whose checkpoint was lost.
    for (const { key } of await listValues(`scanwork:${state.projectId}:${state.scanId}:`, z.unknown()))
      await deleteValue(key);
  },
};
