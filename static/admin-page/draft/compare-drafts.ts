import type { MappingRule, Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import type { Draft } from './draft-state';
import { childrenByParent } from './roadmap-tree';

/** One difference between two drafts. */
export interface DraftChange {
  readonly subject: 'item' | 'rule' | 'criterion' | 'model';
  /** Id of the item, rule or criterion; the name of the setting for the model itself. */
  readonly id: string;
  /** Title or name, as it is in the later of the two. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** `changed`: which field. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

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
const CRITERION_FIELDS = [
  'name',
  'question',
  'lowLabel',
  'highLabel',
  'source',
  'direction',
  'weight',
  'scale',
] as const;

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

interface Listed<T> {
  readonly subject: DraftChange['subject'];
  readonly fields: readonly (keyof T & string)[];
  readonly idOf: (each: T) => string;
  readonly nameOf: (each: T) => string;
}

function compareLists<T extends object>(before: readonly T[], after: readonly T[], by: Listed<T>): DraftChange[] {
  const changes: DraftChange[] = [];
  const earlier = new Map(before.map((each) => [by.idOf(each), each]));
  const later = new Set(after.map(by.idOf));
  for (const each of after) {
    const was = earlier.get(by.idOf(each));
    const about = { subject: by.subject, id: by.idOf(each), name: by.nameOf(each) };
    if (was === undefined) {
      changes.push({ ...about, kind: 'added', field: null, before: null, after: each });
      continue;
    }
    for (const field of by.fields) {
      if (isSame(was[field], each[field])) continue;
      changes.push({ ...about, kind: 'changed', field, before: was[field], after: each[field] });
    }
  }
  for (const each of before) {
    if (later.has(by.idOf(each))) continue;
    const about = { subject: by.subject, id: by.idOf(each), name: by.nameOf(each) };
    changes.push({ ...about, kind: 'removed', field: null, before: each, after: null });
  }
  return changes;
}

/** The fewest members that must move to turn one order into the other: all but a longest common run. */
function movedBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const place = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => place.has(id));
  const isInOrder = common.every((id, at) => at === 0 || (place.get(common[at - 1] ?? '') ?? 0) < (place.get(id) ?? 0));
  if (isInOrder) return [];
  const longest: string[][] = [];
  common.forEach((id, at) => {
    const earlier = common
      .slice(0, at)
      .map((other, index) => ((place.get(other) ?? 0) < (place.get(id) ?? 0) ? (longest[index] ?? []) : []))
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
    longest.push([...earlier, id]);
  });
  const kept = new Set(longest.reduce((best, run) => (run.length > best.length ? run : best), []));
  return common.filter((id) => !kept.has(id));
}

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
const CRITERIA: Listed<Criterion> = {
  subject: 'criterion',
  fields: CRITERION_FIELDS,
  idOf: (criterion) => criterion.criterionId,
  nameOf: (criterion) => criterion.name,
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

/** Every difference between two value models. */
export function compareModels(before: ValueModel, after: ValueModel): readonly DraftChange[] {
  if (before === after) return [];
  const settings = (['preset', 'size', 'bands'] as const).flatMap((id): DraftChange[] =>
    isSame(before[id], after[id])
      ? []
      : [{ subject: 'model', id, name: id, kind: 'changed', field: id, before: before[id], after: after[id] }],
  );
  return [...settings, ...compareLists(before.criteria, after.criteria, CRITERIA)];
}

export function compareDrafts(before: Draft, after: Draft): readonly DraftChange[] {
  return [...compareRoadmaps(before.roadmap, after.roadmap), ...compareModels(before.model, after.model)];
}
