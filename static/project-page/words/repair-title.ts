import type { Finding, HealthSettings } from '../../../src/domain/health/health-report';
import { decimal, plural, wholeNumber } from '../../shared/format';

type Limits = Pick<HealthSettings, 'readyTop' | 'maxSize' | 'ageingDays' | 'staleDays'>;

/** A finding told as the work that mends it: "Size 5 items in the top 20". It speaks of items, never of people. */
export function repairTitle({ code, issueIds, itemIds }: Finding, limits: Limits): string {
  const items = plural(issueIds.length, 'item');
  const top = `the top ${wholeNumber(limits.readyTop)}`;
  const near = issueIds.length === limits.readyTop && issueIds.length > 1 ? `all of ${top}` : `${items} in ${top}`;
  switch (code) {
    case 'unlinked':
      return `Link ${items} to the roadmap`;
    case 'weakEvidence':
      return `Confirm the place of ${items}`;
    case 'staleRoadmap':
      return `Move ${items} to a live roadmap item`;
    case 'hollowItem':
      return `Fill ${plural(itemIds.length, 'roadmap item')} without open work`;
    case 'blockedAbove':
      return `Move what blocks ${items} above ${issueIds.length === 1 ? 'it' : 'them'}`;
    case 'laterAboveNow':
      return `Move ${items} for later below what is due now`;
    case 'noSize':
      return `Size ${near}`;
    case 'tooBig':
      return `Split ${items} larger than ${plural(limits.maxSize, 'point')}`;
    case 'noDescription':
      return `Describe ${near}`;
    case 'noAcceptanceCriteria':
      return `Add acceptance criteria to ${near}`;
    case 'notEnoughData':
      return `Say what ${items} ${issueIds.length === 1 ? 'is' : 'are'} worth`;
    case 'ageing':
      return `Review ${items} unchanged for ${plural(limits.ageingDays, 'day')}`;
    case 'stale':
      return `Renew or close ${items} unchanged for ${plural(limits.staleDays, 'day')}`;
    case 'tooMuchStock':
      return `Let go of ${items} at the tail`;
  }
}

/** About how long a repair takes: minutes, hours from two hours on. */
export function repairEffort(minutes: number): string {
  return minutes < 120 ? `about ${wholeNumber(minutes)} min` : `about ${wholeNumber(Math.round(minutes / 60))} h`;
}

/** Health per minute; what is too small to tell apart is said to be so. */
export function bargainText(gainPerMinute: number): string {
  return gainPerMinute < 0.01 ? 'under 0.01' : decimal(gainPerMinute, 2);
}
