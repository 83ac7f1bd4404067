import type { MappingRule, Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import { compareLists, type DraftChange, type Listed, movedBetween } from '../../shared/model/compare-lists';
import { compareModels } from '../../shared/model/compare-models';
import type { Draft } from './draft-state';
import { childrenByParent } from './roadmap-tree';

const ITEM_FIELDS = [
  'title',
  'parentId',
  'weight',
  'horizon',
  'state',
  'targetShare',
  'ownerAccountId',
  'issueId',
] as const;
const RULE_FIELDS = ['name', 'kind', 'query', 'itemId'] as const;
function movesOf(before: Roadmap, after: Roadmap): DraftChange[] {
  const earlier = childrenByParent(before.items);
  return [...childrenByParent(after.items)].flatMap(([parentId, siblings]) => {
    const stayed = new Set((earlier.get(parentId) ?? []).map((item) => item.itemId));
    const moved = new Set(
      movedBetween(
        [...stayed],
        siblings.filter((item) => stayed.has(item.itemId)).map((item) => item.itemId),
      ),
    );
    return siblings
      .filter((item) => moved.has(item.itemId))
      .map((item): DraftChange => {
        const about = { subject: 'item' as const, id: item.itemId, name: item.title };
        return { ...about, kind: 'moved', field: null, before: null, after: null };
      });
  });
}

const ITEMS: Listed<RoadmapItem> = {
  subject: 'item',
  fields: ITEM_FIELDS,
  idOf: (item) => item.itemId,
  nameOf: (item) => item.title,
};
const RULES: Listed<MappingRule> = {
  subject: 'rule',
  fields: RULE_FIELDS,
  idOf: (rule) => rule.ruleId,
  nameOf: (rule) => rule.name,
};
/** Every difference between two roadmaps, item by item and rule by rule. */
export function compareRoadmaps(before: Roadmap, after: Roadmap): readonly DraftChange[] {
  if (before === after) return [];
  return [
    ...compareLists(before.items, after.items, ITEMS),
    ...movesOf(before, after),
    ...compareLists(before.rules, after.rules, RULES),
  ];
}

export function compareDrafts(before: Draft, after: Draft): readonly DraftChange[] {
  return [...compareRoadmaps(before.roadmap, after.roadmap), ...compareModels(before.model, after.model)];
}
