import { type BacklogView, type PartAssessment, withoutData } from './part-assessment';

/** A stock of so many months is fully healthy, and of so many months not at all; linear between. Convention. */
const HEALTHY_STOCK_MONTHS = 3;
const WORST_STOCK_MONTHS = 12;

/** Is the backlog small enough to be managed? Months of stock at the real throughput. [scoring.md, Health] */
export function assessSize({ backlog, resolvedPerMonth }: BacklogView): PartAssessment {
  if (backlog.length === 0 || resolvedPerMonth === null || resolvedPerMonth <= 0) return withoutData('size');
  const months = backlog.length / resolvedPerMonth;
  const excess = (months - HEALTHY_STOCK_MONTHS) / (WORST_STOCK_MONTHS - HEALTHY_STOCK_MONTHS);
  const beyond = backlog.slice(Math.floor(HEALTHY_STOCK_MONTHS * resolvedPerMonth));
  return {
    partId: 'size',
    score: 100 * Math.min(1, Math.max(0, 1 - excess)),
    facts: { items: backlog.length, resolvedPerMonth, months, healthyMonths: HEALTHY_STOCK_MONTHS },
    findings:
      excess > 0
        ? [
            {
              code: 'tooMuchStock',
              issueIds: beyond.map(({ issueId }) => issueId),
              itemIds: [],
              mendedScore: 100,
            },
          ]
        : [],
  };
}
