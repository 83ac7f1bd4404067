import type { ScoreProperty } from '../contract/issue-property';
import type { Instant, IssueId } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import type { FieldOptions } from '../ports/field-option-store';
import type { Ports } from '../ports/ports';
import type { ScanMatches, ScanState } from '../ports/scan-store';
import type { OverlayEntry, SnapshotHead, SnapshotRow } from '../ports/snapshot-store';
import { belongs } from './belongs';
import { loadSnapshotRows } from './load-snapshot-rows';
import { rulesByIssue } from './matched-rules';

/** Options that are kept of one field. */
const MOST_OPTIONS = 200;

/** An issue as a scan found it. */
export interface ScannedIssue {
  readonly facts: IssueFacts;
  /** The score that Jira holds. */
  readonly storedScore: ScoreProperty | null;
  readonly readAt: Instant;
}

/** The issues of a project as a scan leaves them. */
export interface ScannedProject {
  readonly issues: Map<IssueId, ScannedIssue>;
  /** The fields that every one of them was read with. */
  readonly fieldIds: readonly string[];
  readonly options: FieldOptions;
}

const firstOptions = (options: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(options).slice(0, MOST_OPTIONS));

function mergedOptions(all: readonly FieldOptions[]): FieldOptions {
  const merged = new Map<string, Readonly<Record<string, string>>>();
  for (const options of all) {
    for (const [fieldId, named] of Object.entries(options)) {
      merged.set(fieldId, firstOptions({ ...merged.get(fieldId), ...named }));
    }
  }
  return Object.fromEntries(merged);
}

async function loadPages(ports: Ports, state: ScanState): Promise<ScannedProject> {
  const issues = new Map<IssueId, ScannedIssue>();
  const options: FieldOptions[] = [];
  // A field counts as read only where every page has it: the model may have changed while the scan ran.
  let fieldIds: readonly string[] | undefined;
  for (let index = 0; index < state.pages; index += 1) {
    const page = await ports.scans.loadPage(state, index);
    for (const { facts, storedScore } of page.issues) {
      issues.set(facts.issueId, { facts, storedScore, readAt: page.readAt });
    }
    options.push(page.options);
    fieldIds = fieldIds?.filter((fieldId) => page.fieldIds.includes(fieldId)) ?? page.fieldIds;
  }
  return { issues, fieldIds: fieldIds ?? [], options: mergedOptions(options) };
}

// What was stored is older than anything that was read since.
const asStored = ({ row, property, written }: SnapshotRow): ScannedIssue => ({
  facts: row,
  storedScore: written ? property : null,
  readAt: 0,
});

/** The stored rows with what was read since in their place, without what does not belong there any more. */
export function mergeChanges(
  stored: readonly SnapshotRow[],
  { read, now }: { readonly read: ReadonlyMap<IssueId, ScannedIssue>; readonly now: Instant },
): Map<IssueId, ScannedIssue> {
  const merged = new Map(stored.map((row) => [row.row.issueId, asStored(row)]));
  for (const [issueId, issue] of read) merged.set(issueId, issue);
  for (const [issueId, { facts }] of merged) if (!belongs(facts, now)) merged.delete(issueId);
  return merged;
}

/** Everything that a scan has found; undefined where it read changes only and what they change is not there any more. */
export async function loadScanned(
  ports: Ports,
  { state, head }: { readonly state: ScanState; readonly head: SnapshotHead | undefined },
): Promise<ScannedProject | undefined> {
  const read = await loadPages(ports, state);
  if (state.mode === 'whole') return read;
  const stored = head === undefined ? undefined : await loadSnapshotRows(ports, head);
  if (head === undefined || stored === undefined) return undefined;
  return {
    issues: mergeChanges(stored, { read: read.issues, now: ports.clock() }),
    fieldIds: state.pages === 0 ? head.fieldIds : head.fieldIds.filter((fieldId) => read.fieldIds.includes(fieldId)),
    options: mergedOptions([await ports.fieldOptions.load(state.projectId), read.options]),
  };
}

/** Puts the rules that match in the place of those that were known: of an issue that was not read only those asked anew. */
export function applyMatches(issues: Map<IssueId, ScannedIssue>, { matches, partial }: ScanMatches): void {
  const found = rulesByIssue(matches);
  const stay = new Set(partial);
  for (const [issueId, issue] of issues) {
    const kept = issue.readAt === 0 ? issue.facts.matchedRules.filter((ruleId) => stay.has(ruleId)) : [];
    const matchedRules = [...new Set([...kept, ...(found.get(issueId) ?? [])])];
    issues.set(issueId, { ...issue, facts: { ...issue.facts, matchedRules } });
  }
}

function isNewer(page: ScannedIssue, { row, at }: OverlayEntry): boolean {
  // Jira's own time first: ours may have been wrong, and a search may be behind.
  if (page.readAt > 0 && row !== null && row.updatedAt !== page.facts.updatedAt) {
    return page.facts.updatedAt > row.updatedAt;
  }
  return page.readAt >= at;
}

/** Issues that were read again by an event while the scan ran are newer than its pages. */
export function foldOverlay(issues: Map<IssueId, ScannedIssue>, overlay: readonly OverlayEntry[]): void {
  for (const entry of overlay) {
    const { issueId, row, property, at } = entry;
    const page = issues.get(issueId);
    if (page !== undefined && isNewer(page, entry)) continue;
    if (row === null) issues.delete(issueId);
    else issues.set(issueId, { facts: row, storedScore: property, readAt: at });
  }
}
