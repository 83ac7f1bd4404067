import { z } from 'zod';
import { scoreProperty } from '../../contract/issue-property';
import { instant, issueId, ruleId } from '../../contract/primitives';
import { scanStatus } from '../../contract/rpc';
import { issueFacts } from '../../contract/scored-issue';
import type { IssueId, RuleId } from '../../domain/ids';
import type { ScanMatches, ScanPlan, ScanState, ScanStore } from '../../ports/scan-store';
import { evidenceFacts } from './evidence-facts';
import { deleteValue, findValue, listValues, saveValue } from './kvs-access';
import { deleteBlob, loadBlob, saveBlob } from './packed-blob';
import { StoredDataError } from './stored-data-error';

/** Changes whenever stored pages do; a scan of another format counts as none. */
const FORMAT = 3;

const clockReading = z.object({ ours: instant, jira: instant.nullable() });
const scanState = scanStatus.extend({
  scanId: z.string(),
  step: z.enum(['prepare', 'plan', 'read', 'check', 'match', 'ancestors', 'score', 'write', 'finished']),
  pageToken: z.string().nullable(),
  pages: z.number().int().min(0),
  movedAt: instant,
  wholeAsked: z.boolean(),
  sinceMinutes: z.number().int().positive().nullable(),
  expected: z.number().int().min(0).nullable(),
  beganAt: clockReading.nullable(),
  lastRead: clockReading.nullable(),
  lastWhole: clockReading.nullable(),
  matchedAt: instant.nullable(),
  leg: z.string(),
  leaseUntil: instant.nullable(),
  workedMs: z.number().min(0),
  writeRounds: z.number().int().min(0),
}) satisfies z.ZodType<ScanState>;

const fieldIds = z.array(z.string());
const plan = z.object({
  plan: z.object({
    fieldIds,
    candidateFieldIds: fieldIds,
    durationFieldIds: fieldIds,
    sizeFieldIds: fieldIds,
    sprintFieldId: z.string().nullable(),
  }),
  optionFieldIds: fieldIds,
}) satisfies z.ZodType<ScanPlan>;

const formatOf = z.object({ format: z.number().default(1) });

const page = z.object({
  readAt: instant,
  fieldIds: z.array(z.string()),
  options: z.record(z.string(), z.record(z.string(), z.string())),
  issues: z.array(z.object({ facts: issueFacts, storedScore: z.nullable(scoreProperty) })),
});
const matches = z.object({
  partial: z.array(ruleId),
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

/** A state of another format, or one that is damaged, is none: the next scan starts anew, and what is in force stays. */
function readableState(stored: unknown): ScanState | undefined {
  if (formatOf.safeParse(stored).data?.format !== FORMAT) return undefined;
  return scanState.safeParse(stored).data;
}

export const kvsScanStore: ScanStore = {
  find: async (projectId) => {
    const stored = await findValue(stateKey(projectId), z.unknown());
    return readableState(stored);
  },
  list: async () => (await listValues('scan:', z.unknown())).flatMap(({ value }) => readableState(value) ?? []),
  save: (state) => saveValue(stateKey(state.projectId), { ...state, format: FORMAT }),
  savePlan: (state, value) => saveBlob(workKey(state, 'plan'), value),
  loadPlan: (state) => loadWork(state, 'plan', plan),
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
    await deleteBlob(workKey(state, 'plan'));
    // Left over from runs whose checkpoint was lost: a project has one scan at a time.
    for (const { key } of await listValues(`scanwork:${state.projectId}:`, z.unknown())) await deleteValue(key);
  },
};
