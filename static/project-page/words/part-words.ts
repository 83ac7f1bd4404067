import type { HealthPart, HealthReport } from '../../../src/domain/health/health-report';
import { decimal, percent, plural, wholeNumber } from '../../shared/format';
import { HEALTH_PART_WORDS } from '../../shared/words';

/** What a part's number rests on, in a few words and with its base. */
export function partBasis({ partId, facts }: HealthPart): string {
  const fact = (name: string) => facts[name] ?? 0;
  switch (partId) {
    case 'fit': {
      const linked = `${wholeNumber(fact('unlinked'))} of ${wholeNumber(fact('items'))} reach no roadmap item`;
      const hollow = fact('hollowItems');
      return hollow === 0 ? linked : `${linked}, ${plural(hollow, 'due item')} without work`;
    }
    case 'ready':
      return `${wholeNumber(fact('ready'))} of the top ${wholeNumber(fact('top'))} pass every check`;
    case 'fresh':
      return `${wholeNumber(fact('ageing') + fact('stale'))} of ${wholeNumber(fact('items'))} unchanged for ${plural(fact('ageingDays'), 'day')}`;
    case 'size':
      return `${stockText(fact('months'))} of stock at ${wholeNumber(fact('resolvedPerMonth'))} a month`;
    case 'order': {
      const delivers = `Delivers ${percent(fact('efficiency'))} of what the best order would`;
      const misplaced = fact('misplaced');
      return misplaced === 0 ? delivers : `${delivers}, ${wholeNumber(misplaced)} above what blocks them`;
    }
    case 'clean':
      return '';
  }
}

/** Months of stock; from ten on a tenth of a month tells nothing. */
function stockText(months: number): string {
  if (Math.round(months * 10) === 10) return '1 month';
  return `${months < 9.95 ? decimal(months) : wholeNumber(Math.round(months))} months`;
}

/** More of what a part rests on, for its opened panel: each line a fact that the table has no room for. */
export function partDetails({ partId, facts }: HealthPart): readonly string[] {
  const fact = (name: string) => facts[name] ?? 0;
  switch (partId) {
    case 'fit':
      return facts['misallocation'] === undefined
        ? []
        : [`${percent(fact('misallocation'))} of the effort would have to move to meet the themes' targets.`];
    case 'fresh':
      return [
        `${wholeNumber(fact('ageing'))} ageing: unchanged for more than ${plural(fact('ageingDays'), 'day')}; each counts half.`,
        `${wholeNumber(fact('stale'))} out of date: unchanged for more than ${plural(fact('staleDays'), 'day')}; they count nothing.`,
      ];
    case 'size':
      return [`Up to ${plural(fact('healthyMonths'), 'month')} of stock counts as healthy.`];
    case 'ready':
      return [
        'The number is the share of checks that the top items pass: a size, small enough, a description, acceptance criteria (counted half), a known value. The tail is never held to this.',
      ];
    case 'order':
      return [
        `Today's order is compared with the best one of the ${plural(fact('ordered'), 'item')} that have a value and a size, drawn halfway toward today's order, since scores are not everything people know.`,
        ...(fact('blocked') === 0
          ? []
          : [
              `${plural(fact('blocked'), 'item')} ${fact('blocked') === 1 ? 'waits' : 'wait'} for others in this backlog.`,
            ]),
      ];
    case 'clean':
      return [];
  }
}

/** Why a part has no number. */
export function missingReason({ partId }: HealthPart): string {
  switch (partId) {
    case 'fit':
      return 'There is no roadmap yet';
    case 'size':
      return 'Nothing was resolved in the last 90 days';
    case 'order':
      return 'Fewer than two items have a value and a size';
    case 'clean':
      return 'Not measured in this version';
    case 'ready':
    case 'fresh':
      return 'The backlog is empty';
  }
}

/** The part furthest below its target; null where every part with data meets it. */
function furthestBelow(parts: readonly HealthPart[]): { readonly part: HealthPart; readonly below: number } | null {
  let furthest: { part: HealthPart; below: number } | null = null;
  for (const part of parts) {
    if (part.score === null) continue;
    const below = Math.round(part.target) - Math.round(part.score);
    if (below > 0 && (furthest === null || below > furthest.below)) furthest = { part, below };
  }
  return furthest;
}

/** The page in one true sentence. */
export function healthVerdict({ parts, score }: HealthReport): string {
  if (score === null) return 'There is nothing to measure yet.';
  const worst = furthestBelow(parts);
  const measured = parts.filter((part) => part.score !== null).length;
  if (worst === null) {
    return measured === 1
      ? 'The only part with data meets its target.'
      : `All ${measured} parts with data meet their target.`;
  }
  const met = parts.filter((part) => part.score !== null && Math.round(part.score) >= Math.round(part.target)).length;
  const rest =
    met === 0 ? 'no part is on target yet' : `${met} of ${measured} parts ${met === 1 ? 'is' : 'are'} on target`;
  return `${HEALTH_PART_WORDS[worst.part.partId].name} holds this backlog back: ${plural(worst.below, 'point')} below its target; ${rest}.`;
}

/** The backlog table in one true sentence. */
export function backlogVerdict({ backlog }: HealthReport): string {
  const { count, ordered, unlinked } = backlog;
  if (count === 0) return 'There is nothing in the backlog.';
  const known =
    ordered === count
      ? `All ${plural(count, 'item')} are known well enough to order`
      : `${wholeNumber(ordered)} of ${plural(count, 'item')} ${ordered === 1 ? 'is' : 'are'} known well enough to order`;
  const linked =
    unlinked === 0
      ? 'every one has a place on the roadmap or a decision'
      : `${wholeNumber(unlinked)} ${unlinked === 1 ? 'reaches' : 'reach'} no roadmap item`;
  return `${known}; ${linked}.`;
}
