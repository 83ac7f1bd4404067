import type { MappingRule, Roadmap, RoadmapItem } from '../../src/domain/roadmap/roadmap';
import { issueId, itemId, ruleId } from './ids';

/** A roadmap item; a theme unless the overrides say otherwise. */
export function aRoadmapItem(overrides: Partial<RoadmapItem> = {}): RoadmapItem {
  return {
    itemId: itemId('theme'),
    parentId: null,
    level: 'theme',
    title: overrides.itemId ?? 'theme',
    weight: 1,
    horizon: null,
    state: null,
    ownerAccountId: null,
    targetShare: null,
    issueId: null,
    ...overrides,
  };
}

/** A rule by label; its query is its id unless the overrides say otherwise. */
export function aRule(overrides: Partial<MappingRule> = {}): MappingRule {
  return {
    ruleId: ruleId('rule'),
    name: overrides.ruleId ?? 'rule',
    kind: 'label',
    query: overrides.ruleId ?? 'rule',
    itemId: itemId('theme'),
    ...overrides,
  };
}

/**
 * Two themes: `theme` (weight 3, now) > `initiative` > `epic` (stands for issue 900), and `other` (weight 1, next).
 * A rule `rule` matches the label "wallet" to `initiative`.
 */
export function aRoadmap(overrides: Partial<Roadmap> = {}): Roadmap {
  return {
    items: [
      aRoadmapItem({ itemId: itemId('theme'), weight: 3, horizon: 'now' }),
      aRoadmapItem({ itemId: itemId('initiative'), parentId: itemId('theme'), level: 'initiative' }),
      aRoadmapItem({
        itemId: itemId('epic'),
        parentId: itemId('initiative'),
        level: 'epic',
        issueId: issueId('900'),
      }),
      aRoadmapItem({ itemId: itemId('other'), weight: 1, horizon: 'next' }),
    ],
    rules: [aRule({ query: 'wallet', itemId: itemId('initiative') })],
    ...overrides,
  };
}
