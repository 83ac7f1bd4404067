import { randomUUID } from 'node:crypto';
import { setTimeout as waitFor } from 'node:timers/promises';
import { jiraClient } from '../adapters/jira/jira-client';
import { jiraInputStore } from '../adapters/jira/jira-input-store';
import { jiraIssueSource } from '../adapters/jira/jira-issue-source';
import { jiraPermissions } from '../adapters/jira/jira-permissions';
import { jiraPriorityCatalog } from '../adapters/jira/jira-priority-catalog';
import { jiraRuleMatcher } from '../adapters/jira/jira-rule-matcher';
import { jiraScoreStore } from '../adapters/jira/jira-score-store';
import {
  jiraFieldCatalog,
  jiraLinkTypeCatalog,
  jiraPeopleNames,
  jiraProjectCatalog,
  jiraRequestProjectKeys,
} from '../adapters/jira/jira-site-catalog';
import { patienceOfPerson, patienceOfWork } from '../adapters/jira/retry-in-place';
import { kvsChangeStore } from '../adapters/kvs/kvs-change-store';
import { kvsFieldCatalog } from '../adapters/kvs/kvs-field-catalog';
import { kvsFieldOptionStore } from '../adapters/kvs/kvs-field-option-store';
import { kvsHistoryStore } from '../adapters/kvs/kvs-history-store';
import { kvsPriorStore, kvsProposedModelStore } from '../adapters/kvs/kvs-model-stores';
import { kvsOutcomeStore } from '../adapters/kvs/kvs-outcome-store';
import { kvsPointsLedger, pointsMeter } from '../adapters/kvs/kvs-points-ledger';
import { kvsPriorityCatalog } from '../adapters/kvs/kvs-priority-catalog';
import { kvsRatingStore } from '../adapters/kvs/kvs-rating-store';
import { kvsRequestProjectKeys } from '../adapters/kvs/kvs-request-project-keys';
import { kvsRevisionStore } from '../adapters/kvs/kvs-revision-store';
import { kvsRoadmapIssueStore } from '../adapters/kvs/kvs-roadmap-issue-store';
import { kvsRunLog } from '../adapters/kvs/kvs-run-log';
import { kvsScanStore } from '../adapters/kvs/kvs-scan-store';
import { kvsSnapshotStore } from '../adapters/kvs/kvs-snapshot-store';
import { forgeWorkQueue } from '../adapters/queue/forge-work-queue';
import { workMeter } from '../app/work-meter';
import { roadmap } from '../contract/roadmap';
import { type StoredProjectSettings, storedProjectSettings } from '../contract/settings';
import { valueModel } from '../contract/value-model';
import type { Instant } from '../domain/ids';
import type { Roadmap } from '../domain/roadmap/roadmap';
import type { ValueModel } from '../domain/value/value-model';
import type { Clock } from '../ports/clock';
import type { Ports } from '../ports/ports';
import { jsonLog } from './json-log';

/** Forge ends what a person waits for after 25 s, and work of the queue after 900 s. */
const PERSON_WAITS_MS = 15_000;
const WORK_WAITS_MS = 840_000;

/**
 * The ports of one invocation. Nothing outlives it: a warm process serves several sites and people. `background`: nobody
 * waits for it, so that it may wait for Jira.
 */
export function portsFor(
  traceId: string,
  {
    background = false,
    wait = (ms) => waitFor(ms),
    clock = Date.now,
  }: { readonly background?: boolean; readonly wait?: (ms: number) => Promise<void>; readonly clock?: Clock } = {},
): Ports {
  const ledgerMeter = pointsMeter();
  const meter = workMeter();
  const countPoints = (points: number): void => {
    ledgerMeter.count(points);
    meter.count({ points });
  };
  let jiraTime: Instant | null = null;
  const jira = jiraClient({
    noteTime: (now) => {
      jiraTime = now;
    },
    countPoints,
    countRequest: () => meter.count({ requests: 1 }),
    noteQuota: ({ quota, left, blockedSeconds }) =>
      ledgerMeter.note({ quota, left, blockedUntil: blockedSeconds === null ? null : clock() + blockedSeconds * 1000 }),
    patience: background ? patienceOfWork(clock() + WORK_WAITS_MS) : patienceOfPerson(clock() + PERSON_WAITS_MS),
    wait,
    clock,
  });
  const requestProjectKeys = kvsRequestProjectKeys({ source: jiraRequestProjectKeys({ jira }), clock });
  return {
    clock,
    traceId,
    newId: randomUUID,
    log: jsonLog(traceId),
    permissions: jiraPermissions({ jira }),
    roadmaps: kvsRevisionStore<Roadmap>('roadmap', roadmap),
    roadmapIssues: kvsRoadmapIssueStore,
    models: kvsRevisionStore<ValueModel>('model', valueModel),
    proposedModels: kvsProposedModelStore,
    priors: kvsPriorStore,
    settings: (projectId) => kvsRevisionStore<StoredProjectSettings>(`settings:${projectId}`, storedProjectSettings),
    snapshots: kvsSnapshotStore,
    scans: kvsScanStore,
    changes: kvsChangeStore,
    scores: jiraScoreStore({ jira, wait, countPoints }),
    inputs: jiraInputStore({ jira, as: background ? 'app' : 'user' }),
    ratings: kvsRatingStore,
    history: kvsHistoryStore,
    outcomes: kvsOutcomeStore,
    issues: jiraIssueSource({ jira, jiraTime: () => jiraTime, requestProjectKeys }),
    rules: jiraRuleMatcher({ jira }),
    fields: kvsFieldCatalog({ source: jiraFieldCatalog({ jira }), clock }),
    fieldOptions: kvsFieldOptionStore,
    linkTypes: jiraLinkTypeCatalog({ jira }),
    priorities: kvsPriorityCatalog({ source: jiraPriorityCatalog({ jira }), clock }),
    projects: jiraProjectCatalog({ jira }),
    people: jiraPeopleNames({ jira }),
    ledger: kvsPointsLedger({ meter: ledgerMeter, clock }),
    meter,
    runs: kvsRunLog,
    queue: forgeWorkQueue,
  };
}
