import type { HistoryEntry } from '../../src/contract/rpc';
import type { FailureRecord, RunRecord } from '../../src/contract/runs';
import type { EvidenceFacts } from '../../src/domain/issue/issue-facts';
import { err, ok } from '../../src/domain/result';
import type { Priors, ValueModel } from '../../src/domain/value/value-model';
import type { ChangeStore, StoredChange } from '../../src/ports/change-store';
import type { FieldOptionStore, FieldOptions } from '../../src/ports/field-option-store';
import type { HistoryStore, ProjectMoves } from '../../src/ports/history-store';
import type { Outcome, OutcomeStore } from '../../src/ports/outcome-store';
import type { Ports } from '../../src/ports/ports';
import type { Rating, RatingStore } from '../../src/ports/rating-store';
import type { RevisionEntry, RevisionStore } from '../../src/ports/revision-store';
import type { RunLog } from '../../src/ports/run-log';
import type { ScanMatches, ScanPage, ScanPlan, ScanState, ScanStore } from '../../src/ports/scan-store';
import type { OverlayEntry, SnapshotHead, SnapshotRow, SnapshotStore } from '../../src/ports/snapshot-store';

// Storage keeps JSON, not objects.
const copy = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));

export function memoryRevisionStore<T>(): RevisionStore<T> {
  const values: T[] = [];
  const history: RevisionEntry[] = [];
  return {
    loadHead: () => Promise.resolve({ revision: values.length, value: copy(values.at(-1) ?? null) }),
    find: (revision) => Promise.resolve(copy(values[revision - 1])),
    listHistory: () => Promise.resolve(history.toReversed()),
    append: ({ baseRevision, value, authorAccountId, note, at }) => {
      if (baseRevision !== values.length) return Promise.resolve(err({ currentRevision: values.length }));
      values.push(copy(value));
      history.push({ revision: values.length, at, authorAccountId, note });
      return Promise.resolve(ok(values.length));
    },
  };
}

const ROWS_PER_PART = 3;

export function memorySnapshotStore(): SnapshotStore {
  const heads = new Map<string, SnapshotHead>();
  const parts = new Map<string, SnapshotRow[]>();
  const ancestors = new Map<string, readonly EvidenceFacts[]>();
  const overlays = new Map<string, Map<string, OverlayEntry>>();
  const overlayOf = (projectId: string) => {
    const found = overlays.get(projectId) ?? new Map<string, OverlayEntry>();
    overlays.set(projectId, found);
    return found;
  };
  const partKey = (head: { projectId: string; generation: string }, part: number) =>
    `${head.projectId}/${head.generation}/${part}`;
  const findPart = (head: SnapshotHead, part: number) => Promise.resolve(copy(parts.get(partKey(head, part))));
  return {
    findHead: (projectId) => Promise.resolve(copy(heads.get(projectId))),
    listHeads: () => Promise.resolve([...heads.values()].map(copy)),
    findPart,
    findRows: async (head, part) => (await findPart(head, part))?.map(({ row }) => row),
    loadForeignAncestors: (head) => Promise.resolve(copy(ancestors.get(head.generation) ?? [])),
    replace: ({ head, rows, foreignAncestors }) => {
      const previous = heads.get(head.projectId);
      const count = Math.ceil(rows.length / ROWS_PER_PART);
      for (let part = 0; part < count; part += 1) {
        parts.set(partKey(head, part), copy(rows.slice(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART)));
      }
      ancestors.set(head.generation, copy(foreignAncestors));
      const whole = { ...head, parts: count, count: rows.length };
      heads.set(head.projectId, whole);
      for (let part = 0; part < (previous?.parts ?? 0); part += 1) {
        if (previous !== undefined) parts.delete(partKey(previous, part));
      }
      return Promise.resolve(whole);
    },
    markWritten: (head, part, issueIds) => {
      const rows = parts.get(partKey(head, part)) ?? [];
      parts.set(
        partKey(head, part),
        rows.map((row) => ({ ...row, written: row.written || issueIds.has(row.row.issueId) })),
      );
      return Promise.resolve();
    },
    rebuildCause: () => Promise.resolve(null),
    findOverlay: (projectId, issueId) => Promise.resolve(copy(overlayOf(projectId).get(issueId))),
    listOverlay: (projectId) => Promise.resolve([...overlayOf(projectId).values()].map(copy)),
    saveOverlay: (projectId, entry) => {
      overlayOf(projectId).set(entry.issueId, copy(entry));
      return Promise.resolve();
    },
    deleteOverlay: (projectId, issueIds) => {
      for (const issueId of issueIds) overlayOf(projectId).delete(issueId);
      return Promise.resolve();
    },
  };
}

export function memoryChangeStore(): ChangeStore {
  const changes = new Map<string, StoredChange>();
  const asked = new Map<string | null, number>();
  return {
    add: (change, eventId) => {
      const changeId = `${change.projectId ?? ''}:${change.issueId}:${eventId}`;
      changes.set(changeId, { ...change, changeId });
      return Promise.resolve();
    },
    list: (projectId) => Promise.resolve([...changes.values()].filter((change) => change.projectId === projectId)),
    delete: (done) => {
      for (const { changeId } of done) changes.delete(changeId);
      return Promise.resolve();
    },
    askedAt: (projectId) => Promise.resolve(asked.get(projectId) ?? null),
    noteAsked: (projectId, at) => {
      if (at === null) asked.delete(projectId);
      else asked.set(projectId, at);
      return Promise.resolve();
    },
  };
}

export function memoryScanStore(): ScanStore {
  const states = new Map<string, ScanState>();
  const pages = new Map<string, ScanPage>();
  const plans = new Map<string, ScanPlan>();
  const matches = new Map<string, ScanMatches>();
  const ancestors = new Map<string, readonly EvidenceFacts[]>();
  const found = <T>(value: T | undefined): Promise<T> => {
    if (value === undefined) return Promise.reject(new Error('The stored work of the scan is gone.'));
    return Promise.resolve(copy(value));
  };
  return {
    find: (projectId) => Promise.resolve(copy(states.get(projectId))),
    list: () => Promise.resolve([...states.values()].map(copy)),
    save: (state) => {
      states.set(state.projectId, copy(state));
      return Promise.resolve();
    },
    savePlan: (state, plan) => {
      plans.set(state.scanId, copy(plan));
      return Promise.resolve();
    },
    loadPlan: (state) => found(plans.get(state.scanId)),
    savePage: (state, index, page) => {
      pages.set(`${state.scanId}/${index}`, copy(page));
      return Promise.resolve();
    },
    loadPage: (state, index) => found(pages.get(`${state.scanId}/${index}`)),
    saveMatches: (state, value) => {
      matches.set(state.scanId, copy(value));
      return Promise.resolve();
    },
    loadMatches: (state) => found(matches.get(state.scanId)),
    saveAncestors: (state, value) => {
      ancestors.set(state.scanId, copy(value));
      return Promise.resolve();
    },
    loadAncestors: (state) => found(ancestors.get(state.scanId)),
    deletePages: (state) => {
      for (const key of [...pages.keys()]) if (key.startsWith(`${state.scanId}/`)) pages.delete(key);
      return Promise.resolve();
    },
  };
}

export function memoryRatingStore(): RatingStore {
  const ratings = new Map<string, Map<string, Rating>>();
  const ofIssue = (issueId: string) => {
    const found = ratings.get(issueId) ?? new Map<string, Rating>();
    ratings.set(issueId, found);
    return found;
  };
  const keyOf = ({ criterionId, accountId }: Pick<Rating, 'criterionId' | 'accountId'>) =>
    `${criterionId}/${accountId}`;
  return {
    listOfIssue: (issueId) => Promise.resolve([...ofIssue(issueId).values()].map(copy)),
    save: (issueId, rating) => {
      ofIssue(issueId).set(keyOf(rating), copy(rating));
      return Promise.resolve();
    },
    delete: (issueId, rating) => {
      ofIssue(issueId).delete(keyOf(rating));
      return Promise.resolve();
    },
    deleteOfIssue: (issueId) => {
      ratings.delete(issueId);
      return Promise.resolve();
    },
  };
}

export function memoryHistoryStore(): HistoryStore {
  const entries = new Map<string, HistoryEntry[]>();
  const records = new Map<string, Map<string, ProjectMoves>>();
  return {
    listOfIssue: (issueId) => Promise.resolve(copy((entries.get(issueId) ?? []).toReversed())),
    addToIssue: (issueId, added) => {
      entries.set(issueId, [...(entries.get(issueId) ?? []), ...copy(added)].slice(-50));
      return Promise.resolve();
    },
    deleteOfIssue: (issueId) => {
      entries.delete(issueId);
      return Promise.resolve();
    },
    saveMoves: (projectId, moves) => {
      const kept = records.get(projectId) ?? new Map<string, ProjectMoves>();
      kept.set(moves.generation, copy(moves));
      records.set(projectId, kept);
      return Promise.resolve();
    },
    listMovesOf: (projectId, issueId) => {
      const moves = [...(records.get(projectId)?.values() ?? [])].flatMap((record) => record.moves);
      return Promise.resolve(copy(moves.filter((move) => move.issueId === issueId).map(({ entry }) => entry)));
    },
  };
}

export function memoryOutcomeStore(): OutcomeStore {
  const outcomes = new Map<string, Outcome>();
  const keyOf = (projectId: string, issueId: string) => `${projectId}/${issueId}`;
  return {
    find: (projectId, issueId) => Promise.resolve(copy(outcomes.get(keyOf(projectId, issueId)))),
    list: (projectId) =>
      Promise.resolve([...outcomes].filter(([key]) => key.startsWith(`${projectId}/`)).map(([, value]) => copy(value))),
    save: (projectId, outcome) => {
      outcomes.set(keyOf(projectId, outcome.issueId), copy(outcome));
      return Promise.resolve();
    },
    delete: (projectId, issueId) => {
      outcomes.delete(keyOf(projectId, issueId));
      return Promise.resolve();
    },
  };
}

export function memoryFieldOptionStore(): FieldOptionStore {
  const options = new Map<string, FieldOptions>();
  return {
    load: (projectId) => Promise.resolve(copy(options.get(projectId) ?? {})),
    save: (projectId, met) => {
      options.set(projectId, copy(met));
      return Promise.resolve();
    },
  };
}

export function memoryRunLog(): RunLog {
  const runs = new Map<string, RunRecord>();
  const failures: FailureRecord[] = [];
  return {
    find: ({ runId }) => Promise.resolve(copy(runs.get(runId))),
    save: (run) => {
      runs.set(run.runId, copy(run));
      return Promise.resolve();
    },
    saveFailure: (failure) => {
      failures.push(copy(failure));
      return Promise.resolve();
    },
    listRuns: () => Promise.resolve([...runs.values()].toSorted((a, b) => b.startedAt - a.startedAt).map(copy)),
    listFailures: () => Promise.resolve(failures.toReversed()),
  };
}

/** Everything that the app stores, empty. */
export function memoryStores(): Pick<
  Ports,
  | 'roadmaps'
  | 'roadmapIssues'
  | 'models'
  | 'proposedModels'
  | 'priors'
  | 'settings'
  | 'snapshots'
  | 'scans'
  | 'changes'
  | 'ratings'
  | 'history'
  | 'outcomes'
  | 'fieldOptions'
  | 'runs'
> {
  let proposed: ValueModel | undefined;
  let roadmapIssues: Awaited<ReturnType<Ports['roadmapIssues']['load']>> = new Map();
  const priors = new Map<string, Priors>();
  const settings = new Map<string, ReturnType<Ports['settings']>>();
  return {
    roadmaps: memoryRevisionStore(),
    models: memoryRevisionStore(),
    roadmapIssues: {
      load: () => Promise.resolve(new Map(roadmapIssues)),
      save: (issues) => {
        roadmapIssues = new Map(issues);
        return Promise.resolve();
      },
    },
    proposedModels: {
      find: () => Promise.resolve(copy(proposed)),
      save: (model) => {
        proposed = copy(model);
        return Promise.resolve();
      },
    },
    priors: {
      find: (projectId, fingerprint) => Promise.resolve(copy(priors.get(`${projectId}/${fingerprint}`))),
      save: (projectId, fingerprint, value) => {
        priors.set(`${projectId}/${fingerprint}`, copy(value));
        return Promise.resolve();
      },
    },
    settings: (projectId) => {
      const store = settings.get(projectId) ?? memoryRevisionStore();
      settings.set(projectId, store);
      return store;
    },
    snapshots: memorySnapshotStore(),
    scans: memoryScanStore(),
    changes: memoryChangeStore(),
    ratings: memoryRatingStore(),
    history: memoryHistoryStore(),
    outcomes: memoryOutcomeStore(),
    fieldOptions: memoryFieldOptionStore(),
    runs: memoryRunLog(),
  };
}
