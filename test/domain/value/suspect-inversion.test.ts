import { DAY_MS } from '../../../src/domain/ids';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import { suspectInversion } from '../../../src/domain/value/suspect-inversion';
import type { Scale } from '../../../src/domain/value/value-model';
import { aCriterion } from '../../builders/a-model';
import { anIssue, NOW } from '../../builders/an-issue';

const scale: Scale = { kind: 'map', entries: { '1': 1, '2': 0.75, '3': 0.5, '4': 0.25 } };
const urgency = aCriterion({ source: { kind: 'priority' }, scale });
/** Resolved after some days, or open. */
const issue = (priorityId: string | null, days: number | null, facts: Partial<IssueFacts> = {}) =>
  anIssue({
    priorityId,
    createdAt: NOW - 500 * DAY_MS,
    resolvedAt: days === null ? null : NOW + (days - 500) * DAY_MS,
    ...facts,
  });
const times = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
/** Issues of priority 1 to 4, resolved after these days each, so many of each. */
const history = (count: number, ...days: readonly number[]) =>
  days.flatMap((base, at) => times(count, (more) => issue(String(at + 1), base + more)));

describe('suspectInversion', () => {
  it('[V2] suspects a map whose best was resolved last', () => {
    const found = suspectInversion(history(10, 300, 200, 100), urgency, NOW);
    expect(found?.issues).toBe(30);
    expect(found?.tau).toBeLessThan(-0.8);
  });

  it('[V2] finds nothing where the best was resolved first, or where nothing tells', () => {
    expect(suspectInversion(history(10, 100, 200, 300), urgency, NOW)).toBeNull();
    expect(suspectInversion(history(10, 100, 100, 100), urgency, NOW)).toBeNull();
    expect(
      suspectInversion(
        times(40, (at) => issue(String(1 + (at % 4)), 9)),
        urgency,
        NOW,
      ),
    ).toBeNull();
  });

  it('[V2] a cost is read as what is left of 1', () => {
    expect(suspectInversion(history(10, 300, 200, 100), { ...urgency, direction: 'cost' }, NOW)).toBeNull();
    expect(suspectInversion(history(10, 100, 200, 300), { ...urgency, direction: 'cost' }, NOW)).not.toBeNull();
  });

  it('[V2] needs thirty resolved issues and three options', () => {
    expect(suspectInversion(history(10, 300, 200, 100).slice(1), urgency, NOW)).toBeNull();
    expect(suspectInversion(history(15, 300, 200), urgency, NOW)).toBeNull();
  });

  it('[V2] is silent where the best was resolved later but more often', () => {
    const open = times(30, () => issue('3', null));
    expect(suspectInversion([...history(10, 300, 200, 100), ...open], urgency, NOW)).toBeNull();
    const openBest = times(30, () => issue('1', null));
    expect(suspectInversion([...history(10, 300, 200, 100), ...openBest], urgency, NOW)?.issues).toBe(30);
  });

  it('[V2] looks at maps, at the base level, and at what can be read', () => {
    expect(suspectInversion(history(10, 300, 200, 100), aCriterion(), NOW)).toBeNull();
    const epics = history(10, 300, 200, 100).map((one) => ({ ...one, hierarchyLevel: 1 }));
    expect(suspectInversion(epics, urgency, NOW)).toBeNull();
    const unread = times(30, () => issue('9', 900));
    expect(suspectInversion([...history(10, 300, 200, 100), ...unread], urgency, NOW)?.issues).toBe(30);
  });
});
