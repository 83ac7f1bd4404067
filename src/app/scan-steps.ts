import type { Instant } from '../domain/ids';
import { assertNever } from '../domain/result';
import type { FieldOptions } from '../ports/field-option-store';
import type { ReadIssue } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import { loadFieldPlan } from './field-plan';
import { foldOverlay, loadScanned } from './load-scanned';
import { findScanAncestors, matchScanRules } from './match-scan';
import { agreesWithCount, isTooSlow, minutesToRead, mustMatchAll, readClocks } from './plan-scan';
import { saveScan } from './save-scan';
import { scoreScan } from './score-scan';
import { loadScoringBasis, refreshProposedModel } from './scoring-basis';
import { writeScores } from './write-scores';

/** Listing the fields of a large site costs as much as reading hundreds of issues. Convention. */
const CATALOG_AGE_MS = 600_000;
/** How often what Jira put off is tried again before it is left to the next scan, and after how long. */
const WRITE_ROUNDS = 3;
export const WRITE_AGAIN_SECONDS = 60;

/** What a step says: how the scan stands now, or why it has to go on later. */
export type StepOutcome = ScanState | 'noTime' | 'noPoints' | 'writeAgain';

function optionsOf(issues: readonly ReadIssue[], optionFieldIds: readonly string[]): FieldOptions {
  const options = new Map<string, Record<string, string>>();
  const mapped = new Set(optionFieldIds);
  for (const { facts, optionNames } of issues) {
    for (const [fieldId, name] of Object.entries(optionNames)) {
      const optionId = facts.fields[fieldId];
      if (!mapped.has(fieldId) || typeof optionId !== 'string') continue;
      options.set(fieldId, { ...options.get(fieldId), [optionId]: name });
    }
  }
  return Object.fromEntries(options);
}

// Sees fields and priorities that were made lately; the other steps, and scans of other projects, need not ask again.
async function prepare(ports: Ports, state: ScanState): Promise<ScanState> {
  await ports.fields({ maxAgeMs: CATALOG_AGE_MS });
  await refreshProposedModel(ports);
  return saveScan(ports, state, { step: 'plan' });
}

async function planReading(ports: Ports, state: ScanState): Promise<ScanState> {
  const { projectId } = state;
  const basis = await loadScoringBasis(ports, projectId);
  const { plan, fields } = await loadFieldPlan(ports, { basis, projectId, maxAgeMs: Number.MAX_SAFE_INTEGER });
  const expected = await ports.issues.countIssues(projectId);
  const beganAt = readClocks(ports);
  const head = await ports.snapshots.findHead(projectId);
  const sinceMinutes = minutesToRead({ state, head, plan, now: beganAt });
  const optionFieldIds = fields.filter(({ kind }) => kind === 'option').map(({ fieldId }) => fieldId);
  await ports.scans.savePlan(state, { plan, optionFieldIds });
  const isWhole = sinceMinutes === null;
  const start = { pageToken: null, pages: 0, read: 0, total: isWhole ? expected : null };
  const mode = isWhole ? 'whole' : 'changes';
  return saveScan(ports, state, { ...start, step: 'read', mode, sinceMinutes, expected, beganAt });
}

// Of use where changes do not suffice: everything is read from the start.
async function readWhole(ports: Ports, state: ScanState): Promise<ScanState> {
  const { projectId, scanId, sinceMinutes, expected } = state;
  ports.log.info('scan.changesDoNotSuffice', { projectId, scanId, sinceMinutes, expected });
  return saveScan(ports, state, { step: 'plan', wholeAsked: true });
}

async function readPage(ports: Ports, state: ScanState): Promise<ScanState> {
  const { projectId, pageToken, sinceMinutes } = state;
  if (isTooSlow(state, readClocks(ports))) return readWhole(ports, state);
  const { plan, optionFieldIds } = await ports.scans.loadPlan(state);
  const readAt = ports.clock();
  const page = await ports.issues.readPage({ projectId, pageToken, sinceMinutes, plan });
  await ports.scans.savePage(state, state.pages, {
    readAt,
    fieldIds: [...plan.fieldIds, ...plan.candidateFieldIds],
    options: optionsOf(page.issues, optionFieldIds),
    issues: page.issues.map(({ facts, storedScore }) => ({ facts, storedScore })),
  });
  const isLast = page.nextPageToken === null;
  return saveScan(ports, state, {
    pages: state.pages + 1,
    read: state.read + page.issues.length,
    pageToken: page.nextPageToken,
    step: !isLast ? 'read' : state.mode === 'changes' ? 'check' : 'match',
  });
}

// Deleted and moved issues leave no trace in what changed, only in the count.
async function checkCount(ports: Ports, state: ScanState): Promise<ScanState> {
  const found = await loadScanned(ports, { state, head: await ports.snapshots.findHead(state.projectId) });
  if (found === undefined) return readWhole(ports, state);
  foldOverlay(found.issues, await ports.snapshots.listOverlay(state.projectId));
  const count = found.issues.size;
  if (state.expected !== null && !agreesWithCount(count, state.expected)) return readWhole(ports, state);
  return saveScan(ports, state, { step: 'match', read: count, total: count });
}

async function writeAll(ports: Ports, state: ScanState, deadline: Instant): Promise<StepOutcome> {
  const head = await ports.snapshots.findHead(state.projectId);
  let now = state;
  if (head !== undefined) {
    const outcome = await writeScores(ports, {
      head,
      deadline,
      onProgress: async ({ handled, total, refused }) => {
        now = await saveScan(ports, now, { notWritten: refused }, { done: handled, of: total });
      },
    });
    if (outcome === 'noTime' || outcome === 'noPoints') return outcome;
    if (outcome === 'again' && now.writeRounds < WRITE_ROUNDS) {
      await saveScan(ports, now, { writeRounds: now.writeRounds + 1 });
      return 'writeAgain';
    }
  }
  await ports.scans.deletePages(now);
  const { beganAt, mode } = now;
  const whole = mode === 'whole' ? { lastWhole: beganAt } : {};
  return saveScan(ports, now, { step: 'finished', endedAt: ports.clock(), lastRead: beganAt, ...whole });
}

/** Takes the next step of a scan; each is safe to repeat and leaves a checkpoint. */
export async function takeScanStep(ports: Ports, state: ScanState, deadline: Instant): Promise<StepOutcome> {
  switch (state.step) {
    case 'prepare':
      return prepare(ports, state);
    case 'plan':
      return planReading(ports, state);
    case 'read':
      return readPage(ports, state);
    case 'check':
      return checkCount(ports, state);
    case 'match': {
      const now = ports.clock();
      const all = mustMatchAll(state, now);
      await matchScanRules(ports, state, { all });
      return saveScan(ports, state, { step: 'ancestors', ...(all ? { matchedAt: now } : {}) });
    }
    case 'ancestors':
      await findScanAncestors(ports, state);
      return saveScan(ports, state, { step: 'score' });
    case 'score': {
      const outcome = await scoreScan(ports, state);
      return outcome === 'noBase' ? readWhole(ports, state) : saveScan(ports, state, { step: 'write', notWritten: 0 });
    }
    case 'write':
      return writeAll(ports, state, deadline);
    case 'finished':
      return state;
    default:
      return assertNever(state.step);
  }
}
