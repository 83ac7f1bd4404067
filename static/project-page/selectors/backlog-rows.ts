import { isInBacklog } from '../../../src/domain/backlog/backlog-membership';
import type { FindingCode, HealthReport } from '../../../src/domain/health/health-report';
import { DAY_MS, type Instant, type IssueId, type RoadmapItemId } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { bandOf } from '../../../src/domain/value/value-band';
import type { ValueBands } from '../../../src/domain/value/value-model';
import type { ValueBandFilter } from './backlog-view';

/** What the page knows of a roadmap item; the contract's RoadmapItemView fits. */
export interface NamedItem {
  readonly itemId: RoadmapItemId;
  readonly parentId: RoadmapItemId | null;
  /** Null where it stands for an issue that the viewer may not browse. */
  readonly title: string | null;
}

/** One line of the backlog table with everything that sorting, filtering and drawing need, made once. */
export interface BacklogRow {
  readonly issue: ScoredIssue;
  /** Place in the backlog, from 1. */
  readonly rank: number;
  readonly typeName: string;
  readonly band: ValueBandFilter;
  readonly themeTitle: string | null;
  /** The most specific roadmap item reached; null where unlinked. */
  readonly itemTitle: string | null;
  /** Theme to item, joined for people. */
  readonly itemPath: string;
  readonly ageDays: number;
  /** Findings of health that name this issue, in health's order. */
  readonly flags: readonly FindingCode[];
  /** Key and summary in lower case, for the search box. */
  readonly searchText: string;
}

/** The words for a roadmap item whose title the viewer may not read. */
export const HIDDEN_TITLE = 'Hidden item';

function flagsByIssue(report: HealthReport): ReadonlyMap<IssueId, readonly FindingCode[]> {
  const flags = new Map<IssueId, FindingCode[]>();
  for (const finding of report.parts.flatMap((part) => part.findings)) {
    for (const issueId of finding.issueIds) {
      const codes = flags.get(issueId) ?? [];
      if (!codes.includes(finding.code)) codes.push(finding.code);
      flags.set(issueId, codes);
    }
  }
  return flags;
}

function titlesToTop(itemId: RoadmapItemId, items: ReadonlyMap<RoadmapItemId, NamedItem>): readonly string[] {
  const titles: string[] = [];
  const met = new Set<RoadmapItemId>();
  let item = items.get(itemId);
  while (item !== undefined && !met.has(item.itemId)) {
    met.add(item.itemId);
    titles.unshift(item.title ?? HIDDEN_TITLE);
    item = item.parentId === null ? undefined : items.get(item.parentId);
  }
  return titles;
}

/** The backlog of the viewer's rows, in their order. In progress and done are reported elsewhere, never mixed in. */
export function backlogRowsFrom({
  rows,
  roadmap,
  report,
  bands,
  typeNames,
  now,
}: {
  readonly rows: readonly ScoredIssue[];
  readonly roadmap: readonly NamedItem[];
  readonly report: HealthReport;
  readonly bands: ValueBands;
  readonly typeNames: ReadonlyMap<string, string>;
  readonly now: Instant;
}): readonly BacklogRow[] {
  const items = new Map(roadmap.map((item) => [item.itemId, item]));
  const paths = new Map(roadmap.map((item) => [item.itemId, titlesToTop(item.itemId, items)]));
  const flags = flagsByIssue(report);
  return rows.filter(isInBacklog).map((issue, index) => {
    const { themeId, itemId, value } = issue.scores;
    const path = itemId === null ? [] : (paths.get(itemId) ?? []);
    const theme = themeId === null ? undefined : items.get(themeId);
    const itemPath = path.join(' / ');
    return {
      issue,
      rank: index + 1,
      typeName: typeNames.get(issue.issueTypeId) ?? '',
      band: value === null ? 'unknown' : bandOf(value, bands),
      themeTitle: theme === undefined ? null : (theme.title ?? HIDDEN_TITLE),
      itemTitle: path.at(-1) ?? null,
      itemPath,
      ageDays: Math.max(0, Math.floor((now - issue.createdAt) / DAY_MS)),
      flags: flags.get(issue.issueId) ?? [],
      searchText: `${issue.issueKey} ${issue.summary}`.toLowerCase(),
    };
  });
}
