import type { Instant, ProjectId } from '../domain/ids';
import { assertNever } from '../domain/result';
import type { FieldOptions } from '../ports/field-option-store';
import type { ReadIssue } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteField } from '../ports/site-catalog';
import { loadFieldPlan } from './field-plan';
import { findScanAncestors, matchScanRules } from './match-scan';
import { scoreScan } from './score-scan';
import { loadScoringBasis, refreshProposedModel } from './scoring-basis';
import { canGoOn, writeScores } from './write-scores';

const PHASES = {
  read: 'reading',
  match: 'reading',
  ancestors: 'reading',
  score: 'scoring',
  write: 'scoring',
  finished: 'done',
} as const satisfies Record<ScanState['step'], ScanState['phase']>;

/** What became of this leg of a scan. */
export type ScanOutcome = 'finished' | 'later' | 'ignored';

async function save(ports: Ports, state: ScanState, change: Partial<ScanState>): Promise<ScanState> {
  const step = change.step ?? state.step;
  const next: ScanState = { ...state, phase: PHASES[step], resumesAt: null, ...change, movedAt: ports.clock() };
  await ports.scans.save(next);
  return next;
}

function optionsOf(issues: readonly ReadIssue[], fields: readonly SiteField[]): FieldOptions {
  const options = new Map<string, Record<string, string>>();
  const mapped = new Set(fields.filter(({ kind }) => kind === 'option').map(({ fieldId }) => fieldId));
  for (const { facts, optionNames } of issues) {
    for (const [fieldId, name] of Object.entries(optionNames)) {
      const optionId = facts.fields[fieldId];
      if (!mapped.has(fieldId) || typeof optionId !== 'string') continue;
      options.set(fieldId, { ...options.get(fieldId), [optionId]: name });
    }
  }
  return Object.fromEntries(options);
}

async function readPage(ports: Ports, state: ScanState): Promise<ScanState> {
  const { projectId } = state;
  if (state.pages === 0) await refreshProposedModel(ports);
  const basis = await loadScoringBasis(ports, projectId);
  // The first page sees fields made a moment ago; the others need not ask again.
  const { plan, fields } = await loadFieldPlan(ports, {
    basis,
    projectId,
    maxAgeMs: state.pages === 0 ? 0 : Number.MAX_SAFE_INTEGER,
  });
  const total = state.total ?? (await ports.issues.countIssues(projectId));
  const readAt = ports.clock();
  const page = await ports.issues.readPage({ projectId, pageToken: state.pageToken, plan });
  await ports.scans.savePage(state, state.pages, {
    readAt,
    fieldIds: [...plan.fieldIds, ...plan.candidateFieldIds],
    options: optionsOf(page.issues, fields),
    issues: page.issues.map(({ facts, storedScore }) => ({ facts, storedScore })),
  });
  return save(ports, state, {
    total,
    pages: state.pages + 1,
    read: state.read + page.issues.length,
    pageToken: page.nextPageToken,
    step: page.nextPageToken === null ? 'match' : 'read',
  });
}

async function takeStep(ports: Ports, state: ScanState, deadline: Instant): Promise<ScanState | 'noTime' | 'noPoints'> {
  switch (state.step) {
    case 'read':
      return readPage(ports, state);
    case 'match':
      await matchScanRules(ports, state);
      return save(ports, state, { step: 'ancestors' });
    case 'ancestors':
      await findScanAncestors(ports, state);
      return save(ports, state, { step: 'score' });
    case 'score':
      await scoreScan(ports, state);
      return save(ports, state, { step: 'write' });
    case 'write': {
      const head = await ports.snapshots.findHead(state.projectId);
      const outcome = head === undefined ? 'written' : await writeScores(ports, { head, deadline });
      if (outcome !== 'written') return outcome;
      await ports.scans.deletePages(state);
      return save(ports, state, { step: 'finished', endedAt: ports.clock() });
    }
    case 'finished':
      return state;
    default:
      return assertNever(state.step);
  }
}

async function goOnLater(ports: Ports, state: ScanState, resumesAt: Instant | null): Promise<ScanOutcome> {
  const now = ports.clock();
  if (resumesAt !== null) await ports.scans.save({ ...state, phase: 'paused', resumesAt, movedAt: now });
  const delaySeconds = resumesAt === null ? 0 : Math.max(0, (resumesAt - now) / 1000);
  const { projectId, scanId } = state;
  await ports.queue([{ message: { kind: 'scan', projectId, scanId, traceId: ports.traceId }, delaySeconds }]);
  return 'later';
}

/**
 * Goes on with a scan from its checkpoint until it is finished, or time or quota run out; then it queues itself. Every
 * step is safe to repeat: a consumer killed at any point leaves what is stored whole.
 */
export async function runScan(
  ports: Ports,
  {
    projectId,
    scanId,
    deadline,
  }: { readonly projectId: ProjectId; readonly scanId: string; readonly deadline: Instant },
): Promise<ScanOutcome> {
  const found = await ports.scans.find(projectId);
  const isOurs = found !== undefined && found.scanId === scanId && found.phase !== 'done' && found.phase !== 'failed';
  if (!isOurs) return 'ignored';
  let state: ScanState = found;
  if (state.resumesAt !== null && state.resumesAt > ports.clock()) return goOnLater(ports, state, state.resumesAt);
  while (state.step !== 'finished') {
    const verdict = await canGoOn(ports, deadline);
    const next: ScanState | 'noTime' | 'noPoints' =
      verdict === 'yes' ? await takeStep(ports, state, deadline) : verdict;
    if (next === 'noTime') return goOnLater(ports, state, null);
    if (next === 'noPoints') return goOnLater(ports, state, (await ports.ledger.load()).resetsAt);
    state = next;
  }
  ports.log.info('scan.finished', { projectId, scanId, read: state.read });
  return 'finished';
}

/** Notes that Jira asked for a pause, and goes on by itself when it is over. */
export async function pauseScan(
  ports: Ports,
  { projectId, resumesAt }: { readonly projectId: ProjectId; readonly resumesAt: Instant },
): Promise<void> {
  const state = await ports.scans.find(projectId);
  if (state !== undefined) await goOnLater(ports, state, resumesAt);
}

/** Ends a scan that cannot go on; what was stored before stays in force. */
export async function failScan(
  ports: Ports,
  { projectId, failure }: { readonly projectId: ProjectId; readonly failure: NonNullable<ScanState['failure']> },
): Promise<void> {
  const state = await ports.scans.find(projectId);
  if (state === undefined) return;
  const now = ports.clock();
  await ports.scans.save({ ...state, phase: 'failed', failure, endedAt: now, resumesAt: null, movedAt: now });
}
