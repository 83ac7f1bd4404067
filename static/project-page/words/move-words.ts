import type { PlannedMove } from '../../../src/domain/order/plan-order';
import { percent, plural, wholeNumber } from '../../shared/format';

/** A share of the best in percent; what would round to nothing is said to be less than one. */
export function sharePercent(share: number): string {
  return share > 0 && share < 0.005 ? `less than ${percent(0.01)}` : percent(share);
}

function days(amount: number): string {
  return Math.abs(amount) < 1 ? 'less than a day' : plural(Math.round(Math.abs(amount)), 'day');
}

/** What a move does to people's wait at the project's real velocity. [O8] */
export function waitWords({ wait, passed, goesUp }: PlannedMove): string {
  const [own, others] = goesUp ? ['earlier', 'longer'] : ['later', 'less'];
  if (wait === null) return `Passes ${plural(passed.length, 'item')}`;
  const waits = wait.passedItems === 1 ? 'waits' : 'wait';
  return `Arrives ${days(wait.ownDays)} ${own}; ${plural(wait.passedItems, 'item')} ${waits} ${days(wait.passedDays)} ${others}`;
}

/** Why an item is moved. */
export function reasonWords(
  { repairs, goesUp, passed }: PlannedMove,
  { value, size, keyOf }: { value: number | null; size: number | null; keyOf: (issueId: string) => string },
): string {
  const [repair] = repairs;
  if (repair !== undefined) return `${keyOf(repair.blocker)} blocks ${keyOf(repair.blocked)}, which stands above it`;
  const worth = value === null ? '' : `Worth ${wholeNumber(value)}`;
  const sized = size === null ? '' : ` for a size of ${size}`;
  return `${worth}${sized}: ${goesUp ? 'more' : 'less'} for its size than ${passed.length === 1 ? 'the item it passes' : 'most of the items it passes'}`;
}

const COUNTS = [
  'No move',
  'One move',
  'Two moves',
  'Three moves',
  'Four moves',
  'Five moves',
  'Six moves',
  'Seven moves',
];

/** The page's one sentence. [O8] */
export function orderVerdict({ now, then, moves }: { now: number; then: number; moves: number }): string {
  const today = `This order delivers ${percent(now)} of what the best would.`;
  if (moves === 0) return `${today} No move is clearly worth making.`;
  // Links are mended even where that costs. [O3]
  const count = COUNTS[moves] ?? plural(moves, 'move');
  if (then < now) return `${today} ${count} ${moves === 1 ? 'puts' : 'put'} blockers above what they block.`;
  const brings = moves === 1 ? 'brings' : 'bring';
  const better = percent(then) === percent(now) ? `${brings} a little more` : `${brings} it to ${percent(then)}`;
  return `${today} ${count} ${better}.`;
}
