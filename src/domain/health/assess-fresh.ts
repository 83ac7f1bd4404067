import { DAY_MS } from '../ids';
import type { ScoredIssue } from '../snapshot/scored-issue';
import type { FindingCode } from './health-report';
import { type BacklogView, idsWhere, meanOf, type PartAssessment, withoutData } from './part-assessment';

/** What an item adds to freshness: an ageing one half, a stale one nothing. Convention. */
const FRESHNESS = { fresh: 1, ageing: 0.5, stale: 0 } as const;

/**
 * Has the backlog been looked at lately? The mean over its items of 1 (fresh), a half (ageing) or 0 (stale), by the time
 * since Jira last saw a change. [scoring.md, Health]
 */
export function assessFresh({ backlog, settings, now }: BacklogView): PartAssessment {
  if (backlog.length === 0) return withoutData('fresh');
  const ageClass = ({ updatedAt }: ScoredIssue): keyof typeof FRESHNESS => {
    const days = (now - updatedAt) / DAY_MS;
    if (days > settings.staleDays) return 'stale';
    return days > settings.ageingDays ? 'ageing' : 'fresh';
  };
  const ageing = idsWhere(backlog, (row) => ageClass(row) === 'ageing');
  const stale = idsWhere(backlog, (row) => ageClass(row) === 'stale');
  const scoreIf = (mended: FindingCode | null) =>
    100 *
    meanOf(backlog, (row) => {
      const age = ageClass(row);
      return age === mended ? 1 : FRESHNESS[age];
    });
  const findings = [
    { code: 'stale', issueIds: stale, itemIds: [] },
    { code: 'ageing', issueIds: ageing, itemIds: [] },
  ] as const;
  return {
    partId: 'fresh',
    score: scoreIf(null),
    facts: {
      items: backlog.length,
      ageing: ageing.length,
      stale: stale.length,
      ageingDays: settings.ageingDays,
      staleDays: settings.staleDays,
    },
    findings: findings
      .filter(({ issueIds }) => issueIds.length > 0)
      .map((finding) => ({ ...finding, mendedScore: scoreIf(finding.code) })),
  };
}
