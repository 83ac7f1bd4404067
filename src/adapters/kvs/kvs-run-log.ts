import { z } from 'zod';
import { type FailureRecord, failureRecord, type RunRecord, runRecord } from '../../contract/runs';
import type { RunLog } from '../../ports/run-log';
import { deleteValue, findValue, listValues, saveValue } from './kvs-access';

/** Scans and rescores of projects, about 400 bytes each. */
const PROJECT_RUNS = 30;
/** Rescored issues, apart from the others: a busy hour must not push the last scans out. */
const ISSUE_RUNS = 20;
const FAILURES = 20;

const PROJECT_PREFIX = 'run:project:';
const ISSUE_PREFIX = 'run:issue:';
const FAILURE_PREFIX = 'run:failure:';

const stamp = (at: number) => String(at).padStart(15, '0');
const prefixOf = (kind: RunRecord['kind']) =>
  kind === 'scan' || kind === 'rescoreProject' ? PROJECT_PREFIX : ISSUE_PREFIX;
const runKey = ({ runId, kind, startedAt }: Pick<RunRecord, 'runId' | 'kind' | 'startedAt'>) =>
  `${prefixOf(kind)}${stamp(startedAt)}-${runId}`;

// Keys sort by time. Two that trim at once delete the same keys, which is as good as once.
async function trim(prefix: string, most: number): Promise<void> {
  const keys = (await listValues(prefix, z.unknown())).map(({ key }) => key);
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await deleteValue(key);
}

// A record that another version of the app wrote is none of ours to show; it goes with the others.
async function listNewest<T>(prefix: string, schema: z.ZodType<T>): Promise<T[]> {
  const stored = await listValues(prefix, z.unknown());
  return stored.flatMap(({ value }) => schema.safeParse(value).data ?? []).toReversed();
}

/** A key per run and failure: nothing is read, changed and written back but a scan's own record, which has one consumer. */
export const kvsRunLog: RunLog = {
  find: async (run) => runRecord.safeParse(await findValue(runKey(run), z.unknown())).data,
  save: async (run) => {
    await saveValue(runKey(run), run);
    const prefix = prefixOf(run.kind);
    await trim(prefix, prefix === PROJECT_PREFIX ? PROJECT_RUNS : ISSUE_RUNS);
  },
  saveFailure: async (failure) => {
    await saveValue(`${FAILURE_PREFIX}${stamp(failure.at)}-${failure.failureId}`, failure);
    await trim(FAILURE_PREFIX, FAILURES);
  },
  listRuns: async () => {
    const [projects, issues] = await Promise.all([
      listNewest<RunRecord>(PROJECT_PREFIX, runRecord),
      listNewest<RunRecord>(ISSUE_PREFIX, runRecord),
    ]);
    const kept = [...projects.slice(0, PROJECT_RUNS), ...issues.slice(0, ISSUE_RUNS)];
    return kept.toSorted((a, b) => b.startedAt - a.startedAt);
  },
  listFailures: async () => (await listNewest<FailureRecord>(FAILURE_PREFIX, failureRecord)).slice(0, FAILURES),
};
